import type { AggregateTable, SaveTerms, Stored } from '@huiyin/table';
import { dayOfClaim, type Lease } from './domain/lease.ts';
import type { Entry } from './domain/queue.ts';
import type { Change, Task } from './domain/task.ts';
import {
  callbackTask,
  entryOf,
  LEASE,
  leaseKey,
  leasePartition,
  QUEUE_SHARDS,
  queuePartition,
  taskKey,
} from './items.ts';
import { mergeInOrder } from './merge-in-order.ts';

/** How often a decision is taken anew when somebody else saved first. */
const TRIES = 8;

/** Read ahead of the queue's head, per partition of the index. */
const PAGE = 25;

/** Under which trace, and when, something is saved. */
export type Trace = Pick<SaveTerms, 'traceId' | 'at'>;

export interface CallbackStore {
  load(taskId: string): Promise<Task | undefined>;
  /**
   * Loads the task, lets the rule decide, saves if nobody else did, else loads and decides again. Without a change nothing
   * is saved. Throws when others kept being faster.
   */
  change<Answer>(taskId: string, trace: Trace, decide: Decide<Answer>): Promise<Answer>;
  /** Open tasks in the order in which they fall due, read as far as they are asked for; a moment old. */
  queue(upTo?: string): AsyncGenerator<Entry>;
  /** Every lease of a branch day, by task, as it is now. */
  leasesOf(day: string): Promise<ReadonlyMap<string, Stored<Lease>>>;
  /** The lease to which a claim belongs or belonged. */
  leaseOf(taskId: string, claimId: string): Promise<Stored<Lease> | undefined>;
  /** Saves over that version (0: nobody had the task that day); false when somebody was faster. */
  saveLease(lease: Lease, over: number, trace: Trace): Promise<boolean>;
  all(): AsyncIterable<Stored<Task>>;
}

export type Decide<Answer> = (task: Task | undefined) => {
  readonly change: Change | undefined;
  readonly answer: Answer;
};

export function callbackStore(table: AggregateTable, retentionDays: number): CallbackStore {
  const type = callbackTask(retentionDays);

  async function* queueShard(shard: number, upTo: string): AsyncGenerator<Entry> {
    let after: string | undefined;
    do {
      const page = await table.queryKeys({
        index: 'by-i1',
        names: { pk: 'i1pk', sk: 'i1sk' },
        pk: queuePartition(shard),
        sk: { from: '0', to: upTo },
        limit: PAGE,
        ...(after !== undefined && { after }),
      });
      yield* page.keys.map(entryOf);
      after = page.next;
    } while (after !== undefined);
  }

  return {
    load: async (taskId) => (await table.load(type, taskKey(taskId)))?.state,

    async change(taskId, trace, decide) {
      for (let attempt = 0; attempt < TRIES; attempt += 1) {
        const found = await table.load(type, taskKey(taskId));
        const { change, answer } = decide(found?.state);
        if (!change) return answer;
        const terms = { ...trace, over: found?.version ?? 0, emits: change.emits };
        if ((await table.save(type, change.next, terms)).saved) return answer;
      }
      throw new Error(`task ${taskId} was changed by others ${TRIES} times in a row`);
    },

    queue: (upTo = '9') =>
      mergeInOrder(
        Array.from({ length: QUEUE_SHARDS }, (_, shard) => queueShard(shard, `${upTo}~`)),
        (a, b) => (dueKey(a) < dueKey(b) ? -1 : 1),
      ),

    async leasesOf(day) {
      const leases = new Map<string, Stored<Lease>>();
      let after: string | undefined;
      do {
        const page = await table.query(LEASE, {
          pk: leasePartition(day),
          ...(after !== undefined && { after }),
        });
        for (const stored of page.items) leases.set(stored.state.taskId, stored);
        after = page.next;
      } while (after !== undefined);
      return leases;
    },

    async leaseOf(taskId, claimId) {
      const day = dayOfClaim(claimId);
      return day === undefined ? undefined : table.load(LEASE, leaseKey(day, taskId));
    },

    saveLease: async (lease, over, trace) =>
      (await table.save(LEASE, lease, { ...trace, over, emits: [] })).saved,

    all: () => table.scan(type),
  };
}

const dueKey = ({ windowEndsAt, taskId }: Entry): string => `${windowEndsAt}#${taskId}`;
