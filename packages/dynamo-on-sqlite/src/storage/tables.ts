import { tableNotFound } from '../aws-error.ts';
import type { TableDefinition } from '../schema/table-definition.ts';
import { type Catalog, openCatalog } from './catalog.ts';
import { type Database, openDatabase } from './database.ts';
import { type IndexRows, indexRows } from './index-rows.ts';
import { type ItemRows, itemRows } from './item-rows.ts';
import { type StreamLog, streamLog } from './stream-log.ts';

/** A table with its prepared statements. */
export interface Table {
  readonly definition: TableDefinition;
  readonly items: ItemRows;
  readonly indexes: readonly IndexRows[];
  readonly stream: StreamLog | undefined;
}

export interface Tables {
  readonly db: Database;
  readonly catalog: Catalog;
  /** By name or ARN; throws ResourceNotFoundException. */
  open(nameOrArn: string): Table;
  /** Tells that a definition changed or went, so that nobody keeps its statements. */
  forget(name: string): void;
  close(): void;
}

export function openTables(file: string): Tables {
  const db = openDatabase(file);
  const catalog = openCatalog(db);
  const opened = new Map<string, Table>();
  return {
    db,
    catalog,
    open(nameOrArn) {
      const name = nameOrArn.startsWith('arn:') ? nameOrArn.replace(/^.*:table\//, '') : nameOrArn;
      const known = opened.get(name);
      if (known) return known;
      const definition = catalog.find(name);
      if (!definition) throw tableNotFound(name);
      const table: Table = {
        definition,
        items: itemRows(db, definition),
        indexes: definition.indexes.map((index, position) => indexRows(db, definition, index, position)),
        stream: definition.stream && streamLog(db, definition, definition.stream.viewType),
      };
      opened.set(name, table);
      return table;
    },
    forget: (name) => void opened.delete(name),
    close: () => db.close(),
  };
}
