import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { newId, systemClock } from '@huiyin/kernel';
import { openLog, readBranch } from '@huiyin/lambda';
import { openKeyRing } from '@huiyin/seal';
import { aggregateTable } from '@huiyin/table';
import { api } from '../doors/api.ts';
import { envs } from '../env.ts';
import { leaseStore } from '../store/leases.ts';
import { taskStore } from '../store/tasks.ts';

const env = envs.api.parse(process.env);
const branch = readBranch(import.meta.url);
const dynamodb = new DynamoDBClient();
const table = aggregateTable(dynamodb, env.TABLE_NAME, systemClock);

export const handler = api({
  branch,
  tasks: taskStore(table, branch.retentionDays.tasks),
  leases: leaseStore(table),
  keys: openKeyRing({
    kms: new KMSClient(),
    dynamodb,
    tableName: env.KEYS_TABLE_NAME,
    kmsKeyId: env.KMS_KEY_ID,
    branch: branch.branch,
    now: systemClock,
  }),
  log: openLog({ service: 'callback', door: 'api' }),
  now: systemClock,
  newId,
});
