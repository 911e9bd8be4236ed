import type { Instant } from '@huiyin/calendar';
import { type AggregateTable, indexed, type Rule, type Trace } from '@huiyin/table';
import type { TaskEvent } from '../domain/events-of.ts';
import {
  ALL_KEYS,
  entryAt,
  keysAfter,
  keysBetween,
  keysUntil,
  LANES,
  type Lane,
  type LaneStretch,
  type QueueEntry,
  type QueuePlace,
} from '../domain/queue-entry.ts';
import type { Task } from '../domain/task.ts';
import { mergeInOrder } from './merge-in-order.ts';
import { readMonths } from './needed-months.ts';
import { partitionsOf, taskFor, taskKey } from './task-item.ts';

/** Read of a lane at once, beside those that are held: half a read unit. */
const PAGE = 8;

/** So many of those who wait tell when to ask again. */
const COMING = 4;

export interface TaskStore {
  load(taskId: string): Promise<Task | undefined>;
  /** Loads the task, lets the rule decide, saves if nobody else did, else decides again on what lies there now. */
  change<Answer>(taskId: string, trace: Trace, rule: Rule<Task, TaskEvent, Answer>): Promise<Answer>;
  /**
   * Who may be rung at that moment, in the order of the queue, then a few of those who wait still; read as far as they are
   * asked for, a moment old. `held`: so many of them somebody may hold already.
   */
  inTurn(now: Instant, held: number): AsyncGenerator<QueueEntry>;
  /** The first so many whose customers named a moment between the two; a moment old. */
  appointments(from: Instant, to: Instant, max: number): Promise<readonly QueueEntry[]>;
  /** Every open task, lane by lane; a moment old. */
  open(): AsyncGenerator<QueueEntry>;
  /** Every open task with the months whose keys its envelopes need, from the index alone; a moment old. */
  needs(): AsyncGenerator<{ readonly taskId: string; readonly months: readonly string[] }>;
  /** Open tasks whose window has ended by that moment. */
  endedBy(at: Instant): AsyncGenerator<QueueEntry>;
}

export function taskStore(table: AggregateTable, retentionDays: number): TaskStore {
  const type = taskFor(retentionDays);

  async function* places(
    lane: Lane,
    pk: string,
    sk: LaneStretch,
    limit?: number,
  ): AsyncGenerator<QueuePlace> {
    const range = { ...indexed(1), pk, sk, ...(limit !== undefined && { limit }) };
    for await (const { i1sk = '', q = '' } of table.queryKeys(range)) yield { lane, key: i1sk, place: q };
  }

  async function* entries(lane: Lane, sk: LaneStretch, limit?: number): AsyncGenerator<QueueEntry> {
    const partitions = partitionsOf(lane).map((pk) => places(lane, pk, sk, limit));
    for await (const place of mergeInOrder(partitions, (a, b) => (a.key < b.key ? -1 : 1)))
      yield entryAt(place);
  }

  async function* coming(lane: Lane, now: Instant): AsyncGenerator<QueueEntry> {
    let count = 0;
    for await (const entry of entries(lane, keysAfter(now), COMING)) {
      yield entry;
      count += 1;
      if (count === COMING) return;
    }
  }

  return {
    load: async (taskId) => (await table.load(type, taskKey(taskId)))?.state,
    change: (taskId, trace, rule) => table.change(type, taskKey(taskId), trace, rule),
    async *inTurn(now, held) {
      const limit = PAGE + held;
      yield* entries('named', keysUntil(now), limit);
      yield* entries('waiting', keysUntil(now), limit);
      yield* entries('fresh', keysAfter(now), limit);
      yield* coming('named', now);
      yield* coming('waiting', now);
    },
    async appointments(from, to, max) {
      const found: QueueEntry[] = [];
      for await (const entry of entries('named', keysBetween(from, to), max)) {
        found.push(entry);
        if (found.length === max) break;
      }
      return found;
    },
    async *open() {
      for (const lane of LANES) yield* entries(lane, ALL_KEYS);
    },
    async *needs() {
      for (const lane of LANES)
        for (const pk of partitionsOf(lane))
          for await (const { i1sk = '', q = '', m } of table.queryKeys({ ...indexed(1), pk }))
            yield { taskId: entryAt({ lane, key: i1sk, place: q }).taskId, months: readMonths(m) };
    },
    async *endedBy(at) {
      for (const lane of LANES)
        for await (const entry of entries(lane, keysUntil(at))) if (entry.windowEndsAt <= at) yield entry;
    },
  };
}
