import { Fault } from '@huiyin/kernel';
import {
  type AggregateTable,
  type AggregateType,
  allShards,
  daysToRefold,
  markForRefold,
  type QueryTerms,
  refoldDay,
  type Stored,
} from '@huiyin/table';
import { type DayFacts, type DayFold, foldDay, isSameFold } from './domain/day-fold.ts';
import type { ComplaintFact, Fact } from './domain/facts.ts';
import type { Mailing } from './domain/mailing.ts';
import {
  CALLBACK_FACT,
  COMPLAINT_FACT,
  callbacksKey,
  casesKey,
  DAY_FOLD,
  foldKey,
  foldsKey,
  MAILING,
  MAILINGS,
  mailingKey,
  POPULATION_FACT,
  populationKey,
  SECOND_CALLBACK_FACT,
  secondKey,
  TABLE_FACT,
  type TableFact,
  tableKey,
} from './kinds.ts';

/** Who saves, and when. */
export interface SavedBy {
  readonly traceId: string;
  readonly at: string;
}

export interface BriefingStore {
  /** Keeps the fact unless this or a newer version of it is known. One write; a second one where an older lay there. */
  keep(fact: Fact, by: SavedBy): Promise<void>;
  markForRefold(day: string, by: SavedBy): Promise<void>;
  daysToRefold(): Promise<readonly string[]>;
  /** Folds a waiting day anew and saves it where it changed. Throws when another fold of it was faster: the day waits on. */
  refold(day: string, by: SavedBy): Promise<void>;
  /** A day as its facts make it now, nothing saved. */
  foldNow(day: string): Promise<DayFold>;
  /** The saved folds of these days, in order. */
  folds(first: string, last: string): Promise<readonly DayFold[]>;
  /** The cases raised on these days. */
  cases(first: string, last: string): Promise<readonly ComplaintFact[]>;
  keepTable(table: TableFact, by: SavedBy): Promise<void>;
  tables(period: string): Promise<readonly TableFact[]>;
  mailing(key: Pick<Mailing, 'last' | 'period' | 'recipient'>): Promise<Stored<Mailing> | undefined>;
  /** False when somebody else saved this entry first. */
  saveMailing(mailing: Mailing, over: number, by: SavedBy): Promise<boolean>;
  /** The latest entries of the ledger, newest period first. */
  mailings(limit: number): Promise<readonly Mailing[]>;
}

export function briefingStore(table: AggregateTable): BriefingStore {
  const all = <State extends object>(type: AggregateType<State>, terms: QueryTerms) =>
    everyPage(table, type, terms);

  const factsOf = async (day: string): Promise<DayFacts> => {
    const [callbacks, secondCallbacks, population] = await Promise.all([
      Promise.all(allShards.map((shard) => all(CALLBACK_FACT, { pk: callbacksKey(day, shard) }))),
      all(SECOND_CALLBACK_FACT, { pk: secondKey(day) }),
      table.load(POPULATION_FACT, populationKey(day)),
    ]);
    return { callbacks: callbacks.flat(), secondCallbacks, population: population?.state };
  };
  const foldNow = async (day: string) => foldDay(day, await factsOf(day));

  return {
    keep: ({ kind, fact }, by) => {
      switch (kind) {
        case 'callback':
          return keepNewest(table, CALLBACK_FACT, fact, by);
        case 'second-callback':
          return keepNewest(table, SECOND_CALLBACK_FACT, fact, by);
        case 'complaint':
          return keepNewest(table, COMPLAINT_FACT, fact, by);
        case 'population':
          return keepNewest(table, POPULATION_FACT, fact, by);
      }
    },
    markForRefold: (day, { at, traceId }) => markForRefold(table, day, at, traceId),
    daysToRefold: () => daysToRefold(table),
    foldNow,

    refold: (day, by) =>
      refoldDay(
        table,
        day,
        async () => {
          // The saved fold first, the facts after it: whoever saves in between has seen no more than we shall see.
          const before = await table.load(DAY_FOLD, foldKey(day));
          const fold = await foldNow(day);
          if (before && isSameFold(before.state, fold)) return;
          const { saved } = await table.save(DAY_FOLD, fold, {
            over: before?.version ?? 0,
            emits: [],
            ...by,
          });
          if (!saved)
            throw new Fault('day-folded-by-another', `The day ${day} was folded by another at once`);
        },
        by.at,
        by.traceId,
      ),

    folds: (first, last) =>
      overYears(first, last, (year) => all(DAY_FOLD, { pk: foldsKey(year), sk: { from: first, to: last } })),

    cases: (first, last) =>
      overYears(first, last, (year) =>
        // `$` follows `#`, so that every case of the last day lies before it.
        all(COMPLAINT_FACT, { pk: casesKey(year), sk: { from: first, to: `${last}$` } }),
      ),

    async keepTable(fact, by) {
      for (;;) {
        const found = await table.load(TABLE_FACT, { pk: tableKey(fact.period), sk: fact.source });
        const { saved } = await table.save(TABLE_FACT, fact, { over: found?.version ?? 0, emits: [], ...by });
        if (saved) return;
      }
    },
    tables: (period) => all(TABLE_FACT, { pk: tableKey(period) }),

    mailing: (key) => table.load(MAILING, mailingKey(key)),
    saveMailing: async (mailing, over, by) =>
      (await table.save(MAILING, mailing, { over, emits: [], ...by })).saved,
    mailings: async (limit) =>
      (await table.query(MAILING, { pk: MAILINGS, descending: true, limit })).items.map(({ state }) => state),
  };
}

/** Tries to be the first, which costs one write and no read; where something lies, the higher source version stays. */
async function keepNewest<State extends { readonly sourceVersion: number }>(
  table: AggregateTable,
  type: AggregateType<State>,
  fact: NoInfer<State>,
  by: SavedBy,
): Promise<void> {
  let over = 0;
  for (;;) {
    const result = await table.save(type, fact, { over, emits: [], ...by });
    if (result.saved) return;
    if (result.existing && result.existing.state.sourceVersion >= fact.sourceVersion) return;
    over = result.existing?.version ?? 0;
  }
}

async function everyPage<State extends object>(
  table: AggregateTable,
  type: AggregateType<State>,
  terms: QueryTerms,
): Promise<readonly State[]> {
  const states: State[] = [];
  let after: string | undefined;
  do {
    const page = await table.query(type, { ...terms, ...(after !== undefined && { after }) });
    states.push(...page.items.map(({ state }) => state));
    after = page.next;
  } while (after !== undefined);
  return states;
}

/** What is read of each year that the days touch, in order. */
async function overYears<State>(
  first: string,
  last: string,
  read: (year: string) => Promise<readonly State[]>,
): Promise<readonly State[]> {
  const years: string[] = [];
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1)
    years.push(String(year));
  return (await Promise.all(years.map(read))).flat();
}
