import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { CloudResource } from './cloud-resources.ts';

/**
 * An address from which mail is sent, whether the address or its whole domain was verified. The identity itself is made
 * by hand (docs/deploy.md): branches may share a domain, and a stack of one must not remove it from the others.
 */
export const senderAddress = (scope: Construct, address: string, configurationSet: string): CloudResource => {
  const arn = (resource: string, resourceName: string) =>
    Stack.of(scope).formatArn({ service: 'ses', resource, resourceName });
  return {
    name: address,
    arns: [
      arn('identity', address),
      arn('identity', address.slice(address.lastIndexOf('@') + 1)),
      // Sending through a set asks for it too.
      arn('configuration-set', configurationSet),
    ],
  };
};
