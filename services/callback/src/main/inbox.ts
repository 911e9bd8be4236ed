import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { systemClock } from '@huiyin/kernel';
import { openLog, readBranch } from '@huiyin/lambda';
import { aggregateTable, forgottenCustomers } from '@huiyin/table';
import { envs } from '../env.ts';
import { inbox } from '../inbox.ts';
import { callbackStore } from '../store.ts';

const env = envs.inbox.parse(process.env);
const branch = readBranch(import.meta.url);
const table = aggregateTable(new DynamoDBClient(), env.TABLE_NAME);

export const handler = inbox({
  branch,
  store: callbackStore(table, branch.retentionDays.tasks),
  forgotten: forgottenCustomers(table),
  log: openLog({ service: 'callback', door: 'inbox' }),
  now: systemClock,
});
