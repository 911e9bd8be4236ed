import type { KeyRange } from '../expressions/key-condition.ts';
import type { ItemPlace } from '../schema/item-key.ts';
import type { TableDefinition } from '../schema/table-definition.ts';
import { indexOf, itemsOf } from './catalog.ts';
import type { Database } from './database.ts';

/** Which rows are read, in which order: one partition by sort key, or everything by partition hash. */
export interface Range {
  readonly partition?: { readonly hash: number; readonly bytes: Buffer };
  readonly sort?: KeyRange;
  /** Hashes in [from, until). */
  readonly segment?: { readonly from: number; readonly until: number };
  /** Reading goes on after this place; on an index the item's place in the table decides between equal keys. */
  readonly after?: { readonly place: ItemPlace; readonly tablePlace: ItemPlace };
  readonly forward: boolean;
}

export interface RangeRow {
  readonly text: string;
  /** On an index: of what the index holds of the item. */
  readonly bytes: number;
}

/** Walks the rows of a table, or of its index at `position`. */
export function* readRange(
  db: Database,
  table: TableDefinition,
  position: number | undefined,
  range: Range,
): Generator<RangeRow> {
  const conditions: string[] = [];
  const values: (number | Buffer)[] = [];
  const want = (condition: string, ...given: (number | Buffer)[]): void => {
    conditions.push(condition);
    values.push(...given);
  };
  if (range.partition) want('r.hash = ? AND r.pk = ?', range.partition.hash, range.partition.bytes);
  const { low, high } = range.sort ?? {};
  if (low) want(`r.sk ${low.inclusive ? '>=' : '>'} ?`, low.bytes);
  if (high) want(`r.sk ${high.inclusive ? '<=' : '<'} ?`, high.bytes);
  if (range.segment) want('r.hash >= ? AND r.hash < ?', range.segment.from, range.segment.until);
  const order = [
    ...(range.partition ? [] : ['r.hash', 'r.pk']),
    'r.sk',
    ...(position === undefined ? [] : ['r.table_pk', 'r.table_sk']),
  ];
  if (range.after) {
    const { place, tablePlace } = range.after;
    want(
      `(${order.join(', ')}) ${range.forward ? '>' : '<'} (${order.map(() => '?').join(', ')})`,
      ...(range.partition ? [] : [place.hash, place.partition]),
      place.sort,
      ...(position === undefined ? [] : [tablePlace.partition, tablePlace.sort]),
    );
  }
  const direction = range.forward ? 'ASC' : 'DESC';
  const source =
    position === undefined
      ? `SELECT r.item, r.bytes FROM ${itemsOf(table)} r`
      : `SELECT i.item, r.bytes FROM ${indexOf(table, position)} r JOIN ${itemsOf(table)} i ON i.row = r.row`;
  const sql = `${source}${conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : ''}
    ORDER BY ${order.map((column) => `${column} ${direction}`).join(', ')}`;
  for (const row of db.statement(sql).iterate(...values))
    yield { text: String(row.item), bytes: Number(row.bytes) };
}
