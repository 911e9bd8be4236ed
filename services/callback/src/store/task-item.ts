import {
  answers,
  classification,
  concern,
  disposition,
  instant,
  listOf,
  numberRung,
  ownId,
  samplingDecision,
  sealed,
  sealedCustomer,
  sealedWords,
  slug,
  staffId,
  visit,
} from '@huiyin/contracts';
import { type AggregateType, droppedAfter, inIndex, shardOf } from '@huiyin/table';
import * as z from 'zod';
import { eventsOf, type TaskEvent } from '../domain/events-of.ts';
import { entryAt, LANES, type Lane, placeOf, type QueueEntry } from '../domain/queue-entry.ts';
import type { Task } from '../domain/task.ts';
import { monthsNeededBy, writeMonths } from './needed-months.ts';

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
  customer: sealedCustomer.partial({ numbersKey: true, sealedContact: true }).optional(),
  windowEndsAt: instant,
  attempts: z.array(
    z.strictObject({
      claimId: z.string(),
      agent: staffId,
      calledAt: instant,
      durationSeconds: z.int().min(0),
      disposition,
      numberRung: numberRung.optional(),
      callAgainAt: instant.optional(),
      noMoreCalls: z.literal(true).optional(),
      toEarlierNumber: z.literal(true).optional(),
      recordedAt: instant,
    }),
  ),
  waiting: z.strictObject({ from: instant, named: z.literal(true).optional() }).optional(),
  interview: interview.optional(),
  superseded: z.array(interview).optional(),
  replaced: z
    .array(
      z.strictObject({
        claimId: z.string(),
        disposition,
        durationSeconds: z.int().min(0),
        numberRung: numberRung.optional(),
        callAgainAt: instant.optional(),
        noMoreCalls: z.literal(true).optional(),
        replacedAt: instant,
        interview: interview.optional(),
        said: z.literal(true).optional(),
      }),
    )
    .optional(),
  closed: z.strictObject({ at: instant, day: z.string(), disposition }).optional(),
  numbersSince: instant.optional(),
  closedBefore: z.strictObject({ at: instant, day: z.string(), reopenedAt: instant }).optional(),
  sourceVersion: z.int().min(1),
};

const task = z.discriminatedUnion('about', [
  z.strictObject({
    ...anyTask,
    about: z.literal('order'),
    sampling: samplingDecision,
    visit: visit.optional(),
  }),
  z.strictObject({
    ...anyTask,
    about: z.literal('case'),
    caseId: ownId,
    round: z.int().min(1),
    firstCallers: listOf(staffId),
    resolvers: listOf(staffId),
    matter: z.array(sealedWords).readonly().optional(),
  }),
]);

export const taskKey = (taskId: string) => ({ pk: `T#${taskId}`, sk: 'T' });

/** Orders come in by the hundred a second, so those not rung yet lie in so many partitions of the index. */
const FRESH_SHARDS = 2;

const freshPartition = (shard: number): string => `OPEN#fresh#${shard}`;

/** The partitions of a lane, each in its order. */
export const partitionsOf = (lane: Lane): readonly string[] =>
  lane === 'fresh'
    ? Array.from({ length: FRESH_SHARDS }, (_, shard) => freshPartition(shard))
    : [`OPEN#${lane}`];

const partitionOf = (lane: Lane, taskId: string): string =>
  lane === 'fresh' ? freshPartition(shardOf(taskId) % FRESH_SHARDS) : `OPEN#${lane}`;

/** Where an open task stood in the queue, by the texts of its item; undefined: it was not open. Throws when that cannot be read. */
export function entryOfImage(image: Readonly<Record<string, string>> | undefined): QueueEntry | undefined {
  const { i1pk, i1sk: key = '', q: place = '' } = image ?? {};
  const lane = LANES.find((each) => i1pk !== undefined && partitionsOf(each).includes(i1pk));
  return lane && entryAt({ lane, key, place });
}

export const TASK: AggregateType<Task, TaskEvent> = {
  name: 'task',
  schema: task,
  idOf: ({ taskId }) => taskId,
  keyOf: ({ taskId }) => taskKey(taskId),
  indexOf: (state) => {
    if (state.state !== 'open') return {};
    const { lane, key, place } = placeOf(state);
    return {
      ...inIndex(1, partitionOf(lane, state.taskId), key),
      q: place,
      ...writeMonths(monthsNeededBy(state)),
    };
  },
  binary: [
    'customer.customerKey',
    'customer.earlierKey',
    'customer.numbersKey',
    'customer.sealedContact',
    'interview.sealedWords',
  ],
  eventsOf,
};

/** The same, dropped so many days after it closed; a withdrawn one after its window's end. */
export const taskFor = (retentionDays: number): AggregateType<Task, TaskEvent> =>
  droppedAfter(TASK, retentionDays, ({ state, closed, windowEndsAt }) =>
    state === 'withdrawn' ? windowEndsAt : closed?.at,
  );
