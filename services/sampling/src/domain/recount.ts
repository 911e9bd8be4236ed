import { addDays, type Day } from '@huiyin/calendar';
import { done, type Outcome, refuse } from '@huiyin/kernel';

/** More would keep one call busy for too long. */
export const RECOUNT_DAYS_MAX = 400;

export type RecountRefusal = 'days-reversed' | 'too-many-days';

/** Every day from the first to the last, both included. */
export function daysToRecount(first: Day, last: Day): Outcome<readonly Day[], RecountRefusal> {
  if (first > last) return refuse('days-reversed');
  const days: Day[] = [];
  for (let day = first; day <= last && days.length <= RECOUNT_DAYS_MAX; day = addDays(day, 1)) days.push(day);
  return days.length > RECOUNT_DAYS_MAX ? refuse('too-many-days') : done(days);
}
