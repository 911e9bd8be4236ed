import type { Instant } from '@huiyin/kernel';
import { type AggregateTable, INDEX, type Rule, type Trace } from '@huiyin/table';
import type { TaskEvent } from '../domain/events-of.ts';
import { entryAt, keysEndedBy, type QueueEntry } from '../domain/queue-entry.ts';
import type { Task } from '../domain/task.ts';
import { mergeInOrder } from './merge-in-order.ts';
import { QUEUE_SHARDS, queuePartition, taskFor, taskKey } from './task-item.ts';

/** Read ahead of the queue's head, per partition of the index. */
const PAGE = 25;

/** Every key begins with its rank. */
const EVERYTHING = { from: '0', to: '9' };

export interface TaskStore {
  load(taskId: string): Promise<Task | undefined>;
  /** Loads the task, lets the rule decide, saves if nobody else did, else decides again on what lies there now. */
  change<Answer>(taskId: string, trace: Trace, rule: Rule<Task, TaskEvent, Answer>): Promise<Answer>;
  /** Open tasks in the order of the queue, read as far as they are asked for; a moment old. */
  queue(): AsyncGenerator<QueueEntry>;
  /** Open tasks whose window has ended by that moment. */
  endedBy(at: Instant): AsyncGenerator<QueueEntry>;
}

export function taskStore(table: AggregateTable, retentionDays: number): TaskStore {
  const type = taskFor(retentionDays);

  async function* places(shard: number, sk: { readonly from: string; readonly to: string }) {
    const range = {
      ...INDEX,
      pk: queuePartition(shard),
      limit: PAGE,
    };
    for await (const { i1sk = '', q = '' } of table.queryKeys({ ...range, sk }))
      yield { key: i1sk, place: q };
  }

  return {
    load: async (taskId) => (await table.load(type, taskKey(taskId)))?.state,
    change: (taskId, trace, rule) => table.change(type, taskKey(taskId), trace, rule),
    async *queue() {
      const shards = Array.from({ length: QUEUE_SHARDS }, (_, shard) => places(shard, EVERYTHING));
      for await (const place of mergeInOrder(shards, (a, b) => (a.key < b.key ? -1 : 1)))
        yield entryAt(place);
    },
    async *endedBy(at) {
      for (const range of keysEndedBy(at))
        for (let shard = 0; shard < QUEUE_SHARDS; shard += 1)
          for await (const place of places(shard, range)) {
            const entry = entryAt(place);
            if (entry.windowEndsAt <= at) yield entry;
          }
    },
  };
}
