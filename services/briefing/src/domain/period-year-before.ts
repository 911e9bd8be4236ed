import { type Period, parsePeriod } from '@huiyin/calendar';

/** The same period a year before; undefined where the calendar has none (29 February, week 53). */
export const periodYearBefore = ({ name }: Period): Period | undefined =>
  parsePeriod(`${Number(name.slice(0, 4)) - 1}${name.slice(4)}`);
