import { fingerprint, type KeyRing, keyedHashText } from '@huiyin/seal';
import type { AcceptedOrder } from '../domain/accepted-order.ts';

/** The period of keys that never rotate. */
export const ALWAYS = 'all';

/** Recognises the same customer within a year, and says nothing without the key. */
export const customerKeyOf = async (keys: KeyRing, customerId: string, year: string): Promise<string> =>
  keyedHashText(await keys.secret('customer', year), [customerId]);

/** Equal within a year as long as the customer's numbers are the same, in whatever order they are reported. */
export const numbersKeyOf = async (
  keys: KeyRing,
  { id, phones }: AcceptedOrder['contact'],
  year: string,
): Promise<string> => keyedHashText(await keys.secret('customer', year), [id, ...phones.toSorted()]);

/** Recognises the same customer for ever; never leaves intake. */
export const customerMarkOf = (keys: KeyRing, customerId: string): Promise<string> =>
  customerKeyOf(keys, customerId, ALWAYS);

/** Equal for the same normalised content, whichever way it came in. */
export const fingerprintOf = async (keys: KeyRing, order: AcceptedOrder): Promise<string> =>
  fingerprint(await keys.secret('fingerprint', ALWAYS), order);

/** Equal for the same body, so that the same bad body twice is one entry. */
export const rejectedIdOf = async (keys: KeyRing, body: unknown): Promise<string> =>
  fingerprint(await keys.secret('fingerprint', ALWAYS), body);
