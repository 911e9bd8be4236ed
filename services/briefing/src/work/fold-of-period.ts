import { type Day, daysOf, type Period } from '@huiyin/calendar';
import { type CasePart, casesWith, without } from '../domain/case-fold.ts';
import { foldDay, foldPersons } from '../domain/day-fold.ts';
import type { ComplaintFact } from '../domain/facts.ts';
import { foldRulesOf } from '../domain/fold-rules.ts';
import { monthsOf, waitingWithin } from '../domain/fold-tree.ts';
import {
  addFolds,
  addPersons,
  type PeriodFold,
  type PersonsOfPeriod,
  periodFoldOf,
  personsOf,
} from '../domain/period-fold.ts';
import type { BriefingDeps } from './briefing-deps.ts';

type Deps = Pick<BriefingDeps, 'store' | 'branch'>;

/** What of a period is read, and by whom it is made of days and added up. */
interface Reading<Fold> {
  readonly saved: (period: Period) => Promise<Fold>;
  readonly savedDays: (first: Day, last: Day) => AsyncGenerator<Fold>;
  readonly ofFacts: (day: Day) => Promise<Fold>;
  readonly add: (folds: readonly Fold[]) => Fold;
}

export interface FoldAsked {
  readonly period: Period;
  /** The names of the days and periods that wait to be folded. */
  readonly waiting: Iterable<string>;
  /** The cases that are read one by one: what the folds have of them is left out. Absent: cases are not asked for. */
  readonly single?: SingleCases | undefined;
}

/** Cases that are in no fold as they stand, and what the folds have of them all the same. */
export interface SingleCases {
  readonly cases: readonly ComplaintFact[];
  readonly folded: readonly CasePart[];
}

/**
 * A period as its facts make it now, and nothing is written: its saved fold, with those days out of their facts that wait and are not in
 * it yet (as today is). Where a day of it waits that is in it already, it is made of its parts, down to that day.
 */
export async function foldOfPeriod({ store, branch }: Deps, asked: FoldAsked): Promise<PeriodFold> {
  const rules = foldRulesOf(branch);
  const { single } = asked;
  const singly = new Set(single?.cases.map(({ caseId }) => caseId));
  const fold = await read(
    {
      saved: (period) => store.foldOf(period),
      savedDays: (first, last) => mapped(store.foldsBetween(first, last), periodFoldOf),
      ofFacts: async (day) => {
        const facts = await store.factsOfDay(day);
        const cases = facts.cases?.filter(({ caseId }) => !singly.has(caseId)) ?? [];
        return periodFoldOf(foldDay(day, { ...facts, cases }, rules));
      },
      add: addFolds,
    },
    asked,
  );
  // Days that wait were made without them.
  const { period, waiting } = asked;
  const waits = new Set(waiting);
  const taken = (single?.folded ?? []).filter(
    ({ day }) => period.first <= day && day <= period.last && !waits.has(day),
  );
  return taken.length === 0 ? fold : { ...fold, cases: casesWith(fold.cases, taken.map(without)) };
}

/** The same by person. */
export const personsOfPeriod = ({ store }: Pick<Deps, 'store'>, asked: FoldAsked): Promise<PersonsOfPeriod> =>
  read(
    {
      saved: (period) => store.personsOf(period),
      savedDays: (first, last) => mapped(store.personFoldsBetween(first, last), personsOf),
      ofFacts: async (day) => personsOf(foldPersons(day, await store.factsOfDay(day))),
      add: addPersons,
    },
    asked,
  );

async function read<Fold extends { readonly days: readonly Day[] }>(
  reading: Reading<Fold>,
  { period, waiting }: FoldAsked,
): Promise<Fold> {
  const names = [...waiting];
  const within = waitingWithin(period, names);
  const days = within.filter(({ kind }) => kind === 'day').map(({ name }) => name);
  if (period.kind !== 'day' && within.length === days.length) {
    const saved = await reading.saved(period);
    if (!days.some((day) => saved.days.includes(day)))
      return reading.add([saved, ...(await foldsOf(reading, days))]);
  }
  const months = monthsOf(period);
  if (months.length > 0) {
    const parts: Fold[] = [];
    for (const month of months) parts.push(await read(reading, { period: month, waiting: names }));
    return reading.add(parts);
  }
  const parts = await foldsOf(reading, days);
  if (days.length < daysOf(period).length)
    for await (const day of reading.savedDays(period.first, period.last))
      if (!days.some((each) => day.days.includes(each))) parts.push(day);
  return reading.add(parts);
}

/** One day's facts are in memory at a time. */
async function foldsOf<Fold>({ ofFacts }: Reading<Fold>, days: readonly Day[]): Promise<Fold[]> {
  const folds: Fold[] = [];
  for (const day of days) folds.push(await ofFacts(day));
  return folds;
}

async function* mapped<From, To>(from: AsyncGenerator<From>, to: (each: From) => To): AsyncGenerator<To> {
  for await (const each of from) yield to(each);
}
