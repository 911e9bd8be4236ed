import type { AttributeValue } from './attribute-value.ts';
import { numberKeyBytes } from './number.ts';

/** Bytes whose order is the order of the key values of one type: UTF-8, raw binary, numbers by value. */
export function keyBytes(value: AttributeValue): Buffer {
  if ('S' in value) return Buffer.from(value.S);
  if ('N' in value) return numberKeyBytes(value.N);
  if ('B' in value) return Buffer.from(value.B, 'base64');
  throw new Error('a key is text, a number or binary');
}

/** The size of a partition's hash space. */
export const HASH_SPACE = 2 ** 32;

/**
 * Where a partition key lies: 32-bit FNV-1a with a final mix. As in DynamoDB a scan goes in this order, which no
 * caller can predict, and a segment is a range of it.
 */
export function partitionHash(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The first byte string after all that begin with `prefix`; undefined: there is none. */
export function afterPrefix(prefix: Uint8Array): Buffer | undefined {
  const bytes = Buffer.from(prefix);
  for (let last = bytes.length - 1; last >= 0; last -= 1) {
    const byte = bytes[last] ?? 0;
    if (byte < 255) {
      bytes[last] = byte + 1;
      return bytes.subarray(0, last + 1);
    }
  }
  return undefined;
}
