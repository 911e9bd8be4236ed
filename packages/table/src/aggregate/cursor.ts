import { marshall } from '@aws-sdk/util-dynamodb';
import { Fault } from '@huiyin/kernel';
import * as z from 'zod';
import type { Item } from './item.ts';

const keys = z.record(z.string(), z.string());

/** Where a page ended, as text. Keys are text only, so a cursor is plain JSON of text. */
export const writeCursor = (key: Item): string =>
  Buffer.from(
    JSON.stringify(Object.fromEntries(Object.entries(key).map(([name, { S }]) => [name, S]))),
  ).toString('base64url');

/** Throws a Fault for what was never a cursor. */
export function readCursor(cursor: string): Item {
  try {
    return marshall(keys.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString())));
  } catch (cause) {
    throw new Fault('cursor-unreadable', 'A cursor is not one that was given out', { cause });
  }
}
