import { type AggregateTable, INDEX, type Rule, type Trace } from '@huiyin/table';
import type { TaskEvent } from '../domain/events-of.ts';
import { entryAt, type QueueEntry } from '../domain/queue-entry.ts';
import type { Task } from '../domain/task.ts';
import { mergeInOrder } from './merge-in-order.ts';
import { QUEUE_SHARDS, queuePartition, taskFor, taskKey } from './task-item.ts';

/** Read ahead of the queue's head, per partition of the index. */
const PAGE = 25;

export interface TaskStore {
  load(taskId: string): Promise<Task | undefined>;
  /** Loads the task, lets the rule decide, saves if nobody else did, else decides again on what lies there now. */
  change<Answer>(taskId: string, trace: Trace, rule: Rule<Task, TaskEvent, Answer>): Promise<Answer>;
  /** Open tasks in the order of the queue, read as far as they are asked for; a moment old. */
  queue(upTo?: string): AsyncGenerator<QueueEntry>;
}

export function taskStore(table: AggregateTable, retentionDays: number): TaskStore {
  const type = taskFor(retentionDays);

  async function* places(shard: number, upTo: string) {
    const range = {
      ...INDEX,
      pk: queuePartition(shard),
      limit: PAGE,
    };
    for await (const { i1sk = '', q = '' } of table.queryKeys({ ...range, sk: { from: '0', to: upTo } }))
      yield { key: i1sk, place: q };
  }

  return {
    load: async (taskId) => (await table.load(type, taskKey(taskId)))?.state,
    change: (taskId, trace, rule) => table.change(type, taskKey(taskId), trace, rule),
    async *queue(upTo = '9') {
      const shards = Array.from({ length: QUEUE_SHARDS }, (_, shard) => places(shard, `${upTo}~`));
      for await (const place of mergeInOrder(shards, (a, b) => (a.key < b.key ? -1 : 1)))
        yield entryAt(place);
    },
  };
}
