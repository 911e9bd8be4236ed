import { Fault } from '@huiyin/kernel';
import type { AggregateTable, AggregateType } from '@huiyin/table';
import * as z from 'zod';
import type { PraiseFact } from './praise-fact.ts';

const partitionOf = (day: string): string => `PRAISE#${day}`;

const PRAISE: AggregateType<PraiseFact> = {
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

const TRIES = 5;

/** Keeps the newest fact of a task, whichever way and however often the events come. */
export async function saveNewest(
  table: AggregateTable,
  fact: PraiseFact,
  trace: { readonly traceId: string; readonly at: string },
): Promise<void> {
  let over = 0;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const result = await table.save(PRAISE, fact, { over, emits: [], ...trace });
    if (result.saved) return;
    if (result.existing && result.existing.state.sourceVersion >= fact.sourceVersion) return;
    over = result.existing?.version ?? 0;
  }
  throw new Fault('changed-by-others', `A fact was changed by others ${TRIES} times in a row`);
}

/** How many customers praised a team that day: the facts are counted, nothing is ever incremented. */
export async function praisesOf(table: AggregateTable, day: string): Promise<number> {
  let praises = 0;
  let after: string | undefined;
  do {
    const page = await table.query(PRAISE, { pk: partitionOf(day), ...(after !== undefined && { after }) });
    praises += page.items.filter(({ state }) => state.praised).length;
    after = page.next;
  } while (after !== undefined);
  return praises;
}
