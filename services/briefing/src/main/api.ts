import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { systemClock } from '@huiyin/kernel';
import { openLog, readBranch } from '@huiyin/lambda';
import { mailLedger } from '@huiyin/post';
import { aggregateTable } from '@huiyin/table';
import { api } from '../doors/api.ts';
import { envs } from '../env.ts';
import { briefingStore } from '../store/briefing-store.ts';

const env = envs.api.parse(process.env);
const table = aggregateTable(new DynamoDBClient(), env.TABLE_NAME, systemClock);

export const handler = api({
  branch: readBranch(import.meta.url),
  store: briefingStore(table),
  ledger: mailLedger(table),
  log: openLog({ service: 'briefing', door: 'api' }),
  now: systemClock,
});
