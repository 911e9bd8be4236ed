import { addDays, dayOf, type Instant, plusMinutes, startOfDay } from '@huiyin/calendar';
import { seemsHeld } from './choose-next.ts';
import type { Claim } from './claim.ts';
import { nextOpening } from './permitted.ts';
import { nextMomentOf, type QueueEntry } from './queue-entry.ts';
import type { Hours } from './stretches.ts';

/** Tasks by the branch day on which their window ends: today, within three days, within seven, later. */
export interface Ending {
  readonly today: number;
  readonly threeDays: number;
  readonly week: number;
  readonly later: number;
}

export interface QueueFigures {
  readonly at: Instant;
  readonly open: number;
  readonly due: number;
  /** Rung before, and not to be rung again yet. */
  readonly waiting: number;
  readonly leased: number;
  readonly overdueToday: number;
  readonly byBusinessType: Record<string, number>;
  /** By business type, of those open: how soon their windows end. */
  readonly ending: Record<string, Ending>;
  readonly secondCallbacks: number;
}

/** So many entries cost some twenty read units. */
const COUNTED_EACH_TIME = 800;
/** A long queue is counted so often. */
const STAND_MINUTES = 5;

/** Do the figures of a long queue still stand? Those of a short one are counted each time. */
export const mayStillStand = ({ open, at }: QueueFigures, now: Instant): boolean =>
  open > COUNTED_EACH_TIME && now < plusMinutes(at, STAND_MINUTES);

/** The queue in figures. `due`: could be claimed now, or, outside permitted hours, when calls are permitted again. */
export function figuresOf(
  entries: readonly QueueEntry[],
  claims: ReadonlyMap<string, Claim>,
  now: Instant,
  hours: Hours,
): QueueFigures {
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
    waiting: entries.filter(({ waiting }) => waiting !== undefined && waiting.from > now).length,
    leased: entries.length - free.length,
    overdueToday: entries.filter(({ windowEndsAt }) => windowEndsAt <= tomorrow).length,
    byBusinessType,
    ending: endingOf(entries, now, hours),
    secondCallbacks: entries.filter(({ about }) => about === 'case').length,
  };
}

/** Each window ends at a day's beginning or within it, so whatever ends by the next day's beginning ends today. */
function endingOf(entries: readonly QueueEntry[], now: Instant, { zone }: Hours): Record<string, Ending> {
  const today = dayOf(now, zone);
  const endOf = (days: number): Instant => startOfDay(addDays(today, days), zone);
  const bounds = [
    ['today', endOf(1)],
    ['threeDays', endOf(3)],
    ['week', endOf(7)],
  ] as const;
  const ending: Record<string, Record<keyof Ending, number>> = {};
  for (const { businessType, windowEndsAt } of entries) {
    const of = ending[businessType] ?? { today: 0, threeDays: 0, week: 0, later: 0 };
    of[bounds.find(([, end]) => windowEndsAt <= end)?.[0] ?? 'later'] += 1;
    ending[businessType] = of;
  }
  return ending;
}
