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
  for (let at = 0; at < Records.length; at += 10) {
    const part = Records.slice(at, at + 10);
    const poison = part.find(({ dynamodb }) => dynamodb.NewImage?.['rating']?.N === '13');
    if (poison) return { batchItemFailures: [{ itemIdentifier: poison.dynamodb.SequenceNumber }] };
    const { FailedEntryCount } = await bus.send(
      new PutEventsCommand({
        Entries: part.map(({ dynamodb }) => ({
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
  return { batchItemFailures: [] };
}
