import { type Instant, toInstant } from '@huiyin/kernel';
import type { ForgottenStore } from './forgotten-store.ts';
import type { RecordParts } from './record-order.ts';
import { ALWAYS, customerKeyOf } from './seal-order.ts';

export interface ForgetParts extends Pick<RecordParts, 'keys' | 'now'> {
  readonly forgotten: ForgottenStore;
}

/**
 * Leaves the tombstone by which everybody drops this customer's envelopes and hashes, under every yearly key there is.
 * The moment from which the customer counts as forgotten.
 */
export async function forget(
  { keys, forgotten, now }: ForgetParts,
  customerId: string,
  traceId: string,
): Promise<Instant> {
  const forgottenAt = toInstant(now());
  const customerMark = await customerKeyOf(keys, customerId, ALWAYS);
  const customerKeys: string[] = [];
  // The mark's own key is among the periods now, so there is at least one.
  for (const period of await keys.periods('customer'))
    customerKeys.push(await customerKeyOf(keys, customerId, period));
  await forgotten.entomb({ customerMark, customerKeys, forgottenAt }, traceId);
  return forgottenAt;
}
