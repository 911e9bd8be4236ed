import * as z from 'zod';
import { ok, refuse, type ServiceAnswer } from '../answer.ts';
import { named } from '../named.ts';
import { type Message, md5 } from './message.ts';
import { attributesDigest, messageAttributes } from './message-attributes.ts';
import type { Queue } from './queue.ts';
import type { Queues } from './queues.ts';

const send = z.object({
  MessageBody: z.string(),
  DelaySeconds: z.number().optional(),
  MessageAttributes: messageAttributes.optional(),
});
const batch = <T extends z.ZodRawShape>(entry: T) =>
  z.object({ Entries: z.array(z.object({ Id: z.string(), ...entry })) });
const receive = z.object({
  MaxNumberOfMessages: z.number().int().min(1).max(10).default(1),
  VisibilityTimeout: z.number().optional(),
  WaitTimeSeconds: z.number().max(20).default(0),
});
const target = z.object({ QueueUrl: z.string() });

const sent = (
  message: Message,
  given: z.infer<typeof messageAttributes> | undefined,
): Record<string, string> => ({
  MessageId: message.messageId,
  MD5OfMessageBody: md5(message.body),
  ...(given ? { MD5OfMessageAttributes: attributesDigest(given) } : {}),
});

export const systemAttributes = (message: Message): Record<string, string> => ({
  ApproximateReceiveCount: String(message.receives),
  SentTimestamp: String(message.sentAt),
  SenderId: '000000000000',
  ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
});

const received = (message: Message): Record<string, unknown> => ({
  MessageId: message.messageId,
  ReceiptHandle: message.receipt,
  MD5OfBody: md5(message.body),
  Body: message.body,
  Attributes: systemAttributes(message),
  ...(message.attributes ? { MessageAttributes: message.attributes } : {}),
});

const describe = (queue: Queue): Record<string, string> => {
  const { visible, inFlight, delayed } = queue.depth();
  return {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    VisibilityTimeout: String(queue.visibilitySeconds),
    MessageRetentionPeriod: String(queue.retentionSeconds),
    ...(queue.redrive
      ? {
          RedrivePolicy: JSON.stringify({
            deadLetterTargetArn: queue.redrive.deadLetterArn,
            maxReceiveCount: queue.redrive.maxReceives,
          }),
        }
      : {}),
  };
};

/** Waits for a visible message, at most the asked seconds of the host's clock: a long poll is a person waiting. */
const untilVisible = (queue: Queue, seconds: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000);
    timer.unref();
    queue.onceVisible(() => {
      clearTimeout(timer);
      resolve();
    });
  });

const tooLong = (queue: Queue, bytes: number): boolean => bytes > queue.maximumBytes;
const gone = (): ServiceAnswer =>
  refuse('ReceiptHandleIsInvalid', 'The receipt handle has expired or was never given.', 404);

type Operation = (queue: Queue, body: unknown, queues: Queues) => ServiceAnswer | Promise<ServiceAnswer>;

const operations: Record<string, Operation> = {
  SendMessage(queue, body) {
    const message = send.parse(body);
    if (tooLong(queue, Buffer.byteLength(message.MessageBody)))
      return refuse('InvalidParameterValue', `Message must be shorter than ${queue.maximumBytes} bytes.`);
    return ok(sent(put(queue, message), message.MessageAttributes));
  },
  SendMessageBatch(queue, body) {
    const { Entries } = batch(send.shape).parse(body);
    if (Entries.length === 0 || Entries.length > 10)
      return refuse('AWS.SimpleQueueService.TooManyEntriesInBatchRequest', 'A batch holds 1 to 10 entries.');
    if (
      tooLong(
        queue,
        Entries.reduce((sum, entry) => sum + Buffer.byteLength(entry.MessageBody), 0),
      )
    )
      return refuse(
        'AWS.SimpleQueueService.BatchRequestTooLong',
        `A batch holds at most ${queue.maximumBytes} bytes.`,
      );
    return ok({
      Successful: Entries.map((entry) => ({
        Id: entry.Id,
        ...sent(put(queue, entry), entry.MessageAttributes),
      })),
      Failed: [],
    });
  },
  async ReceiveMessage(queue, body) {
    const asked = receive.parse(body);
    let messages = queue.receive(asked.MaxNumberOfMessages, asked.VisibilityTimeout);
    if (messages.length === 0 && asked.WaitTimeSeconds > 0) {
      await untilVisible(queue, asked.WaitTimeSeconds);
      messages = queue.receive(asked.MaxNumberOfMessages, asked.VisibilityTimeout);
    }
    return ok(messages.length > 0 ? { Messages: messages.map(received) } : {});
  },
  DeleteMessage(queue, body) {
    queue.delete(z.object({ ReceiptHandle: z.string() }).parse(body).ReceiptHandle);
    return ok();
  },
  DeleteMessageBatch(queue, body) {
    const { Entries } = batch({ ReceiptHandle: z.string() }).parse(body);
    for (const entry of Entries) queue.delete(entry.ReceiptHandle);
    return ok({ Successful: Entries.map(({ Id }) => ({ Id })), Failed: [] });
  },
  ChangeMessageVisibility(queue, body) {
    const asked = z.object({ ReceiptHandle: z.string(), VisibilityTimeout: z.number() }).parse(body);
    return queue.changeVisibility(asked.ReceiptHandle, asked.VisibilityTimeout) ? ok() : gone();
  },
  GetQueueAttributes: (queue) => ok({ Attributes: describe(queue) }),
  PurgeQueue(queue) {
    queue.purge();
    return ok();
  },
};

const put = (queue: Queue, message: z.infer<typeof send>): Message =>
  queue.send(message.MessageBody, {
    ...(message.DelaySeconds === undefined ? {} : { delaySeconds: message.DelaySeconds }),
    ...(message.MessageAttributes
      ? { attributes: message.MessageAttributes as NonNullable<Message['attributes']> }
      : {}),
  });

const account: Record<string, (body: unknown, queues: Queues) => ServiceAnswer> = {
  GetQueueUrl(body, queues) {
    const queue = queues.byName(z.object({ QueueName: z.string() }).parse(body).QueueName);
    return queue ? ok({ QueueUrl: queue.url }) : absent();
  },
  ListQueues(body, queues) {
    const { QueueNamePrefix } = z.object({ QueueNamePrefix: z.string().default('') }).parse(body);
    return ok({
      QueueUrls: queues
        .all()
        .filter((q) => q.name.startsWith(QueueNamePrefix))
        .map((q) => q.url),
    });
  },
  StartMessageMoveTask(body, queues) {
    const { SourceArn, DestinationArn } = z
      .object({ SourceArn: z.string(), DestinationArn: z.string().optional() })
      .parse(body);
    const deadLetters = queues.byArn(SourceArn);
    const destination = DestinationArn === undefined ? undefined : queues.byArn(DestinationArn);
    if (!deadLetters || (DestinationArn !== undefined && !destination))
      return refuse('ResourceNotFoundException', 'A queue of the move does not exist.');
    if (DestinationArn !== undefined && destination?.redrive?.deadLetterArn !== SourceArn)
      return refuse(
        'UnsupportedOperation',
        'local-cloud moves letters to the queue that they came from only',
      );
    queues.redrive(deadLetters.name);
    return ok({ TaskHandle: deadLetters.name });
  },
};
const absent = (): ServiceAnswer =>
  refuse('com.amazonaws.sqs#QueueDoesNotExist', 'The specified queue does not exist.');

/** The queue that an SQS request is about: the last part of its URL. */
export const queueOf = (body: unknown, queues: Queues): Queue | undefined => {
  const { success, data } = target.safeParse(body);
  return success ? queues.byName(data.QueueUrl.slice(data.QueueUrl.lastIndexOf('/') + 1)) : undefined;
};

/** Answers one request of the SQS JSON protocol; operations we do not use are refused by name. */
export function answerSqs(
  operation: string,
  body: unknown,
  queues: Queues,
): ServiceAnswer | Promise<ServiceAnswer> {
  const ofAccount = named(account, operation);
  if (ofAccount) return ofAccount(body, queues);
  const ofQueue = named(operations, operation);
  if (!ofQueue) return refuse('UnsupportedOperation', `local-cloud does not support SQS ${operation}`);
  const queue = queueOf(body, queues);
  return queue ? ofQueue(queue, body, queues) : absent();
}
