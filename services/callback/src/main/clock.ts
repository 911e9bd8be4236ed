import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { systemClock } from '@huiyin/kernel';
import { openLog, readBranch } from '@huiyin/lambda';
import { aggregateTable } from '@huiyin/table';
import { clock } from '../doors/clock.ts';
import { envs } from '../env.ts';
import { taskStore } from '../store/tasks.ts';

const env = envs.clock.parse(process.env);
const branch = readBranch(import.meta.url);
const table = aggregateTable(new DynamoDBClient(), env.TABLE_NAME, systemClock);

export const handler = clock({
  branch,
  tasks: taskStore(table, branch.retentionDays.tasks),
  log: openLog({ service: 'callback', door: 'clock' }),
  now: systemClock,
});
