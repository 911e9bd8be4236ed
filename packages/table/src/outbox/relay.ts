import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { BusEvent } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { AggregateType } from '../aggregate/aggregate-type.ts';
import { fromItem, headOf, type Item, ItemUnreadable } from '../aggregate/item.ts';
import { EventRefused, EventTooLarge, eventsOfStored, publish } from './publish.ts';

export const DEAD_RECORD_REASONS = [
  'item-unreadable',
  'type-unknown',
  'event-refused-by-its-contract',
  'event-too-large',
] as const;
export type DeadRecordReason = (typeof DEAD_RECORD_REASONS)[number];

/** Why a record went to the relay's dead letters; the record itself goes along whole, so that nothing is lost. */
export interface DeadRecord {
  readonly reason: DeadRecordReason;
  readonly record: DynamoDBRecord;
}

/** What the relay must know of an aggregate type: how its items become events. */
export interface Emitter {
  readonly type: string;
  readonly eventsOfItem: (item: Item, branch: string, which: 'new' | 'all') => readonly BusEvent[];
}

export const emitter = <State extends object>(type: AggregateType<State>): Emitter => ({
  type: type.name,
  eventsOfItem: (item, branch, which) => eventsOfStored(type, fromItem(type, item), branch, which),
});

/** An item that says something, of a type that the relay does not know. */
class TypeUnknown extends Fault {
  constructor(type: string) {
    super('type-unknown', `No events are known of the type ${type}`);
    this.name = 'TypeUnknown';
  }
}

export interface RelayDeps {
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
 * Turns a table's stream into events: for every INSERT or MODIFY whose save said something, those events as the state
 * yields them. At least once, in the order of the saves of an aggregate. A record that can never be published is sent
 * whole to the dead letters; a record that could not be published now makes the stream try again from the first such one.
 */
export function relay(deps: RelayDeps): (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse> {
  return async ({ Records }) => {
    const due: { readonly event: BusEvent; readonly sequence: string }[] = [];
    for (const record of Records) {
      const read = readRecord(deps, record);
      if ('reason' in read) await sendToDeadLetters(deps, read);
      else
        for (const event of read.events) due.push({ event, sequence: record.dynamodb?.SequenceNumber ?? '' });
    }
    const refused = await publishWithRetries(
      deps,
      due.map(({ event }) => event),
    );
    const first = due.find(({ event }) => refused.has(event.id));
    if (first) deps.report({ what: 'events-refused', count: refused.size });
    return { batchItemFailures: first ? [{ itemIdentifier: first.sequence }] : [] };
  };
}

function readRecord(
  deps: RelayDeps,
  record: DynamoDBRecord,
): { readonly events: readonly BusEvent[] } | DeadRecord {
  const image = record.dynamodb?.NewImage;
  if (record.eventName === 'REMOVE' || !image) return { events: [] };
  try {
    return { events: eventsOfItem(deps.emitters, imageToItem(image), deps.branch, 'new') };
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    return { reason, record };
  }
}

function reasonOf(error: unknown): DeadRecordReason | undefined {
  if (error instanceof EventRefused) return 'event-refused-by-its-contract';
  if (error instanceof EventTooLarge) return 'event-too-large';
  if (error instanceof ItemUnreadable) return 'item-unreadable';
  if (error instanceof TypeUnknown) return 'type-unknown';
  return undefined;
}

/** The events of one item: those its last save said, or `all` that its state yields (for a replay). Throws when the item cannot be read or an event breaks its contract. */
export function eventsOfItem(
  emitters: readonly Emitter[],
  item: Item,
  branch: string,
  which: 'new' | 'all',
): readonly BusEvent[] {
  const head = headOf(item);
  if (!head || (which === 'new' && !head.saysSomething)) return [];
  const known = emitters.find(({ type }) => type === head.type);
  if (known) return known.eventsOfItem(item, branch, which);
  if (which === 'all') return [];
  throw new TypeUnknown(head.type);
}

/**
 * The events of a letter that a relay sent to its dead letters, now that the reason may be mended; undefined when it
 * still cannot be read, or when the letter was written by the stream itself, which names the record's place only.
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
    return image && eventsOfItem(emitters, imageToItem(image), branch, 'new');
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

async function publishWithRetries(
  deps: RelayDeps,
  events: readonly BusEvent[],
): Promise<ReadonlySet<string>> {
  let left = events;
  for (let attempt = 1; attempt <= TRIES && left.length > 0; attempt += 1)
    left = await publish(deps.eventBridge, deps.busName, left);
  return new Set(left.map(({ id }) => id));
}

async function sendToDeadLetters(deps: RelayDeps, dead: DeadRecord): Promise<void> {
  await deps.sqs.send(
    new SendMessageCommand({ QueueUrl: deps.deadLetterUrl, MessageBody: JSON.stringify(dead) }),
  );
  deps.report({ what: `dead-${dead.reason}`, count: 1 });
}
