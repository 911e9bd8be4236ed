import { type Day, periodContaining } from '@huiyin/calendar';
import { type AggregateTable, allShards } from '@huiyin/table';
import type { Decision } from '../domain/decision.ts';
import { DECISION, decisionPartition } from './items.ts';

/** Every decision of a counted day. */
export async function* decisionsOf(
  table: Pick<AggregateTable, 'queryAll'>,
  day: Day,
): AsyncGenerator<Decision> {
  for (const shard of allShards)
    for await (const { state } of table.queryAll(DECISION, { pk: decisionPartition(day, shard) }))
      yield state;
}

export interface DecisionPage {
  readonly decisions: readonly Decision[];
  /** Absent at the end of the month. */
  readonly next?: string;
}

const DECISIONS_MAX = 500;
/** A quiet branch has few orders in each: four days' at once, and no more, lest one page of a month take minutes. */
const PARTITIONS_MAX = 4 * allShards.length;

/** A page of a month's decisions. The position is a day, a shard and an order: it holds whatever is saved meanwhile. */
export async function decisionsOfMonth(
  table: Pick<AggregateTable, 'query'>,
  month: string,
  from = '01.0.',
): Promise<DecisionPage> {
  const { last } = periodContaining(`${month}-01`, 'month');
  const days = Number(last.slice(8));
  const decisions: Decision[] = [];
  let [day, shard, after] = positionOf(from);
  for (let partitions = 0; day <= days; partitions += 1) {
    if (partitions === PARTITIONS_MAX) return { decisions, next: positionText(day, shard, '') };
    const { items, next } = await table.query(DECISION, {
      pk: decisionPartition(`${month}-${twoDigits(day)}`, shard),
      // `!` stands before and `~` behind every sign that an order's id may have.
      sk: { from: after === '' ? '!' : `${after}!`, to: '~' },
      limit: DECISIONS_MAX - decisions.length,
    });
    decisions.push(...items.map(({ state }) => state));
    if (next !== undefined || decisions.length === DECISIONS_MAX)
      return { decisions, next: positionText(day, shard, items.at(-1)?.state.order.orderId ?? after) };
    [day, shard, after] = shard + 1 < allShards.length ? [day, shard + 1, ''] : [day + 1, 0, ''];
  }
  return { decisions };
}

const twoDigits = (day: number): string => String(day).padStart(2, '0');

const positionText = (day: number, shard: number, after: string): string =>
  `${twoDigits(day)}.${shard}.${after}`;

function positionOf(text: string): [number, number, string] {
  const [day = '', shard = '', ...after] = text.split('.');
  return [Number(day), Number(shard), after.join('.')];
}
