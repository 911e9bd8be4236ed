import { Stack } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { allow } from './binding.ts';

/**
 * Lets a function send mail as this address, whether the address or its whole domain was verified. The identity itself
 * is made by hand (docs/deploy.md): branches may share a domain, and a stack of one must not remove it from the others.
 */
export function sendsMailAs(sender: LambdaFunction, address: string): void {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const identities = [address, domain].map((resourceName) =>
    Stack.of(sender).formatArn({ service: 'ses', resource: 'identity', resourceName }),
  );
  sender.addToRolePolicy(
    allow(['ses:SendEmail', 'ses:SendRawEmail'], identities, {
      StringEquals: { 'ses:FromAddress': address },
    }),
  );
}
