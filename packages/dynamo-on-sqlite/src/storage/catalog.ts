import type { TableDefinition } from '../schema/table-definition.ts';
import type { Database } from './database.ts';

/** The definitions of all tables, and the SQL tables that hold their items, indexes and streams. */
export interface Catalog {
  all(): readonly TableDefinition[];
  find(name: string): TableDefinition | undefined;
  /** For a table about to be added; never given twice. */
  nextId(): number;
  add(table: TableDefinition): void;
  replace(table: TableDefinition): void;
  drop(table: TableDefinition): void;
}

export const itemsOf = (table: TableDefinition): string => `items_${table.id}`;
export const streamOf = (table: TableDefinition): string => `stream_${table.id}`;
export const indexOf = (table: TableDefinition, position: number): string => `index_${table.id}_${position}`;

const CATALOG = `
CREATE TABLE IF NOT EXISTS catalog (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, definition TEXT);
`;

function creation(table: TableDefinition): string {
  const items = itemsOf(table);
  const indexes = table.indexes.map(
    (_, position) => `CREATE TABLE ${indexOf(table, position)} (
      hash INTEGER NOT NULL, pk BLOB NOT NULL, sk BLOB NOT NULL, table_pk BLOB NOT NULL, table_sk BLOB NOT NULL,
      row INTEGER NOT NULL, bytes INTEGER NOT NULL,
      PRIMARY KEY (hash, pk, sk, table_pk, table_sk)) WITHOUT ROWID;`,
  );
  return `
    CREATE TABLE ${items} (
      row INTEGER PRIMARY KEY, hash INTEGER NOT NULL, pk BLOB NOT NULL, sk BLOB NOT NULL,
      bytes INTEGER NOT NULL, expires REAL, item TEXT NOT NULL);
    CREATE UNIQUE INDEX ${items}_key ON ${items} (hash, pk, sk);
    CREATE INDEX ${items}_expiry ON ${items} (expires) WHERE expires IS NOT NULL;
    CREATE TABLE ${streamOf(table)} (
      sequence INTEGER PRIMARY KEY, at REAL NOT NULL, event TEXT NOT NULL, keys TEXT NOT NULL,
      new TEXT, old TEXT, bytes INTEGER NOT NULL, expired INTEGER NOT NULL);
    ${indexes.join('\n')}`;
}

export function openCatalog(db: Database): Catalog {
  db.execute(CATALOG);
  const tables = new Map<string, TableDefinition>();
  for (const row of db.statement('SELECT definition FROM catalog').all()) {
    // Written by this file, from this type.
    const table = JSON.parse(String(row.definition)) as TableDefinition;
    tables.set(table.name, table);
  }
  return {
    all: () => [...tables.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    find: (name) => tables.get(name),
    nextId() {
      const row = db.statement(`SELECT seq FROM sqlite_sequence WHERE name = 'catalog'`).get();
      return Number(row?.seq ?? 0) + 1;
    },
    add(table) {
      db.transaction(() => {
        db.execute(creation(table));
        db.statement('INSERT INTO catalog (id, name, definition) VALUES (?, ?, ?)').run(
          table.id,
          table.name,
          JSON.stringify(table),
        );
      });
      tables.set(table.name, table);
    },
    replace(table) {
      db.statement('UPDATE catalog SET definition = ? WHERE id = ?').run(JSON.stringify(table), table.id);
      tables.set(table.name, table);
    },
    drop(table) {
      db.transaction(() => {
        db.execute(`DROP TABLE ${itemsOf(table)}; DROP TABLE ${streamOf(table)};`);
        for (const position of table.indexes.keys()) db.execute(`DROP TABLE ${indexOf(table, position)}`);
        db.statement('DELETE FROM catalog WHERE id = ?').run(table.id);
      });
      tables.delete(table.name);
    },
  };
}
