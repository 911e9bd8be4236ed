import { type Period, parsePeriod } from '@huiyin/calendar';
import { Fault } from '@huiyin/kernel';
import {
  type AggregateTable,
  type AggregateType,
  type ItemKey,
  markForRefold,
  refoldDay,
  type Stored,
  type Trace,
} from '@huiyin/table';
import type { DayFacts, DayFold, PersonFold } from '../domain/day-fold.ts';
import { monthsOf, periodsAbove } from '../domain/fold-tree.ts';
import {
  addFolds,
  addPersons,
  NO_DAYS,
  NO_PERSONS,
  type PeriodFold,
  type PersonsOfPeriod,
  periodFoldOf,
  personsOf,
} from '../domain/period-fold.ts';
import { factsOfDay } from './facts.ts';
import {
  DAY_FOLD,
  dayFoldKey,
  dayFoldsKey,
  PERIOD_FOLD,
  PERSON_FOLD,
  PERSONS_OF_PERIOD,
  periodFoldKey,
  personFoldKey,
  personFoldsKey,
  personsOfPeriodKey,
} from './items.ts';
import {
  packDayFold,
  packPeriodFold,
  packPersonFold,
  packPersonsOfPeriod,
  unpackDayFold,
  unpackPeriodFold,
  unpackPersonFold,
  unpackPersonsOfPeriod,
} from './pack-fold.ts';
import { yearsOf } from './read-range.ts';

/** What a day's facts make. */
export interface Folds {
  readonly day: DayFold;
  readonly persons: PersonFold;
}

/**
 * Folds a waiting day anew and saves what changed; the week, month, quarter and year around it then wait, before the day does
 * no longer. Throws the Fault `folded-by-another` when another fold of it was faster: the day waits on.
 */
export const replaceFolds = (
  table: AggregateTable,
  day: string,
  fold: (facts: DayFacts) => Folds,
  trace: Trace,
): Promise<void> =>
  refoldDay(
    table,
    day,
    async () => {
      // The saved folds first, the facts after them: whoever saves in between has seen no more than we shall see.
      const [before, personsBefore] = await Promise.all([
        table.load(DAY_FOLD, dayFoldKey(day)),
        table.load(PERSON_FOLD, personFoldKey(day)),
      ]);
      const folds = fold(await factsOfDay(table, day));
      await saveChanged(table, DAY_FOLD, packDayFold(folds.day), before, trace);
      await saveChanged(table, PERSON_FOLD, packPersonFold(folds.persons), personsBefore, trace);
      await markAbove(table, day, trace);
    },
    trace,
  );

/**
 * Folds a waiting week, month, quarter or year anew from the saved folds of its days or months. Throws the Fault
 * `folded-by-another` as above.
 */
export const replacePeriodFolds = (table: AggregateTable, period: Period, trace: Trace): Promise<void> =>
  refoldDay(
    table,
    period.name,
    async () => {
      const [before, personsBefore] = await Promise.all([
        table.load(PERIOD_FOLD, periodFoldKey(period.name)),
        table.load(PERSONS_OF_PERIOD, personsOfPeriodKey(period.name)),
      ]);
      const [fold, persons] = await Promise.all([foldOfParts(table, period), personsOfParts(table, period)]);
      await saveChanged(table, PERIOD_FOLD, packPeriodFold(period.name, fold), before, trace);
      await saveChanged(
        table,
        PERSONS_OF_PERIOD,
        packPersonsOfPeriod(period.name, persons),
        personsBefore,
        trace,
      );
      await markAbove(table, period.name, trace);
    },
    trace,
  );

/** Also when nothing changed: whoever saved it first may have died before they marked. */
async function markAbove(table: AggregateTable, name: string, trace: Trace): Promise<void> {
  const period = parsePeriod(name);
  for (const above of period ? periodsAbove(period) : []) await markForRefold(table, above.name, trace);
}

async function saveChanged<Packed extends { readonly packed: string }>(
  table: AggregateTable,
  type: AggregateType<Packed, never>,
  fold: NoInfer<Packed>,
  before: Stored<Packed> | undefined,
  trace: Trace,
): Promise<void> {
  if (before?.state.packed === fold.packed) return;
  const { saved } = await table.save(type, fold, before, trace);
  if (!saved) throw new Fault('folded-by-another', `${type.idOf(fold)} was folded by another at once`);
}

/** The saved folds of these days, in order, one after the other. */
export const foldsBetween = (table: AggregateTable, first: string, last: string): AsyncGenerator<DayFold> =>
  daysBetween(table, DAY_FOLD, dayFoldsKey, first, last, unpackDayFold);

export const personFoldsBetween = (
  table: AggregateTable,
  first: string,
  last: string,
): AsyncGenerator<PersonFold> =>
  daysBetween(table, PERSON_FOLD, personFoldsKey, first, last, unpackPersonFold);

async function* daysBetween<Packed extends object, Fold>(
  table: AggregateTable,
  type: AggregateType<Packed, never>,
  partitionOf: (year: string) => string,
  from: string,
  to: string,
  unpack: (packed: Packed) => Fold,
): AsyncGenerator<Fold> {
  for (const year of yearsOf(from, to))
    for await (const { state } of table.queryAll(type, { pk: partitionOf(year), sk: { from, to } }))
      yield unpack(state);
}

export const foldOf = (table: AggregateTable, period: Period): Promise<PeriodFold> =>
  saved(table, PERIOD_FOLD, periodFoldKey(period.name), unpackPeriodFold, NO_DAYS);

export const personsSaved = (table: AggregateTable, period: Period): Promise<PersonsOfPeriod> =>
  saved(table, PERSONS_OF_PERIOD, personsOfPeriodKey(period.name), unpackPersonsOfPeriod, NO_PERSONS);

async function saved<Packed extends object, Fold>(
  table: AggregateTable,
  type: AggregateType<Packed, never>,
  key: ItemKey,
  unpack: (packed: Packed) => Fold,
  none: Fold,
): Promise<Fold> {
  const found = await table.load(type, key);
  return found ? unpack(found.state) : none;
}

/** Out of its months where it has any, else out of its days: one of these is in memory at a time with its strata. */
async function foldOfParts(table: AggregateTable, period: Period): Promise<PeriodFold> {
  const parts: PeriodFold[] = [];
  for (const month of monthsOf(period)) parts.push(await foldOf(table, month));
  if (parts.length === 0)
    for await (const day of foldsBetween(table, period.first, period.last)) parts.push(periodFoldOf(day));
  return addFolds(parts);
}

async function personsOfParts(table: AggregateTable, period: Period): Promise<PersonsOfPeriod> {
  const parts: PersonsOfPeriod[] = [];
  for (const month of monthsOf(period)) parts.push(await personsSaved(table, month));
  if (parts.length === 0)
    for await (const day of personFoldsBetween(table, period.first, period.last)) parts.push(personsOf(day));
  return addPersons(parts);
}
