import type { Instant } from '@huiyin/calendar';
import { seemsHeld } from './choose-next.ts';
import type { Claim } from './claim.ts';
import { nextOpening } from './permitted.ts';
import { countsOf, figuresByKind } from './queue-counts.ts';
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
  /** As of when: of a long queue, when its last change was counted. */
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

/** The queue in figures, from its entries. `due`: could be claimed now, or, outside permitted hours, when calls are permitted again. */
export function figuresOf(
  entries: readonly QueueEntry[],
  claims: ReadonlyMap<string, Claim>,
  now: Instant,
  hours: Hours,
): QueueFigures {
  const moment = nextOpening(now, hours);
  const free = entries.filter((entry) => {
    const claim = claims.get(entry.taskId);
    return !claim || !seemsHeld(entry, claim, now);
  });
  return {
    at: now,
    ...figuresByKind(countsOf(entries, hours.zone), now, hours),
    due: free.filter((entry) => nextMomentOf(entry, moment, hours) === moment).length,
    waiting: entries.filter(({ waiting }) => waiting !== undefined && waiting.from > now).length,
    leased: entries.length - free.length,
  };
}
