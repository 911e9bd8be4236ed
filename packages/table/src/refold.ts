import * as z from 'zod';
import type { AggregateType } from './aggregate.ts';
import type { AggregateTable } from './aggregate-table.ts';

const PARTITION = 'REFOLD';

/** A note that a day's facts changed since the day was last folded. */
const marker = z.strictObject({
  day: z.string(),
  phase: z.enum(['pending', 'folding', 'folded']),
  at: z.string(),
});
type Marker = z.infer<typeof marker>;

/** Folded markers stay a week, so that a fold that overlaps another still finds the version it read. */
const KEPT_SECONDS = 7 * 86_400;

const REFOLD: AggregateType<Marker> = {
  name: 'refold',
  schema: marker,
  idOf: ({ day }) => day,
  keyOf: ({ day }) => keyOf(day),
  expiresAt: ({ phase, at }) =>
    phase === 'folded' ? Math.floor(Date.parse(at) / 1000) + KEPT_SECONDS : undefined,
};

const keyOf = (day: string) => ({ pk: PARTITION, sk: day });

/**
 * Makes sure the day will be folded again; call it after the fact is written and before the message is acknowledged.
 * A marker that is already pending is left alone (a read, no write): its fold will set it to `folding` first and read
 * the facts after that, and so see the fact written before this call.
 */
export async function markForRefold(
  table: AggregateTable,
  day: string,
  at: string,
  traceId: string,
): Promise<void> {
  for (;;) {
    const found = await table.load(REFOLD, keyOf(day));
    if (found?.state.phase === 'pending') return;
    const { saved } = await table.save(
      REFOLD,
      { day, phase: 'pending', at },
      { over: found?.version ?? 0, emits: [], traceId, at },
    );
    if (saved) return;
  }
}

/** The days waiting to be folded, in order; those a fold had begun when its machine died are among them. */
export async function daysToRefold(table: AggregateTable): Promise<readonly string[]> {
  const days: string[] = [];
  let after: string | undefined;
  do {
    const page = await table.query(REFOLD, { pk: PARTITION, ...(after !== undefined && { after }) });
    days.push(...page.items.flatMap(({ state }) => (state.phase === 'folded' ? [] : [state.day])));
    after = page.next;
  } while (after !== undefined);
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
  at: string,
  traceId: string,
): Promise<void> {
  const found = await table.load(REFOLD, keyOf(day));
  if (!found || found.state.phase === 'folded') return;
  const terms = { emits: [], traceId, at };
  const taken = await table.save(REFOLD, { day, phase: 'folding', at }, { ...terms, over: found.version });
  if (!taken.saved) return;
  await fold(day);
  await table.save(REFOLD, { day, phase: 'folded', at }, { ...terms, over: taken.version });
}
