import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { Fault } from '@huiyin/kernel';

/** A dead letter as the queue has it. */
interface LyingLetter {
  readonly letterId: string;
  readonly body: string;
  /** What the bus wrote on it when it could not deliver it. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly sentAtMs: number;
  readonly receives: number;
}

/** A letter that nobody else is given while it is held. */
interface HeldLetter extends LyingLetter {
  /** A copy of it goes to the queue that it came from. */
  sendBack(): Promise<void>;
  remove(): Promise<void>;
}

/** The dead letters of one door. */
interface LetterBox {
  counts(): Promise<{ readonly waiting: number; readonly held: number; readonly keptSeconds: number }>;
  /** The first that the queue gives, so many at most; all of them lie there again when they are answered. */
  look(lettersMax: number): Promise<readonly LyingLetter[]>;
  /** Holds that letter while it is worked on; undefined: it is not among the first so many, or somebody else holds it. */
  hold<Result>(
    letterId: string,
    lettersMax: number,
    use: (letter: HeldLetter) => Promise<Result>,
  ): Promise<Result | undefined>;
  /** From here on the queue sends all of them back by itself; false: it is doing so already. */
  sendAllBack(): Promise<boolean>;
}

interface LetterBoxNames {
  readonly dead: string;
  /** Where its letters came from; absent: they are notes, and go nowhere. */
  readonly source?: string;
}

/** A letter that was taken and never put back, since the machine died, lies there again after so long. */
const HELD_SECONDS = 30;
/** Of one receive. */
const AT_ONCE = 10;

export function letterBox(sqs: SQSClient, { dead, source }: LetterBoxNames): LetterBox {
  const deadUrl = urlOf(sqs, dead);
  const sourceUrl = source === undefined ? undefined : urlOf(sqs, source);

  const attributes = async () => {
    const { Attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: await deadUrl(),
        AttributeNames: [
          'QueueArn',
          'ApproximateNumberOfMessages',
          'ApproximateNumberOfMessagesNotVisible',
          'MessageRetentionPeriod',
        ],
      }),
    );
    return Attributes;
  };
  const receive = async (atMost: number): Promise<readonly Message[]> => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: await deadUrl(),
        MaxNumberOfMessages: Math.min(AT_ONCE, atMost),
        VisibilityTimeout: HELD_SECONDS,
        MessageSystemAttributeNames: ['SentTimestamp', 'ApproximateReceiveCount'],
        MessageAttributeNames: ['All'],
      }),
    );
    return Messages;
  };
  const putBack = async ({ ReceiptHandle }: Message): Promise<void> => {
    await sqs.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: await deadUrl(),
        ReceiptHandle,
        VisibilityTimeout: 0,
      }),
    );
  };
  /** Takes letters until one is the wanted, and works with all that were taken; whatever was not taken away is put back. */
  const taking = async <Result>(
    lettersMax: number,
    isWanted: (message: Message) => boolean,
    use: (taken: readonly Message[], removed: Set<Message>) => Promise<Result>,
  ): Promise<Result> => {
    const taken: Message[] = [];
    const removed = new Set<Message>();
    try {
      while (taken.length < lettersMax && !taken.some(isWanted)) {
        const more = await receive(lettersMax - taken.length);
        if (more.length === 0) break;
        taken.push(...more);
      }
      return await use(taken, removed);
    } finally {
      // One that cannot be put back comes back by itself.
      await Promise.allSettled(taken.filter((each) => !removed.has(each)).map(putBack));
    }
  };

  return {
    async counts() {
      const found = await attributes();
      return {
        waiting: Number(found.ApproximateNumberOfMessages ?? 0),
        held: Number(found.ApproximateNumberOfMessagesNotVisible ?? 0),
        keptSeconds: Number(found.MessageRetentionPeriod ?? 0),
      };
    },
    look: (lettersMax) =>
      taking(
        lettersMax,
        () => false,
        async (taken) => taken.map(letterOf),
      ),
    hold: (letterId, lettersMax, use) => {
      const isIt = ({ MessageId }: Message): boolean => MessageId === letterId;
      return taking(lettersMax, isIt, async (taken, removed) => {
        const message = taken.find(isIt);
        if (!message) return undefined;
        return use({
          ...letterOf(message),
          async sendBack() {
            if (!sourceUrl) throw new Fault('letter-goes-nowhere', 'A note of a failure is no message');
            await sqs.send(
              new SendMessageCommand({ QueueUrl: await sourceUrl(), MessageBody: message.Body ?? '' }),
            );
          },
          async remove() {
            await sqs.send(
              new DeleteMessageCommand({ QueueUrl: await deadUrl(), ReceiptHandle: message.ReceiptHandle }),
            );
            removed.add(message);
          },
        });
      });
    },
    async sendAllBack() {
      if (source === undefined) throw new Fault('letter-goes-nowhere', 'Notes of failures are no messages');
      const { QueueArn: arn = '' } = await attributes();
      try {
        await sqs.send(
          new StartMessageMoveTaskCommand({
            SourceArn: arn,
            // Said, since what the bus could not deliver carries no queue that it came from.
            DestinationArn: arn.slice(0, arn.lastIndexOf(':') + 1) + source,
          }),
        );
        return true;
      } catch (error) {
        // SQS has no error of its own for it.
        if (error instanceof Error && /already a task running/i.test(error.message)) return false;
        throw error;
      }
    },
  };
}

/** Asked once in the life of a function. */
function urlOf(sqs: SQSClient, name: string): () => Promise<string> {
  let asked: Promise<string> | undefined;
  return () => {
    asked ??= sqs.send(new GetQueueUrlCommand({ QueueName: name })).then(({ QueueUrl = '' }) => QueueUrl);
    // Whoever asked in vain asks again.
    asked.catch(() => {
      asked = undefined;
    });
    return asked;
  };
}

const letterOf = (message: Message): LyingLetter => ({
  letterId: message.MessageId ?? '',
  body: message.Body ?? '',
  attributes: Object.fromEntries(
    Object.entries(message.MessageAttributes ?? {}).map(([name, { StringValue = '' }]) => [
      name,
      StringValue,
    ]),
  ),
  sentAtMs: Number(message.Attributes?.SentTimestamp ?? 0),
  receives: Number(message.Attributes?.ApproximateReceiveCount ?? 0),
});
