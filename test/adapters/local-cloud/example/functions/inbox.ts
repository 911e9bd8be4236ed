import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';

const table = new DynamoDBClient();
interface QueueEvent {
  Records: { messageId: string; body: string }[];
}

/** Keeps one fact per order; fails on an order that is rated 0, so that it ends among the dead letters. */
export async function handler({ Records }: QueueEvent): Promise<object> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  await Promise.all(
    Records.map(async ({ messageId, body }) => {
      const { detail }: { detail: { id: string; rating: number } } = JSON.parse(body);
      if (detail.rating === 0) {
        batchItemFailures.push({ itemIdentifier: messageId });
        return;
      }
      await table.send(
        new PutItemCommand({
          TableName: process.env['FACTS'],
          Item: { pk: { S: detail.id }, at: { S: new Date().toISOString() } },
        }),
      );
    }),
  );
  return { batchItemFailures };
}
