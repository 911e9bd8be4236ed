import { addDays, dayOf, type Instant, startOfDay } from '@huiyin/kernel';
import { isExpired, type Lease } from './lease.ts';
import { nextOpening, nextPermittedMoment } from './permitted.ts';
import type { Hours } from './stretches.ts';
import type { Task, Waiting } from './task.ts';

/** An open task as the queue's index knows it; it may lag a moment behind the task. */
export interface Entry {
  readonly taskId: string;
  readonly windowEndsAt: Instant;
  readonly kind: Task['kind'];
  readonly businessType: string;
  readonly waiting?: Waiting | undefined;
}

/** Has the entry's next permitted slot come, and if not, when does it? */
export const nextMomentOf = (entry: Entry, now: Instant, hours: Hours): Instant | undefined =>
  nextPermittedMoment(entry.waiting, entry.windowEndsAt, now, hours);

/** Somebody seems to be ringing: the lease holds, and the index shows no result that came after the claim. */
export const seemsHeld = (entry: Entry, lease: Lease | undefined, now: Instant): boolean =>
  lease !== undefined &&
  !isExpired(lease, now) &&
  (entry.waiting === undefined || entry.waiting.from <= lease.claimedAt);

/** The queue in figures. `due`: could be claimed now, or, outside permitted hours, when calls are permitted again. */
export function figuresOf(
  entries: readonly Entry[],
  leases: ReadonlyMap<string, Lease>,
  now: Instant,
  hours: Hours,
) {
  const moment = nextOpening(now, hours);
  const tomorrow = startOfDay(addDays(dayOf(now, hours.zone), 1), hours.zone);
  const byBusinessType: Record<string, number> = {};
  for (const { businessType } of entries)
    byBusinessType[businessType] = (byBusinessType[businessType] ?? 0) + 1;
  const isLeased = (entry: Entry) => seemsHeld(entry, leases.get(entry.taskId), now);
  const free = entries.filter((entry) => !isLeased(entry));
  return {
    at: now,
    open: entries.length,
    due: free.filter((entry) => nextMomentOf(entry, moment, hours) === moment).length,
    leased: entries.length - free.length,
    overdueToday: entries.filter(({ windowEndsAt }) => windowEndsAt <= tomorrow).length,
    byBusinessType,
    secondCallbacks: entries.filter(({ kind }) => kind === 'second').length,
  };
}
