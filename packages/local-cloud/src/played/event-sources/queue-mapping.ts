import type { Activity } from '../../machine/activity.ts';
import { HANDS_MAX, type LambdaFunction } from '../lambda/lambda-function.ts';
import { type Message, md5 } from '../queues/message.ts';
import { systemAttributes } from '../queues/protocol.ts';
import type { Queue } from '../queues/queue.ts';
import { failuresOf } from './batch-answer.ts';
import type { DeliveryFaults } from './delivery-faults.ts';
import { createGatherer } from './gather.ts';

export interface QueueMappingDefinition {
  queueArn: string;
  functionName: string;
  batchSize: number;
  reportsItems: boolean;
}
export interface QueueMapping extends QueueMappingDefinition {
  wake(): void;
  hasPending(): boolean;
  stop(): void;
}
interface Deps {
  queue: Queue;
  target: LambdaFunction;
  region: string;
  activity: Activity;
  faults: DeliveryFaults;
  onDelivered(queue: string, messages: readonly Message[], deleted: number): void;
  onFault(fault: unknown): void;
}

const recordOf = (message: Message, queue: Queue, region: string): object => ({
  messageId: message.messageId,
  receiptHandle: message.receipt,
  body: message.body,
  attributes: systemAttributes(message),
  messageAttributes: Object.fromEntries(
    Object.entries(message.attributes ?? {}).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      {
        stringValue: StringValue,
        binaryValue: BinaryValue,
        dataType: DataType,
        stringListValues: [],
        binaryListValues: [],
      },
    ]),
  ),
  md5OfBody: md5(message.body),
  eventSource: 'aws:sqs',
  eventSourceARN: queue.arn,
  awsRegion: region,
});

/**
 * One queue feeding one function. A failed message goes back at once instead of after its visibility timeout, so that
 * retries and dead letters do not wait; without dead letters it keeps its timeout, lest it turn in a circle.
 */
export function createQueueMapping(definition: QueueMappingDefinition, o: Deps): QueueMapping {
  const { queue } = o;
  let working = 0;
  let stopped = false;
  const gatherer = createGatherer();

  const settle = (messages: readonly Message[], failures: 'all' | ReadonlySet<string>): void => {
    let deleted = 0;
    for (const { messageId, receipt, receives } of messages) {
      if (!receipt) continue;
      // A mishap repeats a delivery; it must not use up the last one and make a dead letter of a sound message.
      const mayRepeat = !queue.redrive || receives < queue.redrive.maxReceives;
      const failed =
        failures === 'all' ||
        failures.has(messageId) ||
        (mayRepeat && o.faults.losesAcknowledgement(queue.name));
      if (failed) {
        if (queue.redrive) queue.changeVisibility(receipt, 0);
      } else {
        queue.delete(receipt);
        deleted += 1;
      }
    }
    o.onDelivered(queue.name, messages, deleted);
  };

  const work = async (): Promise<void> => {
    for (;;) {
      await o.activity.turn();
      if (stopped) return;
      const messages = queue.receive(definition.batchSize);
      if (messages.length === 0) return;
      // Receipts are remembered here: settling one message may hand another out again.
      const taken = messages.map((message) => ({ ...message }));
      const invocation = await o.target.invoke({
        Records: taken.map((message) => recordOf(message, queue, o.region)),
      });
      if (stopped) return;
      settle(
        taken,
        failuresOf(
          invocation,
          taken.map(({ messageId }) => messageId),
          definition.reportsItems,
        ),
      );
    }
  };

  const mapping: QueueMapping = {
    ...definition,
    wake() {
      if (working >= HANDS_MAX || stopped) return;
      working += 1;
      const end = o.activity.begin();
      gatherer.start(() => {
        work()
          .catch((fault: unknown) => {
            if (!stopped) o.onFault(fault);
          })
          .finally(() => {
            gatherer.ended();
            working -= 1;
            if (!stopped && queue.depth().visible > 0) mapping.wake();
            end();
          });
      });
    },
    hasPending: () => !stopped && queue.depth().visible > 0,
    stop() {
      stopped = true;
    },
  };
  queue.onVisible(() => {
    if (queue.depth().visible > 0) mapping.wake();
  });
  return mapping;
}
