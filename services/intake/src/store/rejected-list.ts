import { addDays, parsePeriod, startOfDay } from '@huiyin/calendar';
import { type AggregateTable, allShards, indexed } from '@huiyin/table';
import type { Rejected } from '../domain/rejected.ts';
import { REJECTED, rejectedOrder, rejectedPartition } from './items.ts';

export interface RejectedPage {
  readonly entries: readonly Rejected[];
  readonly next?: string;
}

/** Is a body that was turned away in that month (`YYYY-MM` of the branch) still to be sent again? A read unit for each shard. */
export async function rejectedWaitsOf(table: AggregateTable, month: string, zone: string): Promise<boolean> {
  const days = parsePeriod(month);
  if (!days) return false;
  const [from, to] = [startOfDay(days.first, zone), startOfDay(addDays(days.last, 1), zone)];
  const pages = await Promise.all(
    allShards.map((shard) =>
      table.query(REJECTED, { ...indexed(1), pk: rejectedPartition(shard), sk: { from, to }, limit: 1 }),
    ),
  );
  return pages.some(({ items }) => items.length > 0);
}

const FIRST = '0';

/** What can still be sent again, newest first. */
export async function listRejected(
  table: AggregateTable,
  limit: number,
  after?: string,
): Promise<RejectedPage> {
  // No moment of receipt lies before its first digit, and DynamoDB faults on a range that ends before it begins.
  if (after !== undefined && after < FIRST) return { entries: [] };
  const pages = await Promise.all(
    allShards.map((shard) =>
      table.query(REJECTED, {
        ...indexed(1),
        pk: rejectedPartition(shard),
        descending: true,
        limit: limit + 1,
        ...(after !== undefined && { sk: { from: FIRST, to: after } }),
      }),
    ),
  );
  const newest = pages
    .flatMap(({ items }) => items.map(({ state }) => state))
    .filter((state) => after === undefined || rejectedOrder(state) < after)
    .sort((a, b) => (rejectedOrder(a) < rejectedOrder(b) ? 1 : -1));
  const entries = newest.slice(0, limit);
  const last = entries.at(-1);
  return { entries, ...(newest.length > limit && last && { next: rejectedOrder(last) }) };
}
