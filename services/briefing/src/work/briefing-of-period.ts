import { addDays, type Day, monthOfDay, type Period, periodBefore, startOfDay } from '@huiyin/calendar';
import type { BriefingDocument } from '@huiyin/contracts';
import type { AlertFolds } from '../domain/alerts.ts';
import { isAnalysed, type KnownOfPeriod } from '../domain/briefing.ts';
import type { Span } from '../domain/complaint-figures.ts';
import { readTable } from '../domain/imported-table.ts';
import { monthsCommitted } from '../domain/months-committed.ts';
import { NO_DAYS, type PeriodFold } from '../domain/period-fold.ts';
import { periodYearBefore } from '../domain/period-year-before.ts';
import type { BriefingDeps } from './briefing-deps.ts';
import { foldOfPeriod, personsOfPeriod } from './fold-of-period.ts';
import { snapshotOf } from './snapshot-of.ts';

type Deps = Pick<BriefingDeps, 'branch' | 'store'>;

/** A case raised so long before the period, and still open then, is out of the briefing's sight. */
export const CASE_DAYS = 730;

export interface PeriodAsked {
  readonly period: Period;
  /** Bounds a period that is not over. */
  readonly today: Day;
}

/** The days of a period that are counted. */
export function spanOf({ zone }: Pick<BriefingDeps['branch'], 'zone'>, period: Period, today: Day): Span {
  const through = period.last < today ? period.last : today;
  return {
    first: period.first,
    through,
    start: startOfDay(period.first, zone),
    end: startOfDay(addDays(through, 1), zone),
  };
}

/**
 * What the facts say of a period now: days that wait to be folded are folded in memory, so that no figure is stale, and nothing is
 * written.
 */
export const knownOfPeriod =
  (deps: Deps) =>
  async ({ period, today }: PeriodAsked): Promise<KnownOfPeriod> => {
    const { branch, store } = deps;
    const through = period.last < today ? period.last : today;
    const before = periodYearBefore(period);
    const months = monthsCommitted(through);
    const waiting = await store.waitingFolds();
    const last = periodBefore(period);
    const [fold, persons, foldLast, foldBefore, cases, samplingKeys, countermeasures, tables, tablesBefore] =
      await Promise.all([
        foldOfPeriod(deps, { period, waiting }),
        period.kind === 'month' ? personsOfPeriod(deps, { period, waiting }) : undefined,
        foldOfPeriod(deps, { period: last, waiting }),
        before ? foldOfPeriod(deps, { period: before, waiting }) : NO_DAYS,
        store.casesRaisedBetween(addDays(period.first, -CASE_DAYS), through),
        store.samplingKeysBetween(months.first, months.last),
        isAnalysed(period) ? store.countermeasuresDue(monthOfDay(period.first), monthOfDay(period.last)) : [],
        store.tablesOf(period.name),
        before ? store.tablesOf(before.name) : [],
      ]);
    return {
      period,
      span: spanOf(branch, period, today),
      fold,
      alertFolds: await alertFoldsOf(deps, period, waiting, { fold, foldLast }),
      ...(persons && { persons }),
      before: { period: last, fold: foldLast },
      cases,
      samplingKeys,
      countermeasures,
      tables: tables.map(({ source, rows }) => readTable(source, rows, branch.levels)),
      yearBefore: before && {
        period: before,
        fold: foldBefore,
        tables: tablesBefore.map(({ source, rows }) => readTable(source, rows, branch.levels)),
      },
    };
  };

/**
 * What alerts are of: the week with the one before, beside the five weeks before these; a month beside the two before it. Another five folds
 * are read, or one.
 */
async function alertFoldsOf(
  deps: Deps,
  period: Period,
  waiting: readonly string[],
  { fold, foldLast }: { readonly fold: PeriodFold; readonly foldLast: PeriodFold },
): Promise<AlertFolds | undefined> {
  if (period.kind !== 'week' && period.kind !== 'month') return undefined;
  const earlier: PeriodFold[] = [];
  let each = periodBefore(period);
  for (let left = period.kind === 'week' ? WEEKS_BEFORE : 1; left > 0; left -= 1) {
    each = periodBefore(each);
    earlier.push(await foldOfPeriod(deps, { period: each, waiting }));
  }
  return period.kind === 'week'
    ? { now: [fold, foldLast], before: earlier }
    : { now: [fold], before: [foldLast, ...earlier] };
}

const WEEKS_BEFORE = 5;

export const withSnapshot = (document: Omit<BriefingDocument, 'snapshot'>): BriefingDocument => ({
  ...document,
  snapshot: snapshotOf(document),
});
