import { addDays, type Day, type Instant, startOfDay } from '@huiyin/calendar';
import type { BusinessType } from '@huiyin/contracts';

/**
 * When the time for ringing is over: the end of the last of the window's days, which count from the day after the counted
 * day, in branch time. Completed on the 5th with 5 days: the first moment of the 11th.
 */
export const windowEndOf = (
  countedDay: Day,
  { windowDays }: Pick<BusinessType, 'windowDays'>,
  zone: string,
): Instant => startOfDay(addDays(countedDay, windowDays + 1), zone);
