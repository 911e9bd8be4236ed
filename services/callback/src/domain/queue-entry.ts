import { Fault, type Instant } from '@huiyin/kernel';
import { nextPermittedMoment } from './permitted.ts';
import type { Hours } from './stretches.ts';
import type { Task, Waiting } from './task.ts';

/** An open task as the queue's index knows it; it may lag a moment behind the task. */
export interface QueueEntry {
  readonly taskId: string;
  readonly windowEndsAt: Instant;
  readonly about: Task['about'];
  readonly businessType: string;
  readonly waiting?: Waiting | undefined;
}

/** Where an open task stands in the queue: the queue is in the order of `key`, `place` is what else an entry holds. */
export interface QueuePlace {
  readonly key: string;
  readonly place: string;
}

/** Promises to customers by the moment they named, then all others by the end of their windows. */
const NAMED = '1';
const OTHERS = '2';

/** An entry as text, in what a place in the index may hold. */
export const placeOf = ({ taskId, windowEndsAt, about, order, waiting }: Task): QueuePlace => ({
  key: waiting?.named ? `${NAMED}#${waiting.from}#${taskId}` : `${OTHERS}#${windowEndsAt}#${taskId}`,
  place: [about, order.businessType, windowEndsAt, ...(waiting ? [waiting.from, ...waiting.tried] : [])].join(
    ' ',
  ),
});

/** Between these keys lies everything whose window has ended by that moment: no promise is made for later than that. */
export const keysEndedBy = (at: Instant): readonly { readonly from: string; readonly to: string }[] =>
  [NAMED, OTHERS].map((rank) => ({ from: `${rank}#`, to: `${rank}#${at}~` }));

/** Reads an entry back. */
export function entryAt({ key, place }: QueuePlace): QueueEntry {
  const [about, businessType, windowEndsAt, from, ...tried] = place.split(' ');
  const [rank, , ...taskId] = key.split('#');
  if ((about !== 'order' && about !== 'case') || !businessType || !windowEndsAt || taskId.length === 0)
    throw new Fault('queue-entry-unreadable', 'A place in the queue is not as it was written');
  return {
    taskId: taskId.join('#'),
    windowEndsAt,
    about,
    businessType,
    ...(from !== undefined && { waiting: { from, tried, ...(rank === NAMED && { named: true }) } }),
  };
}

/** This moment if the customer may be rung now, else the next one at which they may; undefined: none is left. */
export const nextMomentOf = (
  { waiting, windowEndsAt }: Pick<QueueEntry, 'waiting' | 'windowEndsAt'>,
  now: Instant,
  hours: Hours,
): Instant | undefined => nextPermittedMoment(waiting, windowEndsAt, now, hours);
