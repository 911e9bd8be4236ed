import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { systemClock } from '@huiyin/kernel';
import { openLog, readBranch } from '@huiyin/lambda';
import { aggregateTable, forgottenCustomers } from '@huiyin/table';
import { envs } from '../env.ts';
import { inbox } from '../inbox.ts';
import { caseStore } from '../store.ts';

const env = envs.inbox.parse(process.env);
const table = aggregateTable(new DynamoDBClient(), env.TABLE_NAME);

export const handler = inbox({
  branch: readBranch(import.meta.url),
  store: caseStore(table),
  forgotten: forgottenCustomers(table),
  log: openLog({ service: 'complaint', door: 'inbox' }),
  now: systemClock,
});
