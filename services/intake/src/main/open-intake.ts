import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import type { BranchConfiguration } from '@huiyin/contracts';
import { systemClock } from '@huiyin/kernel';
import { openKeyRing } from '@huiyin/seal';
import { aggregateTable } from '@huiyin/table';

interface Names {
  readonly TABLE_NAME: string;
  readonly KEYS_TABLE_NAME: string;
  readonly KMS_KEY_ID: string;
}

/** What the two ways in are made of. */
export function openIntake(env: Names, branch: BranchConfiguration) {
  const dynamodb = new DynamoDBClient();
  return {
    branch,
    table: aggregateTable(dynamodb, env.TABLE_NAME, systemClock),
    keys: openKeyRing({
      kms: new KMSClient(),
      dynamodb,
      tableName: env.KEYS_TABLE_NAME,
      kmsKeyId: env.KMS_KEY_ID,
      branch: branch.branch,
      now: systemClock,
    }),
    now: systemClock,
  };
}
