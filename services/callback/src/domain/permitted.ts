import type { BranchConfiguration } from '@huiyin/contracts';
import { addDays, dayOf, type Instant, minuteOfDay, minutesOf, momentAt, startOfDay } from '@huiyin/kernel';
import type { Waiting } from './task.ts';

/** When this branch rings: its calling rules and the zone of its clock. */
export type Hours = Pick<BranchConfiguration, 'calling' | 'zone'>;

interface WallSpan {
  readonly from: string;
  readonly to: string;
}

// Instants, and times of one wall clock, compare as text.
const later = (a: string, b: string): string => (a < b ? b : a);
const earlier = (a: string, b: string): string => (b < a ? b : a);

/** The slot of the day in which a moment lies; undefined between slots. */
export function slotAt(moment: Instant, { calling, zone }: Hours): string | undefined {
  const minute = minuteOfDay(moment, zone);
  return calling.slots.find(({ from, to }) => minutesOf(from) <= minute && minute < minutesOf(to))?.id;
}

/**
 * The earliest moment, from now on and before the window ends, at which the customer may be rung: in permitted hours,
 * not before the wait is over, in a slot not tried yet if one still comes, else in any. Undefined when none is left.
 */
export function nextPermittedMoment(
  waiting: Waiting | undefined,
  windowEndsAt: Instant,
  now: Instant,
  hours: Hours,
): Instant | undefined {
  const { calling, zone } = hours;
  const from = later(now, waiting?.from ?? now);
  const tried = new Set(waiting?.tried);
  const untried = calling.slots.filter(({ id }) => !tried.has(id));
  const fresh = tried.size > 0 && firstMoment(overlaps(calling.permitted, untried), from, windowEndsAt, zone);
  return fresh || firstMoment(calling.permitted, from, windowEndsAt, zone);
}

/** This moment if calls are permitted now, else the one at which they are again. */
export function nextOpening(now: Instant, { calling, zone }: Hours): Instant {
  const nextWeek = startOfDay(addDays(dayOf(now, zone), 8), zone);
  // Permitted hours exist on every day, so there is always one.
  return firstMoment(calling.permitted, now, nextWeek, zone) ?? nextWeek;
}

function overlaps(some: readonly WallSpan[], others: readonly WallSpan[]): WallSpan[] {
  return some
    .flatMap((a) => others.map((b) => ({ from: later(a.from, b.from), to: earlier(a.to, b.to) })))
    .filter(({ from, to }) => from < to);
}

/** The first moment in [from, before) within any of the spans on the branch's clock. */
function firstMoment(
  spans: readonly WallSpan[],
  from: Instant,
  before: Instant,
  zone: string,
): Instant | undefined {
  const inOrder = spans.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  for (let day = dayOf(from, zone); startOfDay(day, zone) < before; day = addDays(day, 1)) {
    for (const span of inOrder) {
      const moment = later(momentAt(day, span.from, zone), from);
      if (moment < momentAt(day, span.to, zone) && moment < before) return moment;
    }
  }
  return undefined;
}
