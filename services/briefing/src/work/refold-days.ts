import { addDays, type Day } from '@huiyin/calendar';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import type { BriefingDeps } from './briefing-deps.ts';
import { markDays } from './mark-days.ts';

/** A year and its neighbours; each day costs a read and a write. */
export const REFOLD_DAYS_MAX = 400;

export interface RefoldDaysCommand {
  readonly first: Day;
  /** Included. */
  readonly last: Day;
  readonly traceId: string;
}

export type RefoldDaysRefusal = 'days-reversed' | 'too-many-days';

/** Marks these days, so that the next fold makes them anew from their facts; answers how many. */
export const refoldDays =
  (deps: Pick<BriefingDeps, 'store' | 'now'>) =>
  async ({
    first,
    last,
    traceId,
  }: RefoldDaysCommand): Promise<Outcome<{ readonly days: number }, RefoldDaysRefusal>> => {
    if (last < first) return refuse('days-reversed');
    if (last > addDays(first, REFOLD_DAYS_MAX - 1)) return refuse('too-many-days');
    const days: Day[] = [];
    for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
    await markDays(deps)({ days, traceId });
    return done({ days: days.length });
  };
