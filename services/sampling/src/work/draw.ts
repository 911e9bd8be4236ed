import { createHmac } from 'node:crypto';
import type { Day } from '@huiyin/kernel';
import type { KeyRing } from '@huiyin/seal';

const DRAW_BYTES = 7;

/** The first 56 bits of HMAC-SHA-256 (RFC 2104) of the order id: even over all orders, the same for ever, not to be guessed without the key. */
export const drawUnder = (key: Uint8Array, orderId: string): bigint =>
  BigInt(
    `0x${createHmac('sha256', key).update(orderId, 'utf8').digest().subarray(0, DRAW_BYTES).toString('hex')}`,
  );

/** An order's draw, under the key of its branch and of the month of its counted day. */
export const drawOf = async (
  keys: Pick<KeyRing, 'secret'>,
  { orderId, countedDay }: { readonly orderId: string; readonly countedDay: Day },
): Promise<bigint> => drawUnder(await keys.secret('sampling', countedDay.slice(0, 7)), orderId);
