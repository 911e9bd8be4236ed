import type { Consumption } from '../operation.ts';
import { type ItemPlace, keyOf } from '../schema/item-key.ts';
import type { Attributes } from '../values/attribute-value.ts';
import { canonicalItem, type MeasuredItem } from '../values/canonical.ts';
import type { Database } from './database.ts';
import { writeUnits } from './index-rows.ts';
import { itemOf } from './item-rows.ts';
import type { Table } from './tables.ts';

export interface Write {
  readonly place: ItemPlace;
  /** What shall lie there; undefined: nothing. */
  readonly next: MeasuredItem | undefined;
  /** Whether it may, given what lies there now. */
  readonly condition?: ((old: Attributes) => boolean) | undefined;
  readonly expired?: boolean;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface Written {
  /** False: the condition did not hold, and nothing happened. */
  readonly held: boolean;
  /** Whether anything is different now, and so stands in the stream. */
  readonly changed: boolean;
  readonly old: Attributes | undefined;
  readonly consumption: Consumption;
}

/** Epoch seconds at which an item expires, by the table's expiry attribute. */
export function expiryOf(table: Table, item: Attributes): number | undefined {
  const name = table.definition.expiryAttribute;
  const value = name === undefined ? undefined : item[name];
  return value && 'N' in value ? Number(value.N) : undefined;
}

/**
 * One write of a whole item: the condition, the item, its indexes and its stream record, all or nothing. A failed
 * condition costs what lies there (1 unit when nothing does); a write that changes nothing costs the larger of both
 * versions, leaves the indexes alone and emits nothing, as AWS does it. Must run in a transaction when `joined`.
 */
export function write(
  db: Database,
  table: Table,
  { place, next, condition, expired = false, at }: Write,
  joined = false,
): Written {
  const found = table.items.find(place);
  const old = found && itemOf(found.text);
  if (condition && !condition(old ?? {}))
    return { held: false, changed: false, old, consumption: consumed(found?.bytes ?? 0) };
  const units = Math.max(found?.bytes ?? 0, next?.bytes ?? 0);
  const text = next && JSON.stringify(next.item);
  if (found?.text === text) return { held: true, changed: false, old, consumption: consumed(units) };

  const apply = (): Record<string, number> => {
    let row = found?.row ?? 0;
    if (next && text !== undefined) {
      const item = { text, bytes: next.bytes, expires: expiryOf(table, next.item) };
      if (found) table.items.replace(row, item);
      else row = table.items.insert(place, item);
    } else table.items.remove(row);
    const indexUnits: Record<string, number> = {};
    const before = found && old && { item: old, bytes: found.bytes };
    for (const index of table.indexes) {
      const spent = index.follow(row, place, before, next);
      if (spent > 0) indexUnits[index.name] = spent;
    }
    if (table.stream) {
      const keys = canonicalItem(keyOf(next?.item ?? old ?? {}, table.definition.keys));
      table.stream.append({
        event: found ? (next ? 'MODIFY' : 'REMOVE') : 'INSERT',
        keys: JSON.stringify(keys.item),
        keyBytes: keys.bytes,
        old: found,
        next: next && text !== undefined ? { text, bytes: next.bytes } : undefined,
        expired,
        at,
      });
    }
    return indexUnits;
  };
  const indexUnits = joined ? apply() : db.transaction(apply);
  return { held: true, changed: true, old, consumption: consumed(units, indexUnits) };
}

const consumed = (bytes: number, indexes: Record<string, number> = {}): Consumption => ({
  kind: 'write',
  table: writeUnits(bytes),
  indexes,
});
