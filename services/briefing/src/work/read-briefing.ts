import { dayOf, parsePeriod, toInstant } from '@huiyin/calendar';
import type { BriefingDocument, BriefingPart } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import { nameIn } from '@huiyin/vocabulary';
import { briefingOf } from '../domain/briefing.ts';
import { briefingOfPart, foldOfTeams } from '../domain/of-part.ts';
import { keyFiguresOf, restatedSince } from '../domain/restated.ts';
import { trendOf } from '../domain/trend.ts';
import type { BriefingDeps } from './briefing-deps.ts';
import { knownOfPeriod, withSnapshot } from './briefing-of-period.ts';
import { trendFolds } from './trend-folds.ts';

export type ReadBriefingRefusal = 'no-such-period' | 'period-not-begun';

interface BriefingAsked {
  readonly period: string;
  /** Of a team or department alone; absent: of the branch. */
  readonly part?: Omit<BriefingPart, 'name'> | undefined;
  readonly withTrend?: boolean;
}

/**
 * The briefing of the period by that name, as of now; the branch's, if it was mailed, says what late facts changed since. With its trend
 * where somebody looks at it, which costs a fold for each period shown.
 */
export const readBriefing =
  (deps: BriefingDeps) =>
  async ({
    period: name,
    part,
    withTrend = false,
  }: BriefingAsked): Promise<Outcome<BriefingDocument, ReadBriefingRefusal>> => {
    const period = parsePeriod(name);
    if (!period) return refuse('no-such-period');
    const today = dayOf(toInstant(deps.now()), deps.branch.zone);
    if (period.first > today) return refuse('period-not-begun');
    const { branch, store } = deps;
    const [known, mailed] = await Promise.all([
      knownOfPeriod(deps)({ period, today }),
      part ? undefined : store.mailed(period),
    ]);
    const named = part && {
      ...part,
      name: nameIn(branch[part.of === 'team' ? 'teams' : 'departments'], part.id),
    };
    const document = withSnapshot(named ? briefingOfPart(branch, known, named) : briefingOf(branch, known));
    const restated = mailed && restatedSince(mailed, keyFiguresOf(document));
    const folds = withTrend
      ? (await trendFolds(deps, period)).map((each) => ({
          ...each,
          fold: part ? foldOfTeams(each.fold, part.teams) : each.fold,
        }))
      : [];
    return done({
      ...document,
      ...(withTrend && { trend: trendOf(folds, branch.levels) }),
      ...(restated && { restated }),
    });
  };
