import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { openLog } from '@huiyin/lambda';
import { aggregateTable } from '@huiyin/table';
import { api } from '../api.ts';
import { envs } from '../env.ts';
import { decisionStore } from '../store.ts';

const env = envs.api.parse(process.env);

export const handler = api({
  store: decisionStore(aggregateTable(new DynamoDBClient(), env.TABLE_NAME)),
  log: openLog({ service: 'sampling', door: 'api' }),
});
