import { type AggregateTable, daysToRefold, markForRefold, type Trace } from '@huiyin/table';
import type { DayFacts, DayFold } from '../domain/day-fold.ts';
import type { ComplaintFact, Fact, SamplingKeyFact } from '../domain/facts.ts';
import { factsOfDay, saveFact } from './facts.ts';
import { type Folds, foldsBetween, replaceFolds } from './folds.ts';
import {
  COMPLAINT_FACT,
  casesKey,
  SAMPLING_KEY_FACT,
  SAMPLING_KEYS_PARTITION,
  TABLE_FACT,
  type TableFact,
  tablesKey,
} from './items.ts';
import { statesOf, yearsOf } from './read-range.ts';

export interface BriefingStore {
  /** Saves the fact unless this or a newer version of it is known. One write; a second one where an older lay there. */
  saveFact(fact: Fact, trace: Trace): Promise<void>;
  /** Every fact that a day is folded from. */
  factsOfDay(day: string): Promise<DayFacts>;
  markForRefold(day: string, trace: Trace): Promise<void>;
  daysToRefold(): Promise<readonly string[]>;
  /** Folds a waiting day anew and saves what changed. Throws when another fold of it was faster: the day waits on. */
  replaceFolds(day: string, fold: (facts: DayFacts) => Folds, trace: Trace): Promise<void>;
  /** The saved folds of these days, in order, one after the other. */
  foldsBetween(first: string, last: string): AsyncGenerator<DayFold>;
  /** The cases raised on these days. */
  casesRaisedBetween(first: string, last: string): Promise<readonly ComplaintFact[]>;
  /** The commitments to the sampling keys of these months, in order. */
  samplingKeysBetween(first: string, last: string): Promise<readonly SamplingKeyFact[]>;
  /** Replaces a table of the same period and source. */
  saveTable(table: TableFact, trace: Trace): Promise<void>;
  tablesOf(period: string): Promise<readonly TableFact[]>;
}

export const briefingStore = (table: AggregateTable): BriefingStore => ({
  saveFact: (fact, trace) => saveFact(table, fact, trace),
  factsOfDay: (day) => factsOfDay(table, day),
  markForRefold: (day, trace) => markForRefold(table, day, trace),
  daysToRefold: () => daysToRefold(table),
  replaceFolds: (day, fold, trace) => replaceFolds(table, day, fold, trace),
  foldsBetween: (first, last) => foldsBetween(table, first, last),

  async casesRaisedBetween(first, last) {
    const years = yearsOf(first, last).map((year) =>
      // `$` follows `#`, so that every case of the last day lies before it.
      statesOf(table, COMPLAINT_FACT, { pk: casesKey(year), sk: { from: first, to: `${last}$` } }),
    );
    return (await Promise.all(years)).flat();
  },

  samplingKeysBetween: (first, last) =>
    statesOf(table, SAMPLING_KEY_FACT, { pk: SAMPLING_KEYS_PARTITION, sk: { from: first, to: last } }),

  saveTable: (fact, trace) =>
    table.change<TableFact, never, void>(TABLE_FACT, TABLE_FACT.keyOf(fact), trace, () => ({
      next: fact,
      answer: undefined,
    })),
  tablesOf: (period) => statesOf(table, TABLE_FACT, { pk: tablesKey(period) }),
});
