import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { systemClock, toInstant } from '@huiyin/kernel';
import { openLog, readBranch } from '@huiyin/lambda';
import { openKeyRing } from '@huiyin/seal';
import { aggregateTable, forgottenCustomers, markForRefold } from '@huiyin/table';
import { envs } from '../env.ts';
import { inbox } from '../inbox.ts';
import { decisionStore } from '../store.ts';

const env = envs.inbox.parse(process.env);
const branch = readBranch(import.meta.url);
const dynamodb = new DynamoDBClient();
const table = aggregateTable(dynamodb, env.TABLE_NAME);

export const handler = inbox({
  branch,
  store: decisionStore(table),
  forgotten: forgottenCustomers(table),
  keys: openKeyRing({
    kms: new KMSClient(),
    dynamodb,
    tableName: env.KEYS_TABLE_NAME,
    kmsKeyId: env.KMS_KEY_ID,
    branch: branch.branch,
    now: systemClock,
  }),
  markDay: (day, traceId) => markForRefold(table, day, toInstant(systemClock()), traceId),
  log: openLog({ service: 'sampling', door: 'inbox' }),
  now: systemClock,
});
