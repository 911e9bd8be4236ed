import type { KeyType } from '../values/attribute-value.ts';

export interface KeyAttribute {
  readonly name: string;
  readonly type: KeyType;
}

export interface KeySchema {
  readonly hash: KeyAttribute;
  readonly range?: KeyAttribute;
}

export interface IndexDefinition {
  readonly name: string;
  readonly keys: KeySchema;
  readonly projection: 'ALL' | 'KEYS_ONLY' | 'INCLUDE';
  /** Attributes that INCLUDE adds to the keys. */
  readonly included: readonly string[];
}

export type StreamViewType = 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES';

/** A table as it was created; kept as JSON in the catalog. */
export interface TableDefinition {
  readonly name: string;
  /** Distinguishes a table from an earlier one of the same name. */
  readonly id: number;
  readonly createdAt: number;
  readonly keys: KeySchema;
  readonly indexes: readonly IndexDefinition[];
  readonly stream?: { readonly viewType: StreamViewType; readonly label: string };
  readonly deletionProtected: boolean;
  readonly throughput: { readonly read: number; readonly write: number };
  /** The attribute that holds an item's expiry, in epoch seconds. */
  readonly expiryAttribute?: string;
}

export const keyAttributes = (keys: KeySchema): readonly KeyAttribute[] =>
  keys.range ? [keys.hash, keys.range] : [keys.hash];

/** Attributes that an index holds beside itself: its keys and the table's; undefined: all. */
export function projectedNames(
  table: TableDefinition,
  index: IndexDefinition,
): ReadonlySet<string> | undefined {
  if (index.projection === 'ALL') return undefined;
  const names = [...keyAttributes(table.keys), ...keyAttributes(index.keys)].map(({ name }) => name);
  return new Set([...names, ...index.included]);
}
