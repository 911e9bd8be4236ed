import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';

const bus = new EventBridgeClient();
interface StreamEvent {
  Records: {
    eventName: string;
    dynamodb: { SequenceNumber: string; NewImage?: Record<string, { S?: string; N?: string }> };
  }[];
}

/** Publishes each new order; an order that is rated 13 is poison. */
export async function handler({ Records }: StreamEvent): Promise<object> {
  const poisonAt = Records.findIndex(({ dynamodb }) => dynamodb.NewImage?.['rating']?.N === '13');
  const sound = poisonAt < 0 ? Records : Records.slice(0, poisonAt);
  for (let at = 0; at < sound.length; at += 10) {
    const { FailedEntryCount } = await bus.send(
      new PutEventsCommand({
        Entries: sound.slice(at, at + 10).map(({ dynamodb }) => ({
          EventBusName: process.env['BUS'],
          Source: 'example',
          DetailType: 'order.placed',
          Detail: JSON.stringify({
            id: dynamodb.NewImage?.['pk']?.S,
            rating: Number(dynamodb.NewImage?.['rating']?.N),
          }),
        })),
      }),
    );
    if (FailedEntryCount !== 0) throw new Error('the bus refused');
  }
  // Whatever stands before the lowest failed record counts as done.
  const poison = Records[poisonAt];
  return { batchItemFailures: poison ? [{ itemIdentifier: poison.dynamodb.SequenceNumber }] : [] };
}
