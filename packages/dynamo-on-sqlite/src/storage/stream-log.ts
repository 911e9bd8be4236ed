import type { StreamViewType, TableDefinition } from '../schema/table-definition.ts';
import type { Attributes } from '../values/attribute-value.ts';
import { streamOf } from './catalog.ts';
import type { Database } from './database.ts';
import { itemOf, type StoredItem } from './item-rows.ts';

export interface ItemChange {
  readonly event: 'INSERT' | 'MODIFY' | 'REMOVE';
  /** JSON text of the key attributes. */
  readonly keys: string;
  readonly keyBytes: number;
  readonly old: Pick<StoredItem, 'text' | 'bytes'> | undefined;
  readonly next: Pick<StoredItem, 'text' | 'bytes'> | undefined;
  /** Removed by expiry, not by a caller. */
  readonly expired: boolean;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface LoggedChange {
  readonly sequence: bigint;
  readonly at: number;
  readonly event: ItemChange['event'];
  readonly keys: Attributes;
  readonly next: Attributes | undefined;
  readonly old: Attributes | undefined;
  readonly bytes: number;
  readonly expired: boolean;
}

/** A table's stream: its changes in order, one shard. */
export interface StreamLog {
  append(change: ItemChange): void;
  read(after: bigint, limit: number): LoggedChange[];
  /** Forgets what happened before `at`, epoch milliseconds. */
  trim(at: number): void;
  /** The sequence of the last change ever, 0 before the first. */
  last(): bigint;
  /** The sequence of the oldest change still there; undefined: none is. */
  oldest(): bigint | undefined;
}

/** Marks the last record of a stream whose records have all been trimmed. */
const TRIMMED = 'TRIMMED';
const SHOWS_NEW: ReadonlySet<StreamViewType> = new Set(['NEW_IMAGE', 'NEW_AND_OLD_IMAGES']);
const SHOWS_OLD: ReadonlySet<StreamViewType> = new Set(['OLD_IMAGE', 'NEW_AND_OLD_IMAGES']);

export function streamLog(db: Database, table: TableDefinition, viewType: StreamViewType): StreamLog {
  const rows = streamOf(table);
  const insert = db.statement(
    `INSERT INTO ${rows} (at, event, keys, new, old, bytes, expired) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const read = db.statement(
    `SELECT * FROM ${rows} WHERE sequence > ? AND event <> '${TRIMMED}' ORDER BY sequence LIMIT ?`,
  );
  const last = db.statement(`SELECT sequence FROM ${rows} ORDER BY sequence DESC LIMIT 1`);
  const oldest = db.statement(`SELECT sequence, event, at FROM ${rows} ORDER BY sequence LIMIT 1`);
  const removeBefore = db.statement(
    `DELETE FROM ${rows} WHERE sequence < coalesce(
      (SELECT sequence FROM ${rows} WHERE at >= ? ORDER BY sequence LIMIT 1),
      (SELECT max(sequence) FROM ${rows}))`,
  );
  const empty = db.statement(
    `UPDATE ${rows} SET event = ?, keys = '{}', new = NULL, old = NULL WHERE at < ? AND event <> ?`,
  );
  return {
    append({ event, keys, keyBytes, old, next, expired, at }) {
      const shownNew = SHOWS_NEW.has(viewType) ? next : undefined;
      const shownOld = SHOWS_OLD.has(viewType) ? old : undefined;
      const bytes = keyBytes + (shownNew?.bytes ?? 0) + (shownOld?.bytes ?? 0);
      insert.run(at, event, keys, shownNew?.text ?? null, shownOld?.text ?? null, bytes, expired ? 1 : 0);
    },
    read: (after, limit) => read.all(after, limit).map(logged),
    trim(at) {
      const first = oldest.get();
      if (!first || Number(first.at) >= at) return;
      removeBefore.run(at);
      // The last record stays, emptied: from it alone it is known how far the sequence has come.
      empty.run(TRIMMED, at, TRIMMED);
    },
    last: () => BigInt(Number(last.get()?.sequence ?? 0)),
    oldest() {
      const found = oldest.get();
      return found && found.event !== TRIMMED ? BigInt(Number(found.sequence)) : undefined;
    },
  };
}

function logged(row: Record<string, unknown>): LoggedChange {
  const { event, keys, new: next, old } = row;
  return {
    sequence: BigInt(Number(row.sequence)),
    at: Number(row.at),
    event: event === 'INSERT' || event === 'REMOVE' ? event : 'MODIFY',
    keys: itemOf(String(keys)),
    next: typeof next === 'string' ? itemOf(next) : undefined,
    old: typeof old === 'string' ? itemOf(old) : undefined,
    bytes: Number(row.bytes),
    expired: row.expired === 1,
  };
}
