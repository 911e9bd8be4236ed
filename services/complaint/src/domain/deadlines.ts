import type { BranchConfiguration } from '@huiyin/contracts';
import { addDays, dayOf, type Instant, plusMinutes, startOfDay } from '@huiyin/kernel';

/**
 * When a limit that starts running at a moment has run out: hours run by the clock; `days: n` is the end of the
 * branch's n-th calendar day after the day it starts.
 */
export const deadlineOf = (
  from: Instant,
  limit: BranchConfiguration['complaints']['classes']['ordinary']['conclude'],
  zone: string,
): Instant =>
  'hours' in limit
    ? plusMinutes(from, limit.hours * 60)
    : startOfDay(addDays(dayOf(from, zone), limit.days + 1), zone);
