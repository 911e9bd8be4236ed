import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

let client: DynamoDBClient | undefined;

/** One client for the function's table and keys, so that they share their connections. */
export function dynamodb(): DynamoDBClient {
  if (!client) {
    client = new DynamoDBClient();
    // It walks through whatever was read for a log that nobody keeps: a tenth of the time of a fold.
    client.middlewareStack.remove('loggerMiddleware');
  }
  return client;
}
