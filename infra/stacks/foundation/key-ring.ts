import { RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { CloudResource } from '../../constructs/cloud-resources.ts';
import { officeTable } from '../../constructs/office-table.ts';
import type { Office } from '../../office.ts';

export interface OfficeKeys {
  readonly keysTable: CloudResource;
  readonly kmsKey: CloudResource;
}

/**
 * The branch's keys: a table of wrapped ones, and the key that wraps them and never leaves KMS. A door may unwrap only
 * what it is for, since every call names its purpose and every grant asks for it. Nobody is given the key itself.
 */
export function keyRing(stack: Stack, office: Office): OfficeKeys {
  const { branch, names } = office;
  const key = new Key(stack, 'Key', {
    alias: names.keysAlias,
    description: `Wraps the keys of branch ${branch.branch}`,
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const { part } = officeTable(stack, office, { owner: 'keys', streams: 'no' });
  return { keysTable: part, kmsKey: { name: key.keyId, arns: [key.keyArn] } };
}
