import { addDays, dayOf, type Instant, startOfDay } from '@huiyin/calendar';
import { seemsHeld } from './choose-next.ts';
import type { Claim } from './claim.ts';
import { nextOpening } from './permitted.ts';
import { nextMomentOf, type QueueEntry } from './queue-entry.ts';
import type { Hours } from './stretches.ts';

/** The queue in figures. `due`: could be claimed now, or, outside permitted hours, when calls are permitted again. */
export function figuresOf(
  entries: readonly QueueEntry[],
  claims: ReadonlyMap<string, Claim>,
  now: Instant,
  hours: Hours,
) {
  const moment = nextOpening(now, hours);
  const tomorrow = startOfDay(addDays(dayOf(now, hours.zone), 1), hours.zone);
  const byBusinessType: Record<string, number> = {};
  for (const { businessType } of entries)
    byBusinessType[businessType] = (byBusinessType[businessType] ?? 0) + 1;
  const free = entries.filter((entry) => {
    const claim = claims.get(entry.taskId);
    return !claim || !seemsHeld(entry, claim, now);
  });
  return {
    at: now,
    open: entries.length,
    due: free.filter((entry) => nextMomentOf(entry, moment, hours) === moment).length,
    leased: entries.length - free.length,
    overdueToday: entries.filter(({ windowEndsAt }) => windowEndsAt <= tomorrow).length,
    byBusinessType,
    secondCallbacks: entries.filter(({ about }) => about === 'case').length,
  };
}
