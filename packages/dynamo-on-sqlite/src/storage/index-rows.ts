import { type ItemPlace, pick, placeOf } from '../schema/item-key.ts';
import {
  type IndexDefinition,
  keyAttributes,
  projectedNames,
  type TableDefinition,
} from '../schema/table-definition.ts';
import type { Attributes } from '../values/attribute-value.ts';
import { canonicalItem } from '../values/canonical.ts';
import { indexOf } from './catalog.ts';
import type { Database } from './database.ts';

/** What an item looks like to a write that has it parsed anyway. */
export interface ItemVersion {
  readonly item: Attributes;
  readonly bytes: number;
}

/** An item's entry in an index; the projected text tells whether a write changes it. */
interface Entry {
  readonly place: ItemPlace;
  readonly bytes: number;
  readonly text: string | undefined;
}

export interface IndexRows {
  readonly name: string;
  /**
   * Brings the index to the item's new state; answers the write units: a new, removed or changed entry costs its size,
   * an entry whose key changes is deleted and put, an unchanged one costs nothing ("Provisioned throughput
   * considerations for global secondary indexes", developer guide).
   */
  follow(
    row: number,
    tablePlace: ItemPlace,
    old: ItemVersion | undefined,
    next: ItemVersion | undefined,
  ): number;
  count(): { items: number; bytes: number };
}

export const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / 1024));

export function indexRows(
  db: Database,
  table: TableDefinition,
  index: IndexDefinition,
  position: number,
): IndexRows {
  const rows = indexOf(table, position);
  const names = projectedNames(table, index);
  const keyNames = keyAttributes(index.keys).map(({ name }) => name);
  const insert = db.statement(
    `INSERT INTO ${rows} (hash, pk, sk, table_pk, table_sk, row, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const WHERE = 'hash = ? AND pk = ? AND sk = ? AND table_pk = ? AND table_sk = ?';
  const remove = db.statement(`DELETE FROM ${rows} WHERE ${WHERE}`);
  const resize = db.statement(`UPDATE ${rows} SET bytes = ? WHERE ${WHERE}`);

  const entryOf = (version: ItemVersion | undefined): Entry | undefined => {
    if (!version || keyNames.some((name) => version.item[name] === undefined)) return undefined;
    const place = placeOf(version.item, index.keys);
    if (!names) return { place, bytes: version.bytes, text: undefined };
    const projected = canonicalItem(pick(version.item, names));
    return { place, bytes: projected.bytes, text: JSON.stringify(projected.item) };
  };

  return {
    name: index.name,
    follow(row, { partition, sort }, oldVersion, nextVersion) {
      const old = entryOf(oldVersion);
      const next = entryOf(nextVersion);
      if (!old && !next) return 0;
      if (old && next && samePlace(old.place, next.place)) {
        // Without a text the index holds the whole item, and this is only called when the item changed.
        if (old.text !== undefined && old.text === next.text) return 0;
        const { place } = next;
        if (old.bytes !== next.bytes)
          resize.run(next.bytes, place.hash, place.partition, place.sort, partition, sort);
        return writeUnits(Math.max(old.bytes, next.bytes));
      }
      let units = 0;
      if (old) {
        remove.run(old.place.hash, old.place.partition, old.place.sort, partition, sort);
        units += writeUnits(old.bytes);
      }
      if (next) {
        const { place } = next;
        insert.run(place.hash, place.partition, place.sort, partition, sort, row, next.bytes);
        units += writeUnits(next.bytes);
      }
      return units;
    },
    count() {
      const counted = db.statement(`SELECT count(*) AS items, total(bytes) AS bytes FROM ${rows}`).get();
      return { items: Number(counted?.items), bytes: Number(counted?.bytes) };
    },
  };
}

const samePlace = (left: ItemPlace, right: ItemPlace): boolean =>
  left.partition.equals(right.partition) && left.sort.equals(right.sort);
