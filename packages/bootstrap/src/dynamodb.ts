import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

let client: DynamoDBClient | undefined;

/** One client for the function's table and keys, so that they share their connections. */
export function dynamodb(): DynamoDBClient {
  client ??= new DynamoDBClient();
  return client;
}
