import type { EventData } from '@huiyin/contracts';
import type { AggregateTable, Trace } from '@huiyin/table';
import { LOTS, LOTS_PARTITION, lotsKey } from './items.ts';

export type LotsOfWeek = EventData<'lots.counted'>;

/** A week is counted once: what is said again is the same. */
export const saveLots = (table: AggregateTable, lots: LotsOfWeek, trace: Trace): Promise<void> =>
  table.change<LotsOfWeek, never, void>(
    LOTS,
    lotsKey(lots.week),
    trace,
    (found) => ({ next: found ? undefined : lots, answer: undefined }),
    { assume: 'absent' },
  );

/** More weeks than a clock stands still. */
const WEEKS_MAX = 26;

/** The lots of the weeks after this one, in order; without one, of the newest week alone, for what came before it was counted by nobody. */
export async function lotsAfter(
  table: Pick<AggregateTable, 'query'>,
  week: string | undefined,
): Promise<readonly LotsOfWeek[]> {
  const { items } = await table.query(LOTS, {
    pk: LOTS_PARTITION,
    // `!` stands behind the end of a name and before whatever follows.
    ...(week !== undefined && { sk: { from: `${week}!`, to: '~' } }),
    ...(week === undefined && { descending: true }),
    limit: week === undefined ? 1 : WEEKS_MAX,
  });
  return items.map(({ state }) => state);
}
