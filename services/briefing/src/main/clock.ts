import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { systemClock } from '@huiyin/kernel';
import { openLog, readBranch } from '@huiyin/lambda';
import { mailLedger, sesPost } from '@huiyin/post';
import { aggregateTable } from '@huiyin/table';
import { clock } from '../doors/clock.ts';
import { envs } from '../env.ts';
import { briefingStore } from '../store/briefing-store.ts';

const env = envs.clock.parse(process.env);
const branch = readBranch(import.meta.url);
// Well within CLAIM_MINUTES, so that a claim older than that has no sender any more.
const ses = new SESv2Client({
  maxAttempts: 3,
  requestHandler: { requestTimeout: 15_000, throwOnRequestTimeout: true },
});
const table = aggregateTable(new DynamoDBClient(), env.TABLE_NAME, systemClock);

export const handler = clock({
  branch,
  store: briefingStore(table),
  ledger: mailLedger(table),
  post: sesPost(ses, { name: branch.name[branch.language], address: branch.briefing.sender }),
  log: openLog({ service: 'briefing', door: 'clock' }),
  now: systemClock,
});
