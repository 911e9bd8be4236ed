import { DatabaseSync, type StatementSync } from 'node:sqlite';

export interface Database {
  /** A prepared statement, made once per text. */
  statement(sql: string): StatementSync;
  execute(sql: string): void;
  /** All or nothing; must not be nested. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/**
 * WAL with synchronous=NORMAL: a commit is in the operating system's hands before it is answered, so it survives
 * `kill -9` of this process. Only a power cut may cost the last moments; FULL would cost an fsync per put (ten times
 * slower) to protect a developer's desk from that.
 */
export function openDatabase(file: string): Database {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 2000;');
  // A checkpoint every 64 MB instead of 4: pages that many puts touch are copied back, and synced, once.
  db.exec('PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 16000;');
  const statements = new Map<string, StatementSync>();
  const statement = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known) return known;
    const prepared = db.prepare(sql);
    statements.set(sql, prepared);
    return prepared;
  };
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  return {
    statement,
    execute: (sql) => db.exec(sql),
    transaction(work) {
      begin.run();
      try {
        const result = work();
        commit.run();
        return result;
      } catch (fault) {
        // A full disk ends the transaction by itself.
        if (db.isTransaction) db.exec('ROLLBACK');
        throw fault;
      }
    },
    close: () => db.close(),
  };
}
