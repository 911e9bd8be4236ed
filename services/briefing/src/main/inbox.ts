import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { systemClock } from '@huiyin/kernel';
import { openLog } from '@huiyin/lambda';
import { aggregateTable } from '@huiyin/table';
import { inbox } from '../doors/inbox.ts';
import { envs } from '../env.ts';
import { briefingStore } from '../store/briefing-store.ts';

const env = envs.inbox.parse(process.env);

export const handler = inbox({
  store: briefingStore(aggregateTable(new DynamoDBClient(), env.TABLE_NAME, systemClock)),
  log: openLog({ service: 'briefing', door: 'inbox' }),
  now: systemClock,
});
