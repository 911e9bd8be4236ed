import * as z from 'zod';
import type { AggregateTable } from '../aggregate/aggregate-table.ts';
import type { AggregateType, Trace } from '../aggregate/aggregate-type.ts';

const PARTITION = 'REFOLD';

/** A note that a day's facts changed since the day was last folded. */
const marker = z.strictObject({
  day: z.string(),
  phase: z.enum(['pending', 'folding', 'folded']),
  at: z.string(),
});
type Marker = z.infer<typeof marker>;

/** Folded markers stay a week, so that a fold that overlaps another still finds the version it read. */
const RETENTION_SECONDS = 7 * 86_400;

export const REFOLD_MARKER: AggregateType<Marker, never> = {
  name: 'refold',
  schema: marker,
  idOf: ({ day }) => day,
  keyOf: ({ day }) => keyOf(day),
  expiresAt: ({ phase, at }) =>
    phase === 'folded' ? Math.floor(Date.parse(at) / 1000) + RETENTION_SECONDS : undefined,
};

const keyOf = (day: string) => ({ pk: PARTITION, sk: day });

/**
 * Makes sure the day will be folded again; call it after the fact is written and before the message is acknowledged.
 * A marker that is already pending is left alone (a read, no write): its fold will set it to `folding` first and read
 * the facts after that, and so see the fact written before this call.
 */
export const markForRefold = (table: AggregateTable, day: string, trace: Trace): Promise<void> =>
  table.change<Marker, never, void>(REFOLD_MARKER, keyOf(day), trace, (found) => ({
    next: found?.phase === 'pending' ? undefined : { day, phase: 'pending', at: trace.at },
    answer: undefined,
  }));

/** The days waiting to be folded, in order; those a fold had begun when its machine died are among them. */
export async function waitingToRefold(table: AggregateTable): Promise<readonly string[]> {
  const days: string[] = [];
  for await (const { state } of table.queryAll(REFOLD_MARKER, { pk: PARTITION }))
    if (state.phase !== 'folded') days.push(state.day);
  return days;
}

/**
 * Folds one waiting day and clears its marker, unless a fact came meanwhile: then the day waits for the next fold.
 * Two folds of one day may overlap; both write what they read, and the marker falls only for the one that set it.
 */
export async function refoldDay(
  table: AggregateTable,
  day: string,
  fold: (day: string) => Promise<void>,
  trace: Trace,
): Promise<void> {
  const found = await table.load(REFOLD_MARKER, keyOf(day));
  if (!found || found.state.phase === 'folded') return;
  const folding = { day, phase: 'folding' as const, at: trace.at };
  const taken = await table.save(REFOLD_MARKER, folding, found, trace);
  if (!taken.saved) return;
  await fold(day);
  const over = { ...found, state: folding, version: taken.version };
  await table.save(REFOLD_MARKER, { ...folding, phase: 'folded' }, over, trace);
}
