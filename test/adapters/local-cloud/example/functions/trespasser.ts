import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';

const table = new DynamoDBClient();

/** Reads a table that its role does not allow, and says what it was told. */
export async function handler(): Promise<object> {
  try {
    await table.send(new GetItemCommand({ TableName: process.env['TABLE'], Key: { pk: { S: 'a' } } }));
    return { statusCode: 200, body: 'read' };
  } catch (fault) {
    return { statusCode: 403, body: fault instanceof Error ? fault.name : '' };
  }
}
