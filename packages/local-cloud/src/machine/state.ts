import { DatabaseSync, type StatementSync } from 'node:sqlite';

/**
 * What must outlive the process: settings here, and what their owners create beside them.
 * WAL with synchronous=NORMAL: an answered write survives `kill -9` (not a power cut, which a desk may forgive).
 */
export interface State {
  /** A prepared statement, made once per text. */
  statement(sql: string): StatementSync;
  /** Runs `work` in one transaction; nested calls join the outer one. */
  transaction<T>(work: () => T): T;
  setting(key: string): string | undefined;
  saveSetting(key: string, value: string): void;
  /** Called after every commit, before whoever wrote goes on. */
  onCommit(listener: () => void): void;
  /** Takes what was deleted off the disk: out of the write-ahead log too. Cheap when nothing was written since. */
  wipe(): void;
  close(): void;
}

const SETTINGS =
  'CREATE TABLE IF NOT EXISTS settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID';

/** `file`: a path, or ':memory:'. */
export function openState(file: string): State {
  const db = new DatabaseSync(file);
  // Exclusive: a second cloud over the same folder fails here, instead of mixing its messages with this one's.
  db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  // An inlet's messages hold customers in clear: a deleted row is overwritten, not merely forgotten.
  db.exec('PRAGMA secure_delete = ON');
  db.exec(SETTINGS);
  const statements = new Map<string, StatementSync>();
  let depth = 0;
  let committed = (): void => undefined;
  const statement = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known) return known;
    const prepared = db.prepare(sql);
    prepared.run = new Proxy(prepared.run, {
      apply(run, _, values) {
        const changes: unknown = Reflect.apply(run, prepared, values);
        if (depth === 0) committed();
        return changes;
      },
    });
    statements.set(sql, prepared);
    return prepared;
  };
  return {
    statement,
    transaction(work) {
      if (depth > 0) return work();
      db.exec('BEGIN');
      depth = 1;
      try {
        const result = work();
        db.exec('COMMIT');
        committed();
        return result;
      } catch (fault) {
        // A full disk ends the transaction by itself.
        if (db.isTransaction) db.exec('ROLLBACK');
        throw fault;
      } finally {
        depth = 0;
      }
    },
    setting(key) {
      const value = statement('SELECT value FROM settings WHERE key = ?').get(key)?.['value'];
      return typeof value === 'string' ? value : undefined;
    },
    saveSetting(key, value) {
      statement('INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)').run(key, value);
    },
    onCommit(listener) {
      committed = listener;
    },
    wipe: () => db.exec('PRAGMA wal_checkpoint(TRUNCATE)'),
    close: () => db.close(),
  };
}
