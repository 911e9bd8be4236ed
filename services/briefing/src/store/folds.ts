import { Fault } from '@huiyin/kernel';
import { type AggregateTable, type AggregateType, refoldDay, type Stored, type Trace } from '@huiyin/table';
import type { DayFacts, DayFold, PersonFold } from '../domain/day-fold.ts';
import { factsOfDay } from './facts.ts';
import { DAY_FOLD, dayFoldKey, dayFoldsKey, type PackedFold, PERSON_FOLD, personFoldKey } from './items.ts';
import { packDayFold, packPersonFold, unpackDayFold } from './pack-fold.ts';
import { yearsOf } from './read-range.ts';

/** What a day's facts make. */
export interface Folds {
  readonly day: DayFold;
  readonly persons: PersonFold;
}

/**
 * Folds a waiting day anew and saves what changed. Throws the Fault `day-folded-by-another` when another fold of it was
 * faster: the day waits on.
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
    },
    trace,
  );

async function saveChanged(
  table: AggregateTable,
  type: AggregateType<PackedFold, never>,
  fold: PackedFold,
  before: Stored<PackedFold> | undefined,
  trace: Trace,
): Promise<void> {
  if (before?.state.packed === fold.packed) return;
  const { saved } = await table.save(type, fold, before, trace);
  if (!saved) throw new Fault('day-folded-by-another', `The day ${fold.day} was folded by another at once`);
}

/** The saved folds of these days, in order, one after the other. */
export async function* foldsBetween(
  table: AggregateTable,
  first: string,
  last: string,
): AsyncGenerator<DayFold> {
  for (const year of yearsOf(first, last))
    for await (const { state } of table.queryAll(DAY_FOLD, {
      pk: dayFoldsKey(year),
      sk: { from: first, to: last },
    }))
      yield unpackDayFold(state);
}
