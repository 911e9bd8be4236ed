import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { systemClock } from '@huiyin/kernel';
import { openLog, readBranch } from '@huiyin/lambda';
import { aggregateTable } from '@huiyin/table';
import { envs } from '../env.ts';
import { inbox } from '../inbox.ts';
import { caseStore } from '../store.ts';

const env = envs.inbox.parse(process.env);

export const handler = inbox({
  branch: readBranch(import.meta.url),
  store: caseStore(aggregateTable(new DynamoDBClient(), env.TABLE_NAME)),
  log: openLog({ service: 'complaint', door: 'inbox' }),
  now: systemClock,
});
