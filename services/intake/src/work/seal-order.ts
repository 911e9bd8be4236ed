import type { Day, Instant } from '@huiyin/kernel';
import { fingerprint, type KeyRing, keyedHashText, seal } from '@huiyin/seal';
import type { AcceptedOrder } from './domain/accepted-order.ts';
import { isForgotten } from './domain/forgotten.ts';
import type { KeptOrder } from './domain/kept-order.ts';
import type { ForgottenStore } from './forgotten-store.ts';

/** The period of keys that never rotate. */
export const ALWAYS = 'all';

export const yearOf = (dayOrInstant: Day | Instant): string => dayOrInstant.slice(0, 4);
export const monthOfDay = (day: Day): string => day.slice(0, 7);

/** Recognises the same customer within a year, and tells nothing without the key. */
export const customerKeyOf = async (keys: KeyRing, customerId: string, year: string): Promise<string> =>
  keyedHashText(await keys.secret('customer', year), [customerId]);

/** Equal for the same normalised content, whichever way it came in. */
export const fingerprintOf = async (keys: KeyRing, order: AcceptedOrder): Promise<string> =>
  fingerprint(await keys.secret('fingerprint', ALWAYS), order);

export interface SealParts {
  readonly branch: string;
  readonly keys: KeyRing;
  readonly forgotten: Pick<ForgottenStore, 'marks'>;
}

/** What belongs to the recording, not to the order. */
export type SealedTerms = Pick<KeptOrder, 'countedDay' | 'recordedAt' | 'fingerprint'>;

/**
 * The order as it may lie in the table: its customer and free fields in envelopes under the key of its counted month.
 * Nothing is sealed of a customer who asked to be forgotten after this order was completed.
 * Throws KeyDestroyed when that month is forgotten.
 */
export async function sealOrder(
  parts: SealParts,
  order: AcceptedOrder,
  terms: SealedTerms,
): Promise<KeptOrder> {
  const { facts, contact, extra } = order;
  const kept = { ...facts, ...terms };
  if (await wasForgotten(parts, contact.id, facts.completedAt)) return kept;
  const month = await parts.keys.publicKey(monthOfDay(terms.countedDay));
  const context = [parts.branch, facts.orderId, String(facts.revision)];
  return {
    ...kept,
    customer: {
      customerKey: await customerKeyOf(parts.keys, contact.id, yearOf(terms.countedDay)),
      sealedContact: seal(month, JSON.stringify(contact), context),
    },
    ...(extra && { sealedExtra: seal(month, JSON.stringify(extra), [...context, 'extra']) }),
  };
}

async function wasForgotten(
  { keys, forgotten }: SealParts,
  customerId: string,
  completedAt: Instant,
): Promise<boolean> {
  const marks = await forgotten.marks();
  if (marks.size === 0) return false;
  return isForgotten(marks.get(await customerKeyOf(keys, customerId, ALWAYS)), completedAt);
}
