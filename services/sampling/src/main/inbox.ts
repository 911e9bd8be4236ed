import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { systemClock } from '@huiyin/kernel';
import { openLog, readBranch } from '@huiyin/lambda';
import { openKeyRing } from '@huiyin/seal';
import { aggregateTable } from '@huiyin/table';
import { inbox } from '../doors/inbox.ts';
import { envs } from '../env.ts';
import { rememberedPolicies } from '../store/policies.ts';

const env = envs.inbox.parse(process.env);
const branch = readBranch(import.meta.url);
const dynamodb = new DynamoDBClient();
const table = aggregateTable(dynamodb, env.TABLE_NAME, systemClock);

export const handler = inbox({
  branch,
  table,
  policies: rememberedPolicies(table, branch, systemClock),
  keys: openKeyRing({
    kms: new KMSClient(),
    dynamodb,
    tableName: env.KEYS_TABLE_NAME,
    kmsKeyId: env.KMS_KEY_ID,
    branch: branch.branch,
    now: systemClock,
  }),
  log: openLog({ service: 'sampling', door: 'inbox' }),
  now: systemClock,
});
