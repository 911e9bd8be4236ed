import { addDays, type Day, type Period, parsePeriod } from '@huiyin/calendar';
import type { Restated } from '@huiyin/contracts';
import type { KeyFigure } from '@huiyin/vocabulary';
import { complaintsOf } from '../domain/briefing.ts';
import { figuresOf } from '../domain/figures.ts';
import { routineOf } from '../domain/period-fold.ts';
import { populationFiguresOf } from '../domain/population-figures.ts';
import { keyFiguresOf, type MailedBriefing, restatedSince } from '../domain/restated.ts';
import { addUp } from '../domain/tally.ts';
import type { BriefingDeps } from './briefing-deps.ts';
import { CASE_DAYS, spanOf } from './briefing-of-period.ts';
import { foldOfPeriod } from './fold-of-period.ts';
import { casesSince, singleCases } from './read-cases.ts';

/** So many earlier briefings are looked at: late facts of older ones are told by the longer periods. */
const LOOKED_AT = { day: 14, week: 4, month: 3, quarter: 2, year: 1 } as const satisfies Record<
  Period['kind'],
  number
>;

/** An earlier briefing that changed, with what its figures are now. */
export interface EarlierRestated {
  readonly mailed: MailedBriefing;
  readonly restated: Restated;
  readonly now: Readonly<Record<KeyFigure, number>>;
}

/**
 * Which of the briefings of the same kind that were mailed before this one changed since their readers were last told: a bounded
 * number of folds, and the single cases once, whatever the branch's age.
 */
export async function earlierRestated(
  { branch, store }: Pick<BriefingDeps, 'branch' | 'store'>,
  period: Period,
  today: Day,
): Promise<readonly EarlierRestated[]> {
  const mailed = (await store.mailedBefore(period, LOOKED_AT[period.kind])).flatMap((each) => {
    const earlier = parsePeriod(each.period);
    return earlier ? [{ mailed: each, earlier }] : [];
  });
  if (mailed.length === 0) return [];
  const single = await singleCases({ store });
  const waiting = await store.waitingFolds();
  const found: EarlierRestated[] = [];
  for (const { mailed: each, earlier } of mailed) {
    const fold = await foldOfPeriod({ store, branch }, { period: earlier, waiting, single });
    const through = earlier.last;
    const since = await casesSince({ store, branch }, { through, today, waiting, single });
    const complaints = complaintsOf({
      cases: single.cases.filter(({ raisedDay }) => raisedDay >= addDays(earlier.first, -CASE_DAYS)),
      fold,
      casesSince: since,
      span: spanOf(branch, earlier, today),
    });
    const tally = addUp(routineOf(fold).map((cell) => cell.tally));
    const now = keyFiguresOf({
      total: figuresOf(tally, branch.levels, complaints.raised),
      complaints,
      population: populationFiguresOf(fold.population, branch.businessTypes),
      levels: branch.levels,
    });
    const restated = restatedSince(each, now, period.name);
    if (restated) found.push({ mailed: each, restated, now });
  }
  return found;
}
