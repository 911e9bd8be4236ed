import { addDays, type Day, periodContaining } from '@huiyin/calendar';

/**
 * The months whose sampling keys a briefing speaks of: that of the day on which it is mailed, the day after the last one
 * counted, and the next. So every briefing of a month, the last one too, has what binds the branch for the month to come.
 */
export function monthsCommitted(through: Day): { readonly first: string; readonly last: string } {
  const mailed = periodContaining(addDays(through, 1), 'month');
  return { first: mailed.name, last: periodContaining(addDays(mailed.last, 1), 'month').name };
}
