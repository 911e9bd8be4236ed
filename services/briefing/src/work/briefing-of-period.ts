import type { BriefingDocument } from '@huiyin/contracts';
import { addDays, type Day, type Period, startOfDay } from '@huiyin/kernel';
import { type BriefingTerms, briefingOf } from './domain/briefing.ts';
import type { DayFold } from './domain/day-fold.ts';
import { readTable } from './domain/imported-table.ts';
import { periodYearBefore } from './domain/period-year-before.ts';
import type { BriefingStore } from './store.ts';

/** A case raised so long before the period, and still open then, is out of the briefing's sight. */
const CASE_DAYS = 730;

/**
 * The briefing of a period as the facts make it now: days that wait to be folded are folded in memory, so that no figure
 * is stale, and nothing is written. `today` bounds a period that has not ended.
 */
export async function readBriefing(
  store: BriefingStore,
  terms: BriefingTerms,
  period: Period,
  today: Day,
): Promise<BriefingDocument> {
  const through = period.last < today ? period.last : today;
  const before = periodYearBefore(period);
  const waiting = new Set(await store.daysToRefold());
  const [folds, foldsBefore, cases, tables, tablesBefore] = await Promise.all([
    foldsOf(store, period.first, through, waiting),
    before ? foldsOf(store, before.first, before.last, waiting) : [],
    store.cases(addDays(period.first, -CASE_DAYS), through),
    store.tables(period.name),
    before ? store.tables(before.name) : [],
  ]);
  const { levels, zone } = terms.branch;
  return briefingOf(terms, {
    period,
    span: { first: period.first, through, end: startOfDay(addDays(through, 1), zone) },
    folds,
    cases,
    tables: tables.map(({ source, rows }) => readTable(source, rows, levels)),
    yearBefore: before && {
      period: before,
      cells: foldsBefore.flatMap(({ cells }) => cells),
      tables: tablesBefore.map(({ source, rows }) => readTable(source, rows, levels)),
    },
  });
}

async function foldsOf(
  store: BriefingStore,
  first: Day,
  last: Day,
  waiting: ReadonlySet<Day>,
): Promise<readonly DayFold[]> {
  if (first > last) return [];
  const stale = [...waiting].filter((day) => first <= day && day <= last);
  const [saved, fresh] = await Promise.all([
    store.folds(first, last),
    Promise.all(stale.map((day) => store.foldNow(day))),
  ]);
  return [...saved.filter(({ day }) => !waiting.has(day)), ...fresh];
}
