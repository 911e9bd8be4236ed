import { hash } from 'node:crypto';
import type { OrderDraw } from './is-sampled.ts';

const BLOCK_BYTES = 64;
const HASH_BYTES = 32;
const DRAW_BYTES = 7;
const UTF8_BYTES_PER_UNIT_MAX = 3;

const padded = (key: Uint8Array, pad: number): Buffer =>
  Buffer.from(Array.from({ length: BLOCK_BYTES }, (_, index) => (key[index] ?? 0) ^ pad));

/**
 * Draws orders under one key of at most 64 bytes: the first 56 bits of HMAC-SHA-256 (RFC 2104) of the order id, which are even over all
 * orders, the same for ever, and not to be guessed without the key. The two padded keys are laid out once; two one-shot hashes are
 * several times cheaper than an HMAC object for each order.
 */
export function drawer(key: Uint8Array): (orderId: string) => OrderDraw {
  if (key.length > BLOCK_BYTES) throw new RangeError('a sampling key has at most 64 bytes');
  const outer = Buffer.concat([padded(key, 0x5c), Buffer.alloc(HASH_BYTES)]);
  let inner = padded(key, 0x36);
  return (orderId) => {
    const bytesMax = BLOCK_BYTES + orderId.length * UTF8_BYTES_PER_UNIT_MAX;
    if (inner.length < bytesMax) inner = Buffer.concat([inner, Buffer.alloc(bytesMax - inner.length)]);
    const end = BLOCK_BYTES + inner.write(orderId, BLOCK_BYTES, 'utf8');
    outer.write(hash('sha256', inner.subarray(0, end), 'binary'), BLOCK_BYTES, 'binary');
    return hash('sha256', outer, 'hex').slice(0, 2 * DRAW_BYTES);
  };
}
