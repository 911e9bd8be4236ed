import { type AggregateTable, type AggregateType, allShards, type Trace } from '@huiyin/table';
import type { DayFacts } from '../domain/day-fold.ts';
import type { Fact } from '../domain/facts.ts';
import {
  CALLBACK_FACT,
  COMPLAINT_FACT,
  callbacksKey,
  POPULATION_FACT,
  populationKey,
  SAMPLING_KEY_FACT,
  SECOND_CALLBACK_FACT,
  secondCallbacksKey,
} from './items.ts';
import { statesOf } from './read-range.ts';

/** Saves the fact unless this or a newer version of it is known. One write; a second one where an older lay there. */
export function saveFact(table: AggregateTable, { kind, fact }: Fact, trace: Trace): Promise<void> {
  switch (kind) {
    case 'callback':
      return saveNewest(table, CALLBACK_FACT, fact, trace);
    case 'second-callback':
      return saveNewest(table, SECOND_CALLBACK_FACT, fact, trace);
    case 'complaint':
      return saveNewest(table, COMPLAINT_FACT, fact, trace);
    case 'population':
      return saveNewest(table, POPULATION_FACT, fact, trace);
    case 'sampling-key':
      return saveNewest(table, SAMPLING_KEY_FACT, fact, trace);
  }
}

/** Tries to be the first, which costs one write and no read; where something lies, the higher source version stays. */
const saveNewest = <State extends { readonly sourceVersion: number }>(
  table: AggregateTable,
  type: AggregateType<State, never>,
  fact: NoInfer<State>,
  trace: Trace,
): Promise<void> =>
  table.change<State, never, void>(
    type,
    type.keyOf(fact),
    trace,
    (found) => ({
      next: found && found.sourceVersion >= fact.sourceVersion ? undefined : fact,
      answer: undefined,
    }),
    { assume: 'absent' },
  );

/** Every fact that a day is folded from. */
export async function factsOfDay(table: AggregateTable, day: string): Promise<DayFacts> {
  const [callbacks, secondCallbacks, population] = await Promise.all([
    Promise.all(allShards.map((shard) => statesOf(table, CALLBACK_FACT, { pk: callbacksKey(day, shard) }))),
    statesOf(table, SECOND_CALLBACK_FACT, { pk: secondCallbacksKey(day) }),
    table.load(POPULATION_FACT, populationKey(day)),
  ]);
  return { callbacks: callbacks.flat(), secondCallbacks, population: population?.state };
}
