import type { BranchNames, MailRoute } from '@huiyin/surface';
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { CloudResource, CloudResources } from './cloud-resources.ts';

/** What a door that mails works with. Sender and password are made by hand (docs/deploy.md), and no stack removes them. */
export function mailResources(
  scope: Construct,
  { sender, mail }: MailRoute,
  names: BranchNames,
): Pick<CloudResources, 'senderAddress' | 'mailPassword'> {
  if (mail.kind === 'ses') return { senderAddress: senderAddress(scope, sender, names.mailEvents) };
  const { mailPassword } = names;
  const arn = Stack.of(scope).formatArn({
    service: 'ssm',
    resource: 'parameter',
    resourceName: mailPassword.slice(1),
  });
  return { mailPassword: { name: mailPassword, arns: [arn] } };
}

/**
 * An address from which mail is sent, whether the address or its whole domain was verified: branches may share a domain, and
 * a stack of one must not remove it from the others.
 */
const senderAddress = (scope: Construct, address: string, configurationSet: string): CloudResource => {
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
