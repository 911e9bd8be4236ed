import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { systemClock } from '@huiyin/kernel';
import { openLog } from '@huiyin/lambda';
import { aggregateTable } from '@huiyin/table';
import { clock } from '../doors/clock.ts';
import { envs } from '../env.ts';

const env = envs.clock.parse(process.env);

export const handler = clock({
  table: aggregateTable(new DynamoDBClient(), env.TABLE_NAME, systemClock),
  log: openLog({ service: 'sampling', door: 'clock' }),
  now: systemClock,
});
