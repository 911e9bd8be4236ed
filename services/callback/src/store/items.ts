import {
  classification,
  concern,
  disposition,
  instant,
  interview,
  keyedHash,
  samplingDecision,
  sealed,
  staffId,
  verdict,
} from '@huiyin/contracts';
import { type AggregateType, shardOf } from '@huiyin/table';
import * as z from 'zod';
import { eventsOf } from './domain/events-of.ts';
import type { Lease } from './domain/lease.ts';
import type { Entry } from './domain/queue.ts';
import type { Task } from './domain/task.ts';

const waiting = z.strictObject({ from: instant, tried: z.array(z.string()) });

const told = z.strictObject({
  claimId: z.string(),
  answers: interview.omit({ claimId: true, agent: true, calledAt: true, durationSeconds: true }).optional(),
  verdict: verdict.pick({ solved: true, satisfied: true }).optional(),
  concerns: z.array(concern).optional(),
  sealedWords: sealed.optional(),
});

const anyTask = {
  taskId: z.string(),
  state: z.enum(['open', 'closed', 'withdrawn']),
  order: classification,
  customerKey: keyedHash.optional(),
  sealedContact: sealed.optional(),
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
  waiting: waiting.optional(),
  counting: told.optional(),
  superseded: z.array(told).optional(),
  closed: z.strictObject({ at: instant, day: z.string(), disposition }).optional(),
  sourceVersion: z.int().min(1),
};

const task = z.discriminatedUnion('kind', [
  z.strictObject({ ...anyTask, kind: z.literal('routine'), sampling: samplingDecision }),
  z.strictObject({ ...anyTask, kind: z.literal('second'), caseId: z.string(), round: z.int().min(1) }),
]);

export const taskKey = (taskId: string) => ({ pk: `T#${taskId}`, sk: 'T' });

/** Open tasks lie in so many partitions of the index, each in the order in which they fall due. */
export const QUEUE_SHARDS = 2;

export const queuePartition = (shard: number): string => `OPEN#${shard}`;

export const CALLBACK_TASK: AggregateType<Task> = {
  name: 'task',
  schema: task,
  idOf: ({ taskId }) => taskId,
  keyOf: ({ taskId }) => taskKey(taskId),
  indexOf: (state) =>
    state.state === 'open'
      ? {
          i1pk: queuePartition(shardOf(state.taskId) % QUEUE_SHARDS),
          i1sk: `${state.windowEndsAt}#${state.taskId}`,
          q: placeInQueue(state),
        }
      : {},
  binary: ['customerKey', 'sealedContact', 'counting.sealedWords'],
  eventsOf,
};

const SECONDS_PER_DAY = 86_400;

/** The same, forgotten so many days after it ended. */
export const callbackTask = (retentionDays: number): AggregateType<Task> => ({
  ...CALLBACK_TASK,
  expiresAt: ({ closed }) =>
    closed && Math.floor(Date.parse(closed.at) / 1000) + retentionDays * SECONDS_PER_DAY,
});

/** What the index must know to serve a task without reading it: kind, business type and, after an attempt, the wait. */
const placeInQueue = ({ kind, order, waiting }: Task): string =>
  [kind, order.businessType, ...(waiting ? [waiting.from, ...waiting.tried] : [])].join(' ');

const place = z.tuple([z.enum(['routine', 'second']), z.string()], z.string());

/** Reads a row of the index back. */
export function entryOf({ i1sk = '', q = '' }: Record<string, string>): Entry {
  const [kind, businessType, ...wait] = place.parse(q.split(' '));
  const [from, ...tried] = wait;
  const cut = i1sk.indexOf('#');
  return {
    taskId: i1sk.slice(cut + 1),
    windowEndsAt: instant.parse(i1sk.slice(0, cut)),
    kind,
    businessType,
    ...(from !== undefined && { waiting: { from: instant.parse(from), tried } }),
  };
}

const claim = {
  claimId: z.string(),
  agent: staffId,
  claimedAt: instant,
  released: z.literal(true).optional(),
};

export const leaseKey = (day: string, taskId: string) => ({ pk: leasePartition(day), sk: taskId });
export const leasePartition = (day: string): string => `L#${day}`;

/** Results that come later than this find no claim any more. */
const LEASE_KEPT_DAYS = 92;

export const LEASE: AggregateType<Lease> = {
  name: 'lease',
  schema: z.strictObject({
    ...claim,
    day: z.string(),
    taskId: z.string(),
    leaseEndsAt: instant,
    turn: z.int().min(1),
    earlier: z.array(z.strictObject(claim)).optional(),
  }),
  idOf: ({ day, taskId }) => `${day}/${taskId}`,
  keyOf: ({ day, taskId }) => leaseKey(day, taskId),
  expiresAt: ({ claimedAt }) => Math.floor(Date.parse(claimedAt) / 1000) + LEASE_KEPT_DAYS * SECONDS_PER_DAY,
};
