import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Activity } from '../../machine/activity.ts';
import type { State } from '../../machine/state.ts';
import type { LambdaFunction } from '../lambda/lambda-function.ts';
import type { Queue } from '../queues/queue.ts';
import type { Stream, StreamEvent } from '../tables/stream.ts';
import { failuresOf } from './batch-answer.ts';
import type { DeliveryFaults } from './delivery-faults.ts';
import { createGatherer } from './gather.ts';

export interface StreamMappingDefinition {
  /** stable over restarts: the checkpoint lies under it */
  id: string;
  table: string;
  streamArn: string;
  functionName: string;
  batchSize: number;
  bisects: boolean;
  /** milliseconds of a tumbling window; absent: there is none */
  windowMs: number | undefined;
  /** how often a failed batch is tried again before it is given up */
  retriesMax: number;
  reportsItems: boolean;
  /** any of them; absent: every record */
  filters: readonly ((record: object) => boolean)[] | undefined;
  /** the queue for a batch that was given up */
  onFailureArn: string | undefined;
}
export interface StreamMapping extends StreamMappingDefinition {
  wake(): void;
  hasPending(): boolean;
  /** when a window ends that has changes in it */
  nextDue(): number | undefined;
  checkpoint(): string | undefined;
  stop(): void;
}

interface Deps {
  stream: Stream;
  target: LambdaFunction;
  onFailure: Queue | undefined;
  state: State;
  activity: Activity;
  faults: DeliveryFaults;
  now: () => number;
  onRead(table: string, records: number): void;
  onFault(fault: unknown): void;
}

/** A table's stream is one shard here. */
const SHARD = 'shardId-00000000000000000000-00000000';

const windowAnswer = z.looseObject({ state: z.record(z.string(), z.unknown()) });
const stateOf = (payload: string): unknown => windowAnswer.parse(JSON.parse(payload)).state;

const keyOf = (id: string): string => `checkpoint ${id}`;

/** The sequence up to which a mapping has delivered; undefined: nothing yet. */
export const checkpointOf = (state: State, id: string): string | undefined => state.setting(keyOf(id));

/**
 * One table's stream feeding one function, from TRIM_HORIZON, one batch at a time, in order. The checkpoint is on disk
 * after each batch, and only after what the function put elsewhere is on disk too: it cannot run ahead of its effects.
 */
export function createStreamMapping(definition: StreamMappingDefinition, o: Deps): StreamMapping {
  const key = keyOf(definition.id);
  let checkpoint = o.state.setting(key);
  let working = false;
  /** somebody wrote since the stream was last read to its end */
  let unread = false;
  let stopped = false;
  /** of the window in which the first change that was not delivered lies */
  let windowEnd: number | undefined;
  const gatherer = createGatherer();

  const advance = (sequence: string): void => {
    checkpoint = sequence;
    o.state.saveSetting(key, sequence);
  };
  const giveUp = (batch: readonly StreamEvent[], requestId: string): void => {
    const [first, last] = [batch[0], batch.at(-1)];
    o.onFailure?.send(
      JSON.stringify({
        requestContext: {
          requestId,
          functionArn: o.target.arn,
          condition: 'RetryAttemptsExhausted',
          approximateInvokeCount: definition.retriesMax + 1,
        },
        responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
        version: '1.0',
        timestamp: new Date(o.now()).toISOString(),
        DDBStreamBatchInfo: {
          shardId: SHARD,
          startSequenceNumber: first?.sequence,
          endSequenceNumber: last?.sequence,
          approximateArrivalOfFirstRecord: new Date(first?.approximateArrival ?? 0).toISOString(),
          approximateArrivalOfLastRecord: new Date(last?.approximateArrival ?? 0).toISOString(),
          batchSize: batch.length,
          streamArn: definition.streamArn,
        },
      }),
    );
  };

  /** Delivers a batch until it is done or given up; AWS counts retries anew for each half of a bisected batch. */
  const deliver = async (batch: readonly StreamEvent[]): Promise<void> => {
    let rest = batch;
    let requestId: string = randomUUID();
    for (let attempt = 0; rest.length > 0; attempt += 1) {
      if (stopped) return;
      if (attempt > definition.retriesMax) {
        giveUp(rest, requestId);
        return;
      }
      const invocation = await o.target.invoke({ Records: rest.map(({ record }) => record) });
      requestId = invocation.requestId;
      const identifiers = rest.map(({ sequence }) => sequence);
      const failures = failuresOf(invocation, identifiers, definition.reportsItems);
      if (failures !== 'all' && failures.size === 0) {
        if (!o.faults.losesAcknowledgement(`stream:${definition.table}`)) return;
        attempt -= 1;
        continue;
      }
      if (failures !== 'all') {
        // Everything before the lowest failed record is done; from there on the batch is delivered again.
        const lowest = identifiers.findIndex((sequence) => failures.has(sequence));
        if (lowest > 0) {
          rest = rest.slice(lowest);
          attempt = -1;
          continue;
        }
      }
      if (definition.bisects && rest.length > 1) {
        const middle = Math.ceil(rest.length / 2);
        await deliver(rest.slice(0, middle));
        await deliver(rest.slice(middle));
        return;
      }
    }
  };

  const isWanted = ({ record }: StreamEvent): boolean =>
    definition.filters?.some((matches) => matches(record)) ?? true;

  const invokeWindow = async (event: object): Promise<string | undefined> => {
    for (let attempt = 0; attempt <= definition.retriesMax && !stopped; attempt += 1) {
      const invocation = await o.target.invoke(event);
      if (invocation.outcome === 'failed') continue;
      if (!o.faults.losesAcknowledgement(`stream:${definition.table}`)) return invocation.payload;
      attempt -= 1;
    }
    return undefined;
  };

  /**
   * A window is delivered when it has ended, as by a poller that gathers as long as it may: its changes in batches, each with what the
   * function made of those before, then the end. The checkpoint moves with the end only, so what a crash leaves half done comes again.
   */
  const deliverWindow = async (end: number, windowMs: number): Promise<void> => {
    const records: StreamEvent[] = [];
    let after = checkpoint;
    for (;;) {
      const read = o.stream.read(definition.table, after, definition.batchSize);
      const within = read.filter(({ approximateArrival }) => approximateArrival < end);
      if (read.length > 0) o.onRead(definition.table, within.length);
      records.push(...within.filter(isWanted));
      after = within.at(-1)?.sequence ?? after;
      if (within.length < read.length || read.length === 0) break;
    }
    const window = { start: new Date(end - windowMs).toISOString(), end: new Date(end).toISOString() };
    const common = {
      window,
      shardId: SHARD,
      eventSourceARN: definition.streamArn,
      isWindowTerminatedEarly: false,
    };
    let state: unknown = {};
    for (let first = 0; first < records.length; first += definition.batchSize) {
      const batch = records.slice(first, first + definition.batchSize);
      const payload = await invokeWindow({
        ...common,
        Records: batch.map(({ record }) => record),
        state,
        isFinalInvokeForWindow: false,
      });
      if (stopped) return;
      if (payload !== undefined) state = stateOf(payload);
      else giveUp(batch, randomUUID());
    }
    if (records.length > 0)
      await invokeWindow({ ...common, Records: [], state, isFinalInvokeForWindow: true });
    if (!stopped && after !== undefined) advance(after);
  };

  const workWindows = async (windowMs: number): Promise<void> => {
    for (;;) {
      await o.activity.turn();
      if (stopped) return;
      unread = false;
      if (windowEnd !== undefined && windowEnd <= o.now()) {
        await deliverWindow(windowEnd, windowMs);
        windowEnd = undefined;
      }
      if (stopped || windowEnd !== undefined) return;
      const records = o.stream.read(definition.table, checkpoint, definition.batchSize);
      const [first] = records.filter(isWanted);
      if (first) windowEnd = (Math.floor(first.approximateArrival / windowMs) + 1) * windowMs;
      else {
        const last = records.at(-1);
        if (!last) return;
        advance(last.sequence);
      }
    }
  };

  const work = async (): Promise<void> => {
    if (definition.windowMs !== undefined) return workWindows(definition.windowMs);
    for (;;) {
      await o.activity.turn();
      if (stopped) return;
      unread = false;
      const records = o.stream.read(definition.table, checkpoint, definition.batchSize);
      const last = records.at(-1);
      if (!last) return;
      o.onRead(definition.table, records.length);
      await deliver(records.filter(isWanted));
      if (stopped) return;
      advance(last.sequence);
    }
  };

  const mapping: StreamMapping = {
    ...definition,
    wake() {
      if (windowEnd !== undefined && windowEnd > o.now()) return;
      unread = true;
      if (working || stopped) return;
      working = true;
      const end = o.activity.begin();
      gatherer.start(() => {
        work()
          .catch((fault: unknown) => {
            if (!stopped) o.onFault(fault);
          })
          .finally(() => {
            gatherer.ended();
            working = false;
            if (!stopped && unread) mapping.wake();
            end();
          });
      });
    },
    hasPending: () => !stopped && (working || unread),
    nextDue: () => (stopped ? undefined : windowEnd),
    checkpoint: () => checkpoint,
    stop() {
      stopped = true;
    },
  };
  return mapping;
}
