import { addDays, type Day } from '@huiyin/calendar';
import { done, type Outcome, refuse } from '@huiyin/kernel';

/** More would keep one call busy for too long. */
export const RECOUNT_DAYS_MAX = 400;

export type RecountRefusal = 'days-reversed' | 'too-many-days' | 'decisions-gone';

/**
 * The first day of which every decision is still there; what was counted of days before it is never counted again. A
 * decision is taken on its counted day or later, by clocks that may differ by a day.
 */
export const oldestCountableDay = (today: Day, retentionDays: number): Day =>
  addDays(today, 2 - retentionDays);

/** Every day from the first to the last, both included; refused when decisions of the first are gone already. */
export function daysToRecount(first: Day, last: Day, oldest: Day): Outcome<readonly Day[], RecountRefusal> {
  if (first > last) return refuse('days-reversed');
  if (first < oldest) return refuse('decisions-gone');
  const days: Day[] = [];
  for (let day = first; day <= last && days.length <= RECOUNT_DAYS_MAX; day = addDays(day, 1)) days.push(day);
  return days.length > RECOUNT_DAYS_MAX ? refuse('too-many-days') : done(days);
}
