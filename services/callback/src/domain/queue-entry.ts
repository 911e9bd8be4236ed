import type { Instant } from '@huiyin/calendar';
import { Fault } from '@huiyin/kernel';
import { tiedTo } from './independence.ts';
import { nextPermittedMoment } from './permitted.ts';
import type { Hours } from './stretches.ts';
import type { Task, Waiting } from './task.ts';

/** An open task as the queue's index knows it; it may lag a moment behind the task. */
export interface QueueEntry {
  readonly taskId: string;
  readonly windowEndsAt: Instant;
  readonly about: Task['about'];
  readonly businessType: string;
  /** Whose agents do not ring, and who else does not. */
  readonly team: string;
  readonly tied: readonly string[];
  /** The customer's keyed hash, and that of the year before: their tasks are not rung by two agents at once. */
  readonly customerKey?: string | undefined;
  readonly earlierKey?: string | undefined;
  readonly waiting?: Waiting | undefined;
}

/**
 * The queue is served lane by lane: promises to customers by the moment they named, then who was rung before by the moment
 * from which they may be rung again, then all others by the end of their windows.
 */
export const LANES = ['named', 'waiting', 'fresh'] as const;
export type Lane = (typeof LANES)[number];

/** Where an open task stands in the queue: a lane is in the order of `key`, `place` is what else an entry holds. */
export interface QueuePlace {
  readonly lane: Lane;
  readonly key: string;
  readonly place: string;
}

/** A stretch of a lane’s keys, both ends included. */
export interface LaneStretch {
  readonly from: string;
  readonly to: string;
}

/** An entry as text, in what a place in the index may hold. */
export function placeOf(task: Task): QueuePlace {
  const { taskId, windowEndsAt, about, order, customer, waiting } = task;
  const tied = tiedTo(task).join(',');
  const hashes = [
    customer?.customerKey ?? '',
    ...(customer?.earlierKey === undefined ? [] : [customer.earlierKey]),
  ];
  // Of one not rung yet the key says when its window ends: an entry is as short as it can be.
  const end = waiting ? windowEndsAt : '';
  return {
    lane: waiting?.named ? 'named' : waiting ? 'waiting' : 'fresh',
    key: `${waiting?.from ?? windowEndsAt}#${taskId}`,
    place: [about, order.businessType, end, order.team, tied, ...hashes].join(' '),
  };
}

const BEGINNING = '0';
const END = '9';

/** Whatever lies there up to the moment, itself included: of the lanes of those who wait it may be rung, of the fresh one its window has ended. */
export const keysUntil = (moment: Instant): LaneStretch => ({ from: BEGINNING, to: `${moment}~` });
/** Whatever comes after that moment. */
export const keysAfter = (moment: Instant): LaneStretch => ({ from: `${moment}~`, to: END });
/** Whatever comes after the one moment and before the other. */
export const keysBetween = (from: Instant, to: Instant): LaneStretch => ({ from: `${from}~`, to });
export const ALL_KEYS: LaneStretch = { from: BEGINNING, to: END };

/** Reads an entry back. */
export function entryAt({ lane, key, place }: QueuePlace): QueueEntry {
  const [about, businessType, end, team, tied = '', customerKey = '', earlierKey = ''] = place.split(' ');
  const [moment, taskId] = key.split('#');
  const windowEndsAt = lane === 'fresh' ? moment : end;
  if (
    (about !== 'order' && about !== 'case') ||
    !businessType ||
    !windowEndsAt ||
    !team ||
    !moment ||
    !taskId
  )
    throw new Fault('queue-entry-unreadable', 'A place in the queue is not as it was written');
  return {
    taskId,
    windowEndsAt,
    about,
    businessType,
    team,
    tied: tied === '' ? [] : tied.split(','),
    ...(customerKey !== '' && { customerKey }),
    ...(earlierKey !== '' && { earlierKey }),
    ...(lane !== 'fresh' && { waiting: { from: moment, ...(lane === 'named' && { named: true }) } }),
  };
}

/** This moment if the customer may be rung now, else the next one at which they may; undefined: none is left. */
export const nextMomentOf = (
  { waiting, windowEndsAt }: Pick<QueueEntry, 'waiting' | 'windowEndsAt'>,
  now: Instant,
  hours: Hours,
): Instant | undefined => nextPermittedMoment(waiting, windowEndsAt, now, hours);
