import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { systemClock, toInstant } from '@huiyin/kernel';
import { openLog } from '@huiyin/lambda';
import { aggregateTable, daysToRefold, refoldDay } from '@huiyin/table';
import { clock } from '../clock.ts';
import { envs } from '../env.ts';
import { decisionStore } from '../store.ts';

const env = envs.clock.parse(process.env);
const table = aggregateTable(new DynamoDBClient(), env.TABLE_NAME);

export const handler = clock({
  store: decisionStore(table),
  waiting: () => daysToRefold(table),
  refold: (day, fold, traceId) => refoldDay(table, day, fold, toInstant(systemClock()), traceId),
  log: openLog({ service: 'sampling', door: 'clock' }),
  now: systemClock,
});
