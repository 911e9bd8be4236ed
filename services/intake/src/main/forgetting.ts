import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { systemClock } from '@huiyin/kernel';
import { openLog, readBranch } from '@huiyin/lambda';
import { aggregateTable } from '@huiyin/table';
import { envs } from '../env.ts';
import { inbox } from '../inbox.ts';
import { rejectedStore } from '../rejected-store.ts';
import { orderStore } from '../store.ts';

const env = envs.inbox.parse(process.env);
const { retentionDays } = readBranch(import.meta.url);
const table = aggregateTable(new DynamoDBClient(), env.TABLE_NAME);

export const handler = inbox({
  orders: orderStore(table),
  rejected: rejectedStore(table, retentionDays.rejected),
  log: openLog({ service: 'intake', door: 'inbox' }),
  now: systemClock,
});
