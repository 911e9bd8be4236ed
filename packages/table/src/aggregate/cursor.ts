import { marshall } from '@aws-sdk/util-dynamodb';
import { Fault } from '@huiyin/kernel';
import * as z from 'zod';
import type { Item } from './item.ts';

/** A cursor that was not given out here, or for another range. The cause names no values. */
export class CursorUnreadable extends Fault {
  constructor(cause?: unknown) {
    super('cursor-unreadable', 'A cursor is not one that was given out', { cause });
    this.name = 'CursorUnreadable';
  }
}

/** Of a sort key (DynamoDB developer guide, "Quotas"); ours are all shorter, those of partitions too. */
const KEY_BYTES_MAX = 1024;

const keys = z.record(
  z.string(),
  z
    .string()
    .min(1)
    .refine((key) => key.isWellFormed() && Buffer.byteLength(key) <= KEY_BYTES_MAX),
);

/** Where a page ended, as text. Keys are text only, so a cursor is plain JSON of text. */
export const writeCursor = (key: Item): string =>
  Buffer.from(
    JSON.stringify(Object.fromEntries(Object.entries(key).map(([name, { S }]) => [name, S]))),
  ).toString('base64url');

/**
 * Throws {@link CursorUnreadable} for what was never a cursor. With a range also for what is none of it: DynamoDB would take
 * a key of other attributes, or of another partition, for a fault.
 */
export function readCursor(
  cursor: string,
  range?: { readonly names: { readonly pk: string; readonly sk: string }; readonly pk: string },
): Item {
  const key = parse(cursor);
  if (range) {
    const names = new Set(['pk', 'sk', range.names.pk, range.names.sk]);
    const isOfRange =
      key[range.names.pk] === range.pk &&
      Object.keys(key).length === names.size &&
      Object.keys(key).every((name) => names.has(name));
    if (!isOfRange) throw new CursorUnreadable();
  }
  return marshall(key);
}

function parse(cursor: string): Record<string, string> {
  try {
    return keys.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch (cause) {
    throw new CursorUnreadable(cause);
  }
}
