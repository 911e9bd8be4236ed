import type { Holiday } from '@huiyin/vocabulary';
import { addDays, type Day } from '../branch-time.ts';

/** Days off in a row, as a notice gives them, and the days of rest that are worked instead (调休). */
export interface DaysOff {
  /** More than one where festivals fall together. */
  readonly holidays: readonly Holiday[];
  readonly first: Day;
  readonly last: Day;
  readonly madeUp: readonly Day[];
}

/** Public holidays and make-up days of some years, frozen from a source. */
export interface HolidayTable {
  /** What it was made of; two tables of one version are the same. */
  readonly version: string;
  /** The notices that it follows; none for a table of the branch's own. */
  readonly notices: readonly string[];
  /** The first and the last day of which the table knows whether it is a holiday or made up. */
  readonly from: Day;
  readonly through: Day;
  readonly daysOff: readonly DaysOff[];
}

/**
 * A table of the branch's own for some years: no holidays but those that the branch itself lists as closed days. The years
 * are those for which that list is whole.
 */
export const ownTable = (firstYear: number, lastYear: number): HolidayTable => ({
  version: `own ${firstYear}–${lastYear}`,
  notices: [],
  from: `${firstYear}-01-01`,
  through: `${lastYear}-12-31`,
  daysOff: [],
});

/** Does the table end within so many days, so that somebody should look for the next notice? */
export const endsWithin = ({ through }: HolidayTable, today: Day, days: number): boolean =>
  through < addDays(today, days);
