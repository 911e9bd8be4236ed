import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { systemClock } from '@huiyin/kernel';
import { openLog, readBranch } from '@huiyin/lambda';
import { aggregateTable, tombstonesIn } from '@huiyin/table';
import { inbox } from '../doors/inbox.ts';
import { envs } from '../env.ts';
import { taskStore } from '../store/tasks.ts';

const env = envs.inbox.parse(process.env);
const branch = readBranch(import.meta.url);
const table = aggregateTable(new DynamoDBClient(), env.TABLE_NAME, systemClock);

export const handler = inbox({
  branch,
  tasks: taskStore(table, branch.retentionDays.tasks),
  tombstones: tombstonesIn(table),
  log: openLog({ service: 'callback', door: 'inbox' }),
  now: systemClock,
});
