import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';

/** One write and nothing beside it: the floor of every function that uses the SDK. */
export const write = (): Promise<unknown> =>
  new DynamoDBClient({}).send(
    new PutItemCommand({ TableName: 'table', Item: { pk: { S: 'T#1' }, sk: { S: 'T' } } }),
  );
