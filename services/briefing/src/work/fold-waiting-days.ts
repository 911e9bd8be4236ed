import { type Day, toInstant } from '@huiyin/calendar';
import { foldDay, foldPersons } from '../domain/day-fold.ts';
import type { BriefingDeps } from './briefing-deps.ts';

export interface FoldWaitingDaysCommand {
  /** Left waiting, since it would wait again after the next call. */
  readonly today: Day;
  readonly traceId: string;
}

/** What became of one waiting day; with an error it waits on. */
export interface DayFolded {
  readonly day: Day;
  readonly error?: unknown;
}

/** Folds every waiting day that is over. A day that fails does not keep the others waiting. */
export const foldWaitingDays =
  ({ store, now }: Pick<BriefingDeps, 'store' | 'now'>) =>
  async ({ today, traceId }: FoldWaitingDaysCommand): Promise<readonly DayFolded[]> => {
    const results: DayFolded[] = [];
    for (const day of (await store.daysToRefold()).filter((each) => each < today)) {
      try {
        await store.replaceFolds(
          day,
          (facts) => ({ day: foldDay(day, facts), persons: foldPersons(day, facts) }),
          { traceId, at: toInstant(now()) },
        );
        results.push({ day });
      } catch (error) {
        results.push({ day, error });
      }
    }
    return results;
  };
