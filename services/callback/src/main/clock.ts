import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { openLog, readBranch } from '@huiyin/lambda';
import { aggregateTable } from '@huiyin/table';
import { clock } from '../clock.ts';
import { envs } from '../env.ts';
import { callbackStore } from '../store.ts';

const env = envs.clock.parse(process.env);
const branch = readBranch(import.meta.url);

export const handler = clock({
  branch,
  store: callbackStore(aggregateTable(new DynamoDBClient(), env.TABLE_NAME), branch.retentionDays.tasks),
  log: openLog({ service: 'callback', door: 'clock' }),
});
