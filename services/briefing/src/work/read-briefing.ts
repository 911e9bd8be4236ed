import { dayOf, parsePeriod, toInstant } from '@huiyin/calendar';
import type { BriefingDocument } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import { keyFiguresOf, restatedSince } from '../domain/restated.ts';
import { trendOf } from '../domain/trend.ts';
import type { BriefingDeps } from './briefing-deps.ts';
import { briefingOfPeriod } from './briefing-of-period.ts';
import { trendFolds } from './trend-folds.ts';

export type ReadBriefingRefusal = 'no-such-period' | 'period-not-begun';

/**
 * The briefing of the period by that name, as of now; one that was mailed says what late facts changed since. With its trend where
 * somebody looks at it, which costs a fold for each period shown.
 */
export const readBriefing =
  (deps: BriefingDeps) =>
  async ({
    period: name,
    withTrend = false,
  }: {
    readonly period: string;
    readonly withTrend?: boolean;
  }): Promise<Outcome<BriefingDocument, ReadBriefingRefusal>> => {
    const period = parsePeriod(name);
    if (!period) return refuse('no-such-period');
    const today = dayOf(toInstant(deps.now()), deps.branch.zone);
    if (period.first > today) return refuse('period-not-begun');
    const [document, mailed] = await Promise.all([
      briefingOfPeriod(deps)({ period, today }),
      deps.store.mailed(period),
    ]);
    const restated = mailed && restatedSince(mailed, keyFiguresOf(document));
    return done({
      ...document,
      ...(withTrend && { trend: trendOf(await trendFolds(deps, period), deps.branch.levels) }),
      ...(restated && { restated }),
    });
  };
