import { addDays } from '@huiyin/calendar';
import { type AggregateTable, type AggregateType, allShards, type Trace } from '@huiyin/table';
import type { DayFacts } from '../domain/day-fold.ts';
import type { CallbackFact, ComplaintFact, Fact, SecondCallbackFact } from '../domain/facts.ts';
import {
  CALLBACK_FACT,
  COMPLAINT_FACT,
  callbacksKey,
  casesKey,
  POPULATION_FACT,
  populationKey,
  SAMPLING_KEY_FACT,
  SECOND_CALLBACK_FACT,
  secondCallbacksKey,
  TOPIC_FACT,
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
    case 'topic':
      return saveNewest(table, TOPIC_FACT, fact, trace);
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

/** Some facts of a stretch of days; absent `next`: they were the last. */
export interface FactsPage<FactOfPage> {
  readonly facts: readonly FactOfPage[];
  readonly next?: string;
}

const FACTS_MAX = 500;
/** A quiet branch has few in each: four days' callbacks at once, and no more, lest one page of a year take minutes. */
const PARTITIONS_MAX = 4 * allShards.length;

/** The callbacks of these days, page by page. */
export const callbacksBetween = (
  table: Pick<AggregateTable, 'query'>,
  first: string,
  last: string,
  from?: string,
): Promise<FactsPage<CallbackFact>> =>
  pageOfDays(
    table,
    { type: CALLBACK_FACT, shards: allShards.length, keyOf: callbacksKey },
    { first, last, from },
  );

export const secondCallbacksBetween = (
  table: Pick<AggregateTable, 'query'>,
  first: string,
  last: string,
  from?: string,
): Promise<FactsPage<SecondCallbackFact>> =>
  pageOfDays(
    table,
    { type: SECOND_CALLBACK_FACT, shards: 1, keyOf: secondCallbacksKey },
    { first, last, from },
  );

interface Daily<TaskFact extends object> {
  readonly type: AggregateType<TaskFact, never>;
  readonly shards: number;
  readonly keyOf: (day: string, shard: number) => string;
}

interface Stretch {
  readonly first: string;
  readonly last: string;
  readonly from?: string | undefined;
}

/** The position is a day, a shard and a task: it holds whatever is saved meanwhile. */
async function pageOfDays<TaskFact extends { readonly taskId: string }>(
  table: Pick<AggregateTable, 'query'>,
  { type, shards, keyOf }: Daily<TaskFact>,
  { first, last, from = `${first}.0.` }: Stretch,
): Promise<FactsPage<TaskFact>> {
  const facts: TaskFact[] = [];
  // A position before the stretch was made up.
  let [day, shard, after] = positionOf(from < first ? `${first}.0.` : from);
  for (let partitions = 0; day <= last; partitions += 1) {
    if (partitions === PARTITIONS_MAX) return { facts, next: positionText(day, shard, '') };
    const { items, next } = await table.query(type, {
      pk: keyOf(day, shard),
      // `!` stands before and `~` behind every sign that a task's id may have.
      sk: { from: after === '' ? '!' : `${after}!`, to: '~' },
      limit: FACTS_MAX - facts.length,
    });
    facts.push(...items.map(({ state }) => state));
    if (next !== undefined || facts.length === FACTS_MAX)
      return { facts, next: positionText(day, shard, items.at(-1)?.state.taskId ?? after) };
    [day, shard, after] = shard + 1 < shards ? [day, shard + 1, ''] : [addDays(day, 1), 0, ''];
  }
  return { facts };
}

/** The cases raised on these days, page by page; the position is the last of the page before. */
export async function casesBetween(
  table: Pick<AggregateTable, 'query'>,
  first: string,
  last: string,
  from?: string,
): Promise<FactsPage<ComplaintFact>> {
  const begin = from === undefined ? first : `${from}!`;
  const year = begin.slice(0, 4);
  const { items, next } = await table.query(COMPLAINT_FACT, {
    pk: casesKey(year),
    // `$` follows `#`, so that every case of the last day lies before it.
    sk: { from: begin, to: `${last}$` },
    limit: FACTS_MAX,
  });
  const facts = items.map(({ state }) => state);
  const end = facts.at(-1);
  if (next !== undefined && end) return { facts, next: `${end.raisedDay}#${end.caseId}` };
  return year < last.slice(0, 4) ? { facts, next: `${Number(year) + 1}-01-01` } : { facts };
}

const positionText = (day: string, shard: number, after: string): string => `${day}.${shard}.${after}`;

function positionOf(text: string): [string, number, string] {
  const [day = '', shard = '', ...after] = text.split('.');
  return [day, Number(shard), after.join('.')];
}
