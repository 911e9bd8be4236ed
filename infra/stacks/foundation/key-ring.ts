import type { PairPurpose, SecretPurpose } from '@huiyin/seal';
import { RemovalPolicy, type Stack } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { allow, type Binding } from '../../constructs/binding.ts';
import { officeTable } from '../../constructs/service-table.ts';
import type { Office } from '../../office.ts';

/** What a door does with keys: it seals to and opens with the pairs of months, and hashes with secrets (packages/seal). */
export interface KeyUse {
  readonly seals?: readonly PairPurpose[];
  readonly opens?: readonly PairPurpose[];
  readonly hashes?: readonly SecretPurpose[];
  /** Lists and destroys months. */
  readonly administers?: boolean;
}

export interface OfficeKeys {
  allows(use: KeyUse): { readonly KEYS_TABLE_NAME: Binding; readonly KMS_KEY_ID: Binding };
}

/**
 * The branch's keys: a table of wrapped ones, and the key that wraps them and never leaves KMS. A door may unwrap only
 * what it is for, since every call names its purpose and every grant asks for it. Nobody is given the key itself.
 */
export function keyRing(stack: Stack, office: Office): OfficeKeys {
  const { branch, naming } = office;
  const key = new Key(stack, 'Key', {
    alias: naming.of('keys'),
    description: `Wraps the keys of branch ${branch.branch}`,
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const table = officeTable(stack, office, { part: 'keys' });

  const under = (action: string, purposes: readonly string[]): PolicyStatement[] =>
    purposes.length === 0
      ? []
      : [
          allow([`kms:${action}`], [key.keyArn], {
            StringEquals: {
              'kms:EncryptionContext:branch': branch.branch,
              'kms:EncryptionContext:purpose': purposes,
            },
          }),
        ];

  return {
    allows({ seals = [], opens = [], hashes = [], administers = false }) {
      const writes = seals.length > 0 || hashes.length > 0 || administers;
      return {
        KEYS_TABLE_NAME: table.allows(
          'GetItem',
          ...(writes ? (['PutItem'] as const) : []),
          ...(administers ? (['Query'] as const) : []),
        ),
        KMS_KEY_ID: {
          value: key.keyId,
          statements: [
            ...under('GenerateDataKeyPairWithoutPlaintext', seals),
            ...under('GenerateDataKeyWithoutPlaintext', hashes),
            ...under('Decrypt', [...opens, ...hashes]),
          ],
        },
      };
    },
  };
}
