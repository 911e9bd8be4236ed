import { type AggregateTable, indexed, type Trace } from '@huiyin/table';
import type { NotedAct } from '../domain/letter-act.ts';
import { LETTER_ACT, LETTER_ACTS_PARTITION, letterActKey, letterActOrder } from './items.ts';

/** Notes it before it is done. The same by a second hand, or after a machine died in between, is the first. */
export const noteAct = (table: AggregateTable, act: NotedAct, trace: Trace): Promise<void> =>
  table.change<NotedAct, never, void>(
    LETTER_ACT,
    letterActKey(act),
    trace,
    (found) => ({ next: found ? undefined : act, answer: undefined }),
    { assume: 'absent' },
  );

/** Was this done with the letter before? */
export const wasDone = async (
  table: AggregateTable,
  act: Pick<NotedAct, 'queue' | 'of' | 'act'>,
): Promise<boolean> => (await table.load(LETTER_ACT, letterActKey(act))) !== undefined;

const FIRST = '0';

/** What was done, newest first. */
export async function listActs(
  table: AggregateTable,
  limit: number,
  after?: string,
): Promise<{ readonly acts: readonly NotedAct[]; readonly next?: string }> {
  // DynamoDB faults on a range that ends before it begins.
  if (after !== undefined && after < FIRST) return { acts: [] };
  const { items } = await table.query(LETTER_ACT, {
    ...indexed(1),
    pk: LETTER_ACTS_PARTITION,
    descending: true,
    // One for the last of the page before, one to see whether there are more.
    limit: limit + 2,
    ...(after !== undefined && { sk: { from: FIRST, to: after } }),
  });
  const found = items
    .map(({ state }) => state)
    .filter((act) => after === undefined || letterActOrder(act) < after);
  const acts = found.slice(0, limit);
  const last = acts.at(-1);
  return { acts, ...(found.length > limit && last && { next: letterActOrder(last) }) };
}
