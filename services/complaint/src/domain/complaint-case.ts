import type { Classification, ComplaintCase, SealedCustomer } from '@huiyin/contracts';

/** Words of a customer or an owner, sealed, with the context they were sealed in. */
export interface SealedWords {
  readonly at: string;
  readonly sealed: string;
  readonly context: readonly string[];
}

export interface Reveal {
  readonly by: string;
  readonly at: string;
  readonly reason: 'contact-customer' | 'investigate' | 'check-outcome' | 'audit';
}

/** A complaint case as its owner keeps it: the public case, and what only the owner's door may open. */
export interface KeptCase extends ComplaintCase {
  readonly revision: number;
  readonly partner?: string | undefined;
  readonly language?: Classification['language'];
  readonly completedAt: string;
  readonly countedDay: string;
  readonly customer?: SealedCustomer | undefined;
  readonly words: readonly SealedWords[];
  readonly reveals: readonly Reveal[];
  /** Version of the callback that raised the case, as far as heard. */
  readonly sourceVersion: number;
}

/** What everybody may see: the case without envelopes, reveals and bookkeeping. */
export function publicCase(kept: KeptCase): ComplaintCase {
  const {
    revision,
    partner,
    language,
    completedAt,
    countedDay,
    customer,
    words,
    reveals,
    sourceVersion,
    ...seen
  } = kept;
  return seen;
}

/** The order's classification as the second callback needs it. */
export const classificationOf = (kept: KeptCase): Classification => ({
  orderId: kept.orderId,
  revision: kept.revision,
  businessType: kept.businessType,
  team: kept.team,
  staff: kept.staff.slice(),
  ...(kept.partner !== undefined && { partner: kept.partner }),
  segment: kept.segment,
  ...(kept.language !== undefined && { language: kept.language }),
  completedAt: kept.completedAt,
  countedDay: kept.countedDay,
});
