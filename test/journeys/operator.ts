import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { LocalCloud } from '@huiyin/local-cloud';

/** Somebody who may do everything: these are no function's credentials. */
const settings = ({ region }: LocalCloud, endpoint: string) => ({
  endpoint,
  region,
  credentials: { accessKeyId: 'operator', secretAccessKey: 'local' },
});

export const tablesOf = (cloud: LocalCloud): DynamoDBClient =>
  new DynamoDBClient(settings(cloud, cloud.endpoints.dynamodb));

export const busesOf = (cloud: LocalCloud): EventBridgeClient =>
  new EventBridgeClient(settings(cloud, cloud.endpoints.eventbridge));

export const queuesOf = (cloud: LocalCloud): SQSClient => new SQSClient(settings(cloud, cloud.endpoints.sqs));
