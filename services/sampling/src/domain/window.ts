import type { BranchConfiguration } from '@huiyin/contracts';
import { addDays, type Day, type Instant, startOfDay } from '@huiyin/kernel';

/**
 * When the time for ringing is over: the end of the last of the window's days, which count from the day after the counted
 * day, in branch time. Completed on the 5th with 5 days: the first moment of the 11th.
 */
export function windowEndOf(
  countedDay: Day,
  businessType: string,
  { businessTypes, zone }: Pick<BranchConfiguration, 'businessTypes' | 'zone'>,
): Instant | undefined {
  const type = businessTypes.find(({ id }) => id === businessType);
  return type && startOfDay(addDays(countedDay, type.windowDays + 1), zone);
}
