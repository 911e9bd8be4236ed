import { createHash } from 'node:crypto';
import type { State } from '../../machine/state.ts';

export interface BucketDefinition {
  readonly name: string;
  readonly arn: string;
  readonly lifecycle: readonly { readonly prefix: string; readonly days: number }[];
  readonly cors: readonly CorsRule[];
}

/** Which pages may send what. */
export interface CorsRule {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  /** In lower case. */
  readonly headers: readonly string[];
}

/** One object; what its sender called it goes with it. */
export interface StoredObject {
  readonly body: Uint8Array;
  readonly type: string;
  readonly etag: string;
}

/** Objects by bucket and key, on disk with the rest; what a lifecycle rule ends is gone by the cloud's clock. */
export interface Buckets {
  has(bucket: string): boolean;
  arnOf(bucket: string): string | undefined;
  corsOf(bucket: string): readonly CorsRule[];
  get(bucket: string, key: string): StoredObject | undefined;
  put(bucket: string, key: string, body: Uint8Array, type: string): string;
  remove(bucket: string, key: string): void;
  keys(bucket: string): readonly string[];
}

const DAY_MS = 86_400_000;

export function openBuckets(
  definitions: readonly BucketDefinition[],
  state: State,
  now: () => number,
): Buckets {
  state
    .statement(
      `CREATE TABLE IF NOT EXISTS objects (bucket TEXT, key TEXT, body BLOB NOT NULL, type TEXT NOT NULL,
        stored INTEGER NOT NULL, PRIMARY KEY (bucket, key)) WITHOUT ROWID`,
    )
    .run();
  const definitionOf = (name: string) => definitions.find((each) => each.name === name);
  const isOver = (bucket: string, key: string, stored: number): boolean =>
    (definitionOf(bucket)?.lifecycle ?? []).some(
      ({ prefix, days }) => key.startsWith(prefix) && now() >= stored + days * DAY_MS,
    );
  const remove = (bucket: string, key: string): void => {
    state.statement('DELETE FROM objects WHERE bucket = ? AND key = ?').run(bucket, key);
  };
  return {
    has: (name) => definitionOf(name) !== undefined,
    arnOf: (name) => definitionOf(name)?.arn,
    corsOf: (name) => definitionOf(name)?.cors ?? [],
    get(bucket, key) {
      const row = state
        .statement('SELECT body, type, stored FROM objects WHERE bucket = ? AND key = ?')
        .get(bucket, key);
      if (!row) return undefined;
      if (isOver(bucket, key, Number(row['stored']))) {
        remove(bucket, key);
        return undefined;
      }
      // A column of type BLOB NOT NULL.
      const body = row['body'] as Uint8Array;
      return { body, type: String(row['type']), etag: etagOf(body) };
    },
    put(bucket, key, body, type) {
      state
        .statement('INSERT OR REPLACE INTO objects (bucket, key, body, type, stored) VALUES (?, ?, ?, ?, ?)')
        .run(bucket, key, body, type, now());
      return etagOf(body);
    },
    remove,
    keys: (bucket) =>
      state
        .statement('SELECT key, stored FROM objects WHERE bucket = ? ORDER BY key')
        .all(bucket)
        .filter((row) => !isOver(bucket, String(row['key']), Number(row['stored'])))
        .map((row) => String(row['key'])),
  };
}

const etagOf = (body: Uint8Array): string => `"${createHash('md5').update(body).digest('hex')}"`;
