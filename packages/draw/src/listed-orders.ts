import type { Day } from '@huiyin/calendar';
import type { Segment } from '@huiyin/vocabulary';

/** An order as an order list of the upstream system has it. */
export interface ListedOrder {
  readonly orderId: string;
  /** 1 where the list has none. */
  readonly revision: number;
  readonly businessType: string;
  readonly segment: Segment;
  /** Who served; a list may not have it. */
  readonly team?: string | undefined;
  /** Who did it with whom; a list may not have it. */
  readonly partner?: string | undefined;
  /** The branch day of completion. */
  readonly completedDay: Day;
  /** The branch day of completion by the first revision; a list may not have it. */
  readonly countedDay?: Day | undefined;
}

/**
 * Every order once: its newest revision. `twice`: orders of which two rows of that revision differ; one of these is taken, the same
 * one in whatever order the rows come.
 */
export function newestOf(rows: readonly ListedOrder[]): {
  readonly orders: ReadonlyMap<string, ListedOrder>;
  readonly twice: readonly string[];
} {
  const orders = new Map<string, ListedOrder>();
  const twice = new Set<string>();
  for (const row of rows) {
    const known = orders.get(row.orderId);
    const isNewer = known === undefined || row.revision > known.revision;
    if (isNewer) twice.delete(row.orderId);
    const isAnother = known?.revision === row.revision && textOf(row) !== textOf(known);
    if (isAnother) twice.add(row.orderId);
    if (isNewer || (isAnother && textOf(row) < textOf(known))) orders.set(row.orderId, row);
  }
  return { orders, twice: [...twice].sort() };
}

const textOf = ({ businessType, segment, team, partner, completedDay, countedDay }: ListedOrder): string =>
  [businessType, segment, team ?? '', completedDay, countedDay ?? '', partner ?? ''].join(' ');
