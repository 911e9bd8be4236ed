import { DeleteMessageCommand, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { BusEvent } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';

export interface LetterDeps {
  readonly sqs: SQSClient;
  readonly url: string;
  /** What a letter's record says; undefined or nothing: it cannot be read. */
  readonly eventsOf: (letter: string) => readonly BusEvent[] | undefined;
  /** Answers the events that the bus did not take. */
  readonly publish: (events: readonly BusEvent[]) => Promise<readonly BusEvent[]>;
}

export interface RedrivenLetters {
  readonly published: number;
  /** Letters that stay where they are. */
  readonly unreadable: number;
}

const LETTERS_AT_ONCE = 10;
/** Of one run; whatever is left is for the next. */
const RECEIVES_MAX = 10_000;
const VISIBILITY_SECONDS = 60;

/** Publishes what dead letters say. A letter is deleted only after the bus took all its events; one that cannot be read stays. */
export async function redriveLetters({ sqs, url, eventsOf, publish }: LetterDeps): Promise<RedrivenLetters> {
  const seen = new Set<string>();
  let published = 0;
  let unreadable = 0;
  for (let receives = 0; receives < RECEIVES_MAX; receives += 1) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages: LETTERS_AT_ONCE,
        VisibilityTimeout: VISIBILITY_SECONDS,
      }),
    );
    const fresh = Messages.filter(({ MessageId = '' }) => !seen.has(MessageId));
    if (fresh.length === 0) break;
    for (const { MessageId = '', Body = '', ReceiptHandle } of fresh) {
      seen.add(MessageId);
      const events = eventsOf(Body) ?? [];
      if (events.length === 0) {
        unreadable += 1;
        continue;
      }
      const refused = await publish(events);
      if (refused.length > 0) throw new Fault('events-not-taken', `the bus refused ${refused.length} events`);
      await sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle }));
      published += 1;
    }
  }
  return { published, unreadable };
}
