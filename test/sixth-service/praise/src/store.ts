import type { AggregateTable, AggregateType, Trace } from '@huiyin/table';
import * as z from 'zod';
import type { PraiseFact } from './praise-fact.ts';

const partitionOf = (day: string): string => `PRAISE#${day}`;

const PRAISE: AggregateType<PraiseFact, never> = {
  name: 'praise',
  schema: z.strictObject({
    taskId: z.string(),
    day: z.string(),
    team: z.string(),
    praised: z.boolean(),
    sourceVersion: z.int().min(1),
  }),
  idOf: ({ taskId }) => taskId,
  keyOf: ({ day, taskId }) => ({ pk: partitionOf(day), sk: taskId }),
};

/** Saves the newest fact of a task, whichever way and however often the events come. */
export const saveNewest = (table: AggregateTable, fact: PraiseFact, trace: Trace): Promise<void> =>
  table.change<PraiseFact, never, void>(
    PRAISE,
    PRAISE.keyOf(fact),
    trace,
    (found) => ({
      next: found && found.sourceVersion >= fact.sourceVersion ? undefined : fact,
      answer: undefined,
    }),
    { assume: 'absent' },
  );

/** How many customers praised a team that day: the facts are counted, nothing is ever incremented. */
export async function praisesOf(table: AggregateTable, day: string): Promise<number> {
  let praises = 0;
  for await (const { state } of table.queryAll(PRAISE, { pk: partitionOf(day) }))
    if (state.praised) praises += 1;
  return praises;
}
