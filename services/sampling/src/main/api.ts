import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { systemClock } from '@huiyin/kernel';
import { openLog, readBranch } from '@huiyin/lambda';
import { aggregateTable } from '@huiyin/table';
import { api } from '../doors/api.ts';
import { envs } from '../env.ts';

const env = envs.api.parse(process.env);

export const handler = api({
  branch: readBranch(import.meta.url),
  table: aggregateTable(new DynamoDBClient(), env.TABLE_NAME, systemClock),
  log: openLog({ service: 'sampling', door: 'api' }),
  now: systemClock,
});
