import { monthOfDay } from '@huiyin/calendar';
import { type KeyRing, seal } from '@huiyin/seal';
import { contactContext, extraContext } from '@huiyin/vocabulary';
import type { AcceptedOrder } from '../domain/accepted-order.ts';
import type { SealedOrder } from '../domain/sealed-order.ts';
import { yearBefore, yearOf } from './key-periods.ts';
import { customerKeyOf, numbersKeyOf } from './keyed-hashes.ts';

/** What belongs to the recording, not to the order. */
export interface Recording extends Pick<SealedOrder, 'recordedAt' | 'fingerprint' | 'everAbnormal'> {
  readonly countedDay: string;
  readonly knownSince: string | undefined;
}

/**
 * The order as it may lie in the table: its customer and free fields in envelopes under the key of its counted month.
 * Throws KeyDestroyed when that month is forgotten.
 */
export async function sealOrder(
  { branch, keys }: { readonly branch: string; readonly keys: KeyRing },
  { order, details, contact, extra }: AcceptedOrder,
  { countedDay, knownSince, recordedAt, fingerprint, everAbnormal }: Recording,
): Promise<SealedOrder> {
  const year = yearOf(countedDay);
  const [month, customerKey, earlierKey, numbersKey] = await Promise.all([
    keys.publicKey(monthOfDay(countedDay)),
    customerKeyOf(keys, contact.id, year),
    customerKeyOf(keys, contact.id, yearBefore(year)),
    numbersKeyOf(keys, contact, year),
  ]);
  return {
    order: { ...order, countedDay, ...(knownSince !== undefined && { knownSince }) },
    ...details,
    ...(everAbnormal && { everAbnormal }),
    recordedAt,
    fingerprint,
    customer: {
      customerKey,
      earlierKey,
      numbersKey,
      sealedContact: seal(month, JSON.stringify(contact), contactContext(branch, order)),
      // Whoever decides whether they are rung cannot open it.
      ...(contact.phones.length === 0 && { lacksPhone: true }),
    },
    ...(extra && { sealedExtra: seal(month, JSON.stringify(extra), extraContext(branch, order)) }),
  };
}
