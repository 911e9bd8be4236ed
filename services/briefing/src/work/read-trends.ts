import { dayOf, parsePeriod, toInstant } from '@huiyin/calendar';
import type { RowTrends } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import { rowTrendsOf } from '../domain/row-trends.ts';
import type { BriefingDeps } from './briefing-deps.ts';
import { personsOfPeriod } from './fold-of-period.ts';
import type { ReadBriefingRefusal } from './read-briefing.ts';
import { trendFolds } from './trend-folds.ts';

/** How the rows of a period went over it and those before it: a saved fold for each, and one more of persons where it is a month. */
export const readTrends =
  (deps: BriefingDeps) =>
  async ({ period: name }: { readonly period: string }): Promise<Outcome<RowTrends, ReadBriefingRefusal>> => {
    const period = parsePeriod(name);
    if (!period) return refuse('no-such-period');
    if (period.first > dayOf(toInstant(deps.now()), deps.branch.zone)) return refuse('period-not-begun');
    const folds = await trendFolds(deps, period);
    if (period.kind !== 'month') return done(rowTrendsOf(deps.branch, folds));
    const waiting = await deps.store.waitingFolds();
    const periods = [];
    for (const fold of folds) {
      const month = parsePeriod(fold.period);
      periods.push({
        ...fold,
        ...(month && { persons: await personsOfPeriod(deps, { period: month, waiting }) }),
      });
    }
    return done(rowTrendsOf(deps.branch, periods));
  };
