import {
  answers,
  classification,
  concern,
  disposition,
  instant,
  keyedHash,
  ownId,
  samplingDecision,
  sealed,
  sealedWords,
  slug,
  staffId,
} from '@huiyin/contracts';
import { type AggregateType, shardOf } from '@huiyin/table';
import * as z from 'zod';
import { eventsOf, type TaskEvent } from '../domain/events-of.ts';
import { placeOf } from '../domain/queue-entry.ts';
import type { Task } from '../domain/task.ts';

const interview = z.strictObject({
  claimId: z.string(),
  version: z.int().min(1),
  answers,
  concerns: z.array(concern).optional(),
  sealedWords: sealed.optional(),
});

const anyTask = {
  taskId: ownId,
  programme: slug,
  questionnaire: slug,
  state: z.enum(['open', 'closed', 'withdrawn']),
  order: classification,
  customer: z.strictObject({ customerKey: keyedHash, sealedContact: sealed.optional() }).optional(),
  windowEndsAt: instant,
  attempts: z.array(
    z.strictObject({
      claimId: z.string(),
      agent: staffId,
      calledAt: instant,
      durationSeconds: z.int().min(0),
      disposition,
      callAgainAt: instant.optional(),
    }),
  ),
  waiting: z
    .strictObject({ from: instant, tried: z.array(z.string()), named: z.literal(true).optional() })
    .optional(),
  interview: interview.optional(),
  superseded: z.array(interview).optional(),
  closed: z.strictObject({ at: instant, day: z.string(), disposition }).optional(),
  sourceVersion: z.int().min(1),
};

const task = z.discriminatedUnion('about', [
  z.strictObject({ ...anyTask, about: z.literal('order'), sampling: samplingDecision }),
  z.strictObject({
    ...anyTask,
    about: z.literal('case'),
    caseId: ownId,
    round: z.int().min(1),
    matter: z.array(sealedWords).readonly().optional(),
  }),
]);

export const taskKey = (taskId: string) => ({ pk: `T#${taskId}`, sk: 'T' });

/** Open tasks lie in so many partitions of the index, each in the order of the queue. */
export const QUEUE_SHARDS = 2;

export const queuePartition = (shard: number): string => `OPEN#${shard}`;

export const TASK: AggregateType<Task, TaskEvent> = {
  name: 'task',
  schema: task,
  idOf: ({ taskId }) => taskId,
  keyOf: ({ taskId }) => taskKey(taskId),
  indexOf: (state) => {
    if (state.state !== 'open') return {};
    const { key, place } = placeOf(state);
    return { i1pk: queuePartition(shardOf(state.taskId) % QUEUE_SHARDS), i1sk: key, q: place };
  },
  binary: ['customer.customerKey', 'customer.sealedContact', 'interview.sealedWords'],
  eventsOf,
};

const SECONDS_PER_DAY = 86_400;

/** The same, dropped so many days after it ended. */
export const taskFor = (retentionDays: number): AggregateType<Task, TaskEvent> => ({
  ...TASK,
  expiresAt: ({ closed }) =>
    closed && Math.floor(Date.parse(closed.at) / 1000) + retentionDays * SECONDS_PER_DAY,
});
