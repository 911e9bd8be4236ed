import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { systemClock } from '@huiyin/kernel';
import { openLog, readBranch } from '@huiyin/lambda';
import { aggregateTable } from '@huiyin/table';
import { inbox } from '../doors/inbox.ts';
import { envs } from '../env.ts';

const env = envs.inbox.parse(process.env);

export const handler = inbox({
  branch: readBranch(import.meta.url),
  table: aggregateTable(new DynamoDBClient(), env.TABLE_NAME, systemClock),
  log: openLog({ service: 'complaint', door: 'inbox' }),
  now: systemClock,
});
