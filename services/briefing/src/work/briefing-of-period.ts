import { addDays, type Day, monthOfDay, type Period, periodBefore, startOfDay } from '@huiyin/calendar';
import type { BriefingDocument } from '@huiyin/contracts';
import { briefingOf, isAnalysed, type KnownOfPeriod } from '../domain/briefing.ts';
import { readTable } from '../domain/imported-table.ts';
import { monthsCommitted } from '../domain/months-committed.ts';
import { NO_DAYS } from '../domain/period-fold.ts';
import { periodYearBefore } from '../domain/period-year-before.ts';
import type { BriefingDeps } from './briefing-deps.ts';
import { foldOfPeriod } from './fold-of-period.ts';
import { snapshotOf } from './snapshot-of.ts';

type Deps = Pick<BriefingDeps, 'branch' | 'store'>;

/** A case raised so long before the period, and still open then, is out of the briefing's sight. */
export const CASE_DAYS = 730;

export interface PeriodAsked {
  readonly period: Period;
  /** Bounds a period that is not over. */
  readonly today: Day;
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
    const [fold, foldLast, foldBefore, cases, samplingKeys, countermeasures, tables, tablesBefore] =
      await Promise.all([
        foldOfPeriod(store, { period, waiting }),
        foldOfPeriod(store, { period: last, waiting }),
        before ? foldOfPeriod(store, { period: before, waiting }) : NO_DAYS,
        store.casesRaisedBetween(addDays(period.first, -CASE_DAYS), through),
        store.samplingKeysBetween(months.first, months.last),
        isAnalysed(period) ? store.countermeasuresDue(monthOfDay(period.first), monthOfDay(period.last)) : [],
        store.tablesOf(period.name),
        before ? store.tablesOf(before.name) : [],
      ]);
    return {
      period,
      span: {
        first: period.first,
        through,
        start: startOfDay(period.first, branch.zone),
        end: startOfDay(addDays(through, 1), branch.zone),
      },
      fold,
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

/** The briefing of a period as the facts make it now. */
export const briefingOfPeriod =
  (deps: Deps) =>
  async (asked: PeriodAsked): Promise<BriefingDocument> =>
    withSnapshot(briefingOf(deps.branch, await knownOfPeriod(deps)(asked)));

export const withSnapshot = (document: Omit<BriefingDocument, 'snapshot'>): BriefingDocument => ({
  ...document,
  snapshot: snapshotOf(document),
});
