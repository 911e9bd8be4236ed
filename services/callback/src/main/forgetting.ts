import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { systemClock } from '@huiyin/kernel';
import { openLog, readBranch } from '@huiyin/lambda';
import { aggregateTable } from '@huiyin/table';
import { forgetting } from '../doors/forgetting.ts';
import { envs } from '../env.ts';

const env = envs.forgetting.parse(process.env);
const sqs = new SQSClient();

export const handler = forgetting({
  branch: readBranch(import.meta.url),
  table: aggregateTable(new DynamoDBClient(), env.TABLE_NAME, systemClock),
  log: openLog({ service: 'callback', door: 'forgetting' }),
  now: systemClock,
  again: async (body) => {
    await sqs.send(new SendMessageCommand({ QueueUrl: env.QUEUE_URL, MessageBody: body }));
  },
});
