import type { Context } from './context.ts';
import { placeOf } from './schema/item-key.ts';
import { itemOf } from './storage/item-rows.ts';
import type { Table } from './storage/tables.ts';
import { write } from './storage/write.ts';

const STREAM_KEPT_MS = 24 * 3_600_000;
/** An expiry further back than this is taken for a mistake, and the item stays ("Using time to live", developer guide). */
const EXPIRY_AGE_MAX_S = 5 * 365 * 86_400;
const AT_ONCE = 500;

/** Removes what has expired, with its stream records, then forgets stream records older than a day. */
export function sweep(context: Context): void {
  const now = context.now();
  for (const { name } of context.tables.catalog.all()) {
    const table = context.tables.open(name);
    if (table.definition.expiryAttribute !== undefined) removeExpired(context, table, now);
    table.stream?.trim(now - STREAM_KEPT_MS);
  }
}

function removeExpired(context: Context, table: Table, now: number): void {
  const { db } = context.tables;
  const until = now / 1000;
  for (;;) {
    const expired = table.items.expired(until - EXPIRY_AGE_MAX_S, until, AT_ONCE);
    if (expired.length === 0) return;
    db.transaction(() => {
      for (const { text } of expired) {
        const place = placeOf(itemOf(text), table.definition.keys);
        write(db, table, { place, next: undefined, expired: true, at: now }, true);
      }
    });
    context.changed(table.definition.name);
  }
}
