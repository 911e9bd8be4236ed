import { KMSClient } from '@aws-sdk/client-kms';
import { type KeyRing, openKeyRing } from '@huiyin/seal';
import { dynamodb } from './dynamodb.ts';
import type { OpenDoor } from './open-door.ts';

interface KeyNames {
  readonly KEYS_TABLE_NAME: string;
  readonly KMS_KEY_ID: string;
}

/** The branch's keys, for a door that uses any; what it may do with them is its surface's to say. */
export const openKeys = ({ environment, branch, now }: OpenDoor<KeyNames>): KeyRing =>
  openKeyRing({
    kms: new KMSClient(),
    dynamodb: dynamodb(),
    tableName: environment.KEYS_TABLE_NAME,
    kmsKeyId: environment.KMS_KEY_ID,
    branch: branch.branch,
    now,
  });
