import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { type BusEvent, type EventName, INLET_DETAIL_TYPE } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import { type EventNameRead, eventsReadBy, type QueueSurface } from '@huiyin/surface';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { inTurn } from './in-turn.ts';
import type { Log } from './log/log.ts';
import { busMessage, fromInlet, fromMainBus, type InletEvent, type Reading } from './readings.ts';
import { type Handler, shell } from './shell.ts';

/** What a door knows about the message it handles. */
export interface MessageContext {
  readonly traceId: string;
  readonly messageId: string;
  /** How often the message has been received, this time included. */
  readonly receiveCount: number;
  /** The message as it came, to be sent again whole. */
  readonly body: string;
  readonly log: Log;
}

export interface BatchOptions<Result> {
  readonly log: Log;
  /**
   * Runs once, after all messages and before any is acknowledged, with the results of those that were handled; not when
   * there were none. When it fails, the whole batch stays on the queue.
   */
  readonly afterBatch?: (results: readonly Result[], context: { readonly log: Log }) => Promise<void>;
  /** Messages handled at a time; 10 unless told. */
  readonly atATimeMax?: number;
}

type EventNamed<Name> = Name extends EventName ? BusEvent<Name> : InletEvent;

/**
 * One handler for each event that the door reads. Each must be safe under duplicates and any order; what it throws puts
 * this message back on the queue.
 */
export type EventHandlers<Name extends string, Result> = {
  readonly [N in Name]: (event: EventNamed<N>, context: MessageContext) => Promise<Result>;
};

export interface QueueDoor<Name extends string, Result> extends BatchOptions<Result> {
  readonly handlers: EventHandlers<Name, Result>;
}

/** What a handler looks like once it is one of many; each was typed by its own event when the door was made. */
type AnyHandler<Result> = (event: BusEvent | InletEvent, context: MessageContext) => Promise<Result>;

/**
 * A door for events on a queue, with partial batch responses (the event source mapping must report batch item failures).
 * A message that breaks its contract fails as well and so reaches the dead letters; the log names path and rule.
 */
export function queueHandler<Door extends QueueSurface, Result = void>(
  surface: Door,
  door: QueueDoor<EventNameRead<Door>, Result>,
): Handler<SQSEvent, SQSBatchResponse> {
  const read: Reading<BusEvent | InletEvent> =
    surface.reads === 'inlet' ? fromInlet : fromMainBus(...eventsReadBy(surface).map(({ event }) => event));
  // The mapped type was checked at the call; here any of its events may come in.
  const handlers = new Map(Object.entries(door.handlers) as [string, AnyHandler<Result>][]);
  return batchHandler(door, read, (event, context) => {
    const handle = handlers.get('name' in event ? event.name : INLET_DETAIL_TYPE);
    // The reading lets through only what the door reads, and all of that has a handler.
    if (!handle) throw new Fault('event-without-handler', 'A door reads an event that it does not handle');
    return handle(event, context);
  });
}

function batchHandler<Event, Result>(
  door: BatchOptions<Result>,
  read: Reading<Event>,
  handle: (event: Event, context: MessageContext) => Promise<Result>,
): Handler<SQSEvent, SQSBatchResponse> {
  return shell(door.log, async (batch) => {
    const results: Result[] = [];
    const turn = inTurn(door.atATimeMax ?? 10);
    const response = await processPartialResponse(
      batch,
      (record: SQSRecord) =>
        turn(async () => void results.push(await handleRecord(door.log, read, handle, record))),
      // One per batch: it keeps the batch's failures.
      new BatchProcessor(EventType.SQS),
      { throwOnFullBatchFailure: false },
    );
    if (!door.afterBatch || results.length === 0) return response;
    try {
      await door.afterBatch(results, { log: door.log });
      return response;
    } catch (error) {
      door.log.error('after-batch-failed', error, { records: batch.Records.length });
      return { batchItemFailures: batch.Records.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    }
  });
}

async function handleRecord<Event, Result>(
  doorLog: Log,
  read: Reading<Event>,
  handle: (event: Event, context: MessageContext) => Promise<Result>,
  record: SQSRecord,
): Promise<Result> {
  const { messageId } = record;
  const receiveCount = Number(record.attributes.ApproximateReceiveCount);
  const log = doorLog.with({ messageId, receiveCount });
  const { event, traceId } = readRecord(read, record.body, log);
  try {
    return await handle(event, {
      traceId,
      messageId,
      receiveCount,
      body: record.body,
      log: log.with({ traceId }),
    });
  } catch (error) {
    log.error('message-failed', error, { traceId });
    throw error;
  }
}

function readRecord<Event>(reading: Reading<Event>, body: string, log: Log) {
  try {
    return reading(busMessage.parse(JSON.parse(body)));
  } catch (error) {
    log.error('message-unreadable', error);
    throw error;
  }
}
