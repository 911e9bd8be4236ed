import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { systemClock } from '@huiyin/kernel';
import { openLog, readBranch } from '@huiyin/lambda';
import { aggregateTable } from '@huiyin/table';
import { api } from '../api.ts';
import { envs } from '../env.ts';
import { briefingStore } from '../store.ts';

const env = envs.api.parse(process.env);

export const handler = api({
  branch: readBranch(import.meta.url),
  store: briefingStore(aggregateTable(new DynamoDBClient(), env.TABLE_NAME)),
  log: openLog({ service: 'briefing', door: 'api' }),
  now: systemClock,
});
