import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { Fault } from '@huiyin/kernel';
import { type Emitter, eventsOfDeadRecord, publish } from '@huiyin/table';

export interface RedriveDeps {
  readonly sqs: SQSClient;
  readonly queueName: string;
}

/** Sends the dead letters of a queue back to the queue they came from; SQS does it by itself from here on. */
export async function redriveQueue({ sqs, queueName }: RedriveDeps): Promise<{ waiting: number }> {
  const url = await urlOf(sqs, queueName);
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: url,
      AttributeNames: ['QueueArn', 'ApproximateNumberOfMessages'],
    }),
  );
  const waiting = Number(Attributes.ApproximateNumberOfMessages ?? 0);
  if (waiting > 0) await sqs.send(new StartMessageMoveTaskCommand({ SourceArn: Attributes.QueueArn }));
  return { waiting };
}

export interface RelayRedriveDeps extends RedriveDeps {
  readonly eventBridge: EventBridgeClient;
  readonly busName: string;
  readonly branch: string;
  readonly emitters: readonly Emitter[];
}

/**
 * Publishes what a relay buried, from the records themselves, once the reason is mended. A letter that still cannot be
 * published stays, as does one in which the stream names only its place (`huiyin replay` brings those back).
 */
export async function redriveRelay(deps: RelayRedriveDeps): Promise<{ published: number; kept: number }> {
  const url = await urlOf(deps.sqs, deps.queueName);
  const seen = new Set<string>();
  const figures = { published: 0, kept: 0 };
  for (;;) {
    const { Messages = [] } = await deps.sqs.send(
      new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10, VisibilityTimeout: 60 }),
    );
    const fresh = Messages.filter(({ MessageId = '' }) => !seen.has(MessageId));
    if (fresh.length === 0) return figures;
    for (const { MessageId = '', Body = '', ReceiptHandle } of fresh) {
      seen.add(MessageId);
      const events = eventsOfDeadRecord(deps.emitters, Body, deps.branch);
      if (events === undefined) {
        figures.kept += 1;
        continue;
      }
      const refused = await publish(deps.eventBridge, deps.busName, events);
      if (refused.length > 0) throw new Fault('events-not-taken', `the bus refused ${refused.length} events`);
      await deps.sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle }));
      figures.published += 1;
    }
  }
}

async function urlOf(sqs: SQSClient, queueName: string): Promise<string> {
  const { QueueUrl } = await sqs
    .send(new GetQueueUrlCommand({ QueueName: queueName }))
    .catch((cause: unknown) => {
      throw new Fault('no-such-queue', `there is no queue ${queueName}`, { cause });
    });
  return QueueUrl ?? '';
}
