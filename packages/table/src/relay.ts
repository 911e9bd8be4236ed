import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { BusEvent } from '@huiyin/contracts';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { AggregateType } from './aggregate.ts';
import { fromItem, headOf, type Item } from './item.ts';
import { eventsAbout, publish } from './publish.ts';

/** Why a record went to the relay's dead letters; the record itself goes along whole, so that nothing is lost. */
export interface DeadRecord {
  readonly reason: 'unreadable' | 'event-refused-by-its-contract';
  readonly record: DynamoDBRecord;
}

/** What the relay must know of an aggregate type: how its items become events. */
export interface Emitter {
  readonly type: string;
  readonly eventsOfItem: (item: Item, branch: string) => readonly BusEvent[];
}

export const emitter = <State extends object>(type: AggregateType<State>): Emitter => ({
  type: type.name,
  eventsOfItem: (item, branch) => eventsAbout(type, fromItem(type, item), branch),
});

export interface RelayParts {
  readonly branch: string;
  readonly eventBridge: EventBridgeClient;
  readonly busName: string;
  readonly sqs: SQSClient;
  readonly deadLetterUrl: string;
  /** One for every aggregate type of the table that emits. */
  readonly emitters: readonly Emitter[];
  readonly report: (finding: { readonly what: string; readonly count: number }) => void;
}

/** Tries within one invocation before the batch is handed back to the stream to be tried again. */
const TRIES = 3;

/**
 * Turns a table's stream into events: for every INSERT or MODIFY whose save named events, those events as the state
 * yields them. At least once, in the order of the saves of an aggregate. A record that can never be published is sent
 * whole to the dead letters; a record that could not be published now makes the stream try again from there.
 */
export function relay(parts: RelayParts): (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse> {
  return async ({ Records }) => {
    const due: { event: BusEvent; sequence: string }[] = [];
    for (const record of Records) {
      const read = readRecord(parts, record);
      if ('reason' in read) await bury(parts, read);
      else
        for (const event of read.events) due.push({ event, sequence: record.dynamodb?.SequenceNumber ?? '' });
    }
    const refused = await publishPatiently(
      parts,
      due.map(({ event }) => event),
    );
    const first = due.find(({ event }) => refused.has(event.id));
    if (first) parts.report({ what: 'events-refused', count: refused.size });
    return { batchItemFailures: first ? [{ itemIdentifier: first.sequence }] : [] };
  };
}

function readRecord(parts: RelayParts, record: DynamoDBRecord): { events: readonly BusEvent[] } | DeadRecord {
  const image = record.dynamodb?.NewImage;
  if (record.eventName === 'REMOVE' || !image) return { events: [] };
  try {
    return { events: eventsOfItem(parts.emitters, imageToItem(image), parts.branch, 'named') };
  } catch (error) {
    const reason =
      error instanceof Error && error.name === 'ZodError' ? 'event-refused-by-its-contract' : 'unreadable';
    return { reason, record };
  }
}

/**
 * The events of one item: those its last save `named`, or `all` that its state yields (for a replay).
 * Throws when the item cannot be read or an event breaks its contract.
 */
export function eventsOfItem(
  emitters: readonly Emitter[],
  item: Item,
  branch: string,
  which: 'named' | 'all',
): readonly BusEvent[] {
  const head = headOf(item);
  if (!head || (which === 'named' && head.emits.length === 0)) return [];
  const known = emitters.find(({ type }) => type === head.type);
  if (!known && which === 'all') return [];
  if (!known) throw new Error(`no events are known of ${head.type}`);
  const events = known.eventsOfItem(item, branch);
  if (which === 'all') return events;
  for (const name of head.emits)
    if (!events.some((event) => event.name === name)) throw new Error(`the state yields no ${name}`);
  return events.filter(({ name }) => head.emits.includes(name));
}

/**
 * The events of a letter that a relay buried, now that the reason may be mended; undefined when it still cannot be
 * read, or when the letter was written by the stream itself, which names the record's place only.
 */
export function eventsOfDeadRecord(
  emitters: readonly Emitter[],
  letter: string,
  branch: string,
): readonly BusEvent[] | undefined {
  try {
    // Whatever is amiss with the letter's shape shows in reading its image.
    const { record } = JSON.parse(letter) as Partial<DeadRecord>;
    const image = record?.dynamodb?.NewImage;
    return image && eventsOfItem(emitters, imageToItem(image), branch, 'named');
  } catch {
    return undefined;
  }
}

// The stream's JSON writes binary values as base64 text where the SDK has bytes.
function imageToItem(image: NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>): Item {
  return JSON.parse(JSON.stringify(image), (key, value: unknown) =>
    key === 'B' && typeof value === 'string' ? Uint8Array.from(Buffer.from(value, 'base64')) : value,
  ) as Item;
}

async function publishPatiently(parts: RelayParts, events: readonly BusEvent[]): Promise<Set<string>> {
  let left = events;
  for (let attempt = 1; attempt <= TRIES && left.length > 0; attempt += 1)
    left = await publish(parts.eventBridge, parts.busName, left);
  return new Set(left.map(({ id }) => id));
}

async function bury(parts: RelayParts, dead: DeadRecord): Promise<void> {
  await parts.sqs.send(
    new SendMessageCommand({ QueueUrl: parts.deadLetterUrl, MessageBody: JSON.stringify(dead) }),
  );
  parts.report({ what: `buried-${dead.reason}`, count: 1 });
}
