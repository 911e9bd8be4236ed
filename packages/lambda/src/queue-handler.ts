import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { inTurn } from './in-turn.ts';
import type { Log } from './log/log.ts';
import { busMessage, type Reading } from './readings.ts';
import { type Handler, shell } from './shell.ts';

/** What a door knows about the message it handles. */
export interface MessageContext {
  readonly traceId: string;
  readonly messageId: string;
  /** How often the message has been received, this time included. */
  readonly receiveCount: number;
  readonly log: Log;
}

export interface QueueDoor<Event, Result> {
  readonly log: Log;
  readonly read: Reading<Event>;
  /** Must be safe under duplicates and any order. What it throws puts this message back on the queue. */
  readonly handle: (event: Event, context: MessageContext) => Promise<Result>;
  /**
   * Runs once, after all messages and before any is acknowledged, with the results of those that were handled; not when
   * there were none. When it fails, the whole batch stays on the queue.
   */
  readonly afterBatch?: (results: readonly Result[], context: { readonly log: Log }) => Promise<void>;
  /** Messages handled at a time; 10 unless told. */
  readonly atATimeMax?: number;
}

/**
 * A door for events on a queue, with partial batch responses (the event source mapping must report batch item failures).
 * A message that breaks its contract fails as well and so reaches the dead letters; the log names path and rule.
 */
export function queueHandler<Event, Result = void>(
  door: QueueDoor<Event, Result>,
): Handler<SQSEvent, SQSBatchResponse> {
  return shell(door.log, async (batch) => {
    const results: Result[] = [];
    const turn = inTurn(door.atATimeMax ?? 10);
    const response = await processPartialResponse(
      batch,
      (record: SQSRecord) => turn(async () => void results.push(await handleRecord(door, record))),
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
  door: QueueDoor<Event, Result>,
  record: SQSRecord,
): Promise<Result> {
  const { messageId } = record;
  const receiveCount = Number(record.attributes.ApproximateReceiveCount);
  const log = door.log.with({ messageId, receiveCount });
  const { event, traceId } = readRecord(door.read, record.body, log);
  try {
    return await door.handle(event, { traceId, messageId, receiveCount, log: log.with({ traceId }) });
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
