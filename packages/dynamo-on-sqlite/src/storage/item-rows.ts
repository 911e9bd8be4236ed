import type { ItemPlace } from '../schema/item-key.ts';
import type { TableDefinition } from '../schema/table-definition.ts';
import type { Attributes } from '../values/attribute-value.ts';
import { itemsOf } from './catalog.ts';
import type { Database } from './database.ts';

/** An item as it lies on disk: its one JSON text, and its size. */
export interface StoredItem {
  readonly row: number;
  readonly bytes: number;
  readonly text: string;
}

/** What is written; `expires` in epoch seconds. */
export interface NewItem {
  readonly text: string;
  readonly bytes: number;
  readonly expires: number | undefined;
}

export interface ItemRows {
  find(place: ItemPlace): StoredItem | undefined;
  /** Answers the new row. */
  insert(place: ItemPlace, item: NewItem): number;
  replace(row: number, item: NewItem): void;
  remove(row: number): void;
  /** Items whose expiry lies in [from, until), earliest first. */
  expired(from: number, until: number, limit: number): StoredItem[];
  setExpiry(row: number, expires: number | undefined): void;
  all(): StoredItem[];
  count(): { items: number; bytes: number };
}

/** The item of a stored text; written by this engine, in its one form. */
export const itemOf = (text: string): Attributes => JSON.parse(text) as Attributes;

export function itemRows(db: Database, table: TableDefinition): ItemRows {
  const items = itemsOf(table);
  const find = db.statement(`SELECT row, bytes, item FROM ${items} WHERE hash = ? AND pk = ? AND sk = ?`);
  const insert = db.statement(
    `INSERT INTO ${items} (hash, pk, sk, bytes, expires, item) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const replace = db.statement(`UPDATE ${items} SET bytes = ?, expires = ?, item = ? WHERE row = ?`);
  const remove = db.statement(`DELETE FROM ${items} WHERE row = ?`);
  return {
    find(place) {
      const found = find.get(place.hash, place.partition, place.sort);
      return found && storedItem(found);
    },
    insert: (place, item) =>
      Number(
        insert.run(place.hash, place.partition, place.sort, item.bytes, item.expires ?? null, item.text)
          .lastInsertRowid,
      ),
    replace: (row, item) => void replace.run(item.bytes, item.expires ?? null, item.text, row),
    remove: (row) => void remove.run(row),
    expired: (from, until, limit) =>
      db
        .statement(
          `SELECT row, bytes, item FROM ${items} WHERE expires >= ? AND expires < ? ORDER BY expires, row LIMIT ?`,
        )
        .all(from, until, limit)
        .map(storedItem),
    setExpiry: (row, expires) =>
      void db.statement(`UPDATE ${items} SET expires = ? WHERE row = ?`).run(expires ?? null, row),
    all: () => db.statement(`SELECT row, bytes, item FROM ${items}`).all().map(storedItem),
    count() {
      const counted = db.statement(`SELECT count(*) AS items, total(bytes) AS bytes FROM ${items}`).get();
      return { items: Number(counted?.items), bytes: Number(counted?.bytes) };
    },
  };
}

export const storedItem = (row: Record<string, unknown>): StoredItem => ({
  row: Number(row.row),
  bytes: Number(row.bytes),
  text: String(row.item),
});
