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

/** An entry as text, in what a place in the index may hold. */
export const placeOf = ({ taskId, windowEndsAt, about, order, waiting }: Task): QueuePlace => ({
  key: `${windowEndsAt}#${taskId}`,
  place: [about, order.businessType, ...(waiting ? [waiting.from, ...waiting.tried] : [])].join(' '),
});

/** Reads an entry back. */
export function entryAt({ key, place }: QueuePlace): QueueEntry {
  const [about, businessType, from, ...tried] = place.split(' ');
  const cut = key.indexOf('#');
  if ((about !== 'order' && about !== 'case') || businessType === undefined || cut < 0)
    throw new Fault('queue-entry-unreadable', 'A place in the queue is not as it was written');
  return {
    taskId: key.slice(cut + 1),
    windowEndsAt: key.slice(0, cut),
    about,
    businessType,
    ...(from !== undefined && { waiting: { from, tried } }),
  };
}

/** This moment if the customer may be rung now, else the next one at which they may; undefined: none is left. */
export const nextMomentOf = (
  { waiting, windowEndsAt }: Pick<QueueEntry, 'waiting' | 'windowEndsAt'>,
  now: Instant,
  hours: Hours,
): Instant | undefined => nextPermittedMoment(waiting, windowEndsAt, now, hours);
