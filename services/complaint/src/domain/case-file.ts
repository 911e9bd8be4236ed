import type { ComplaintCase, RevealReason, SealedCustomer } from '@huiyin/contracts';

/** Words, sealed: a customer's in one call, or an owner's conclusion of one round. The fields name the context they were sealed in. */
export type SealedWords = { readonly at: string; readonly sealed: string } & (
  | { readonly kind: 'call'; readonly taskId: string; readonly claimId: string }
  | { readonly kind: 'conclusion'; readonly round: number }
);

/** One opening of the customer's data. */
export interface Reveal {
  readonly by: string;
  readonly at: string;
  readonly reason: RevealReason;
}

/** A complaint case whole: what everybody may see, and what only its owner may open. */
export interface CaseFile extends ComplaintCase {
  /** Absent once forgotten. */
  readonly customer?: SealedCustomer | undefined;
  readonly words: readonly SealedWords[];
  readonly reveals: readonly Reveal[];
  /** What the second callback asks; from conclusion on. */
  readonly questionnaire?: string | undefined;
  /** Version of the callback in which it was last read. */
  readonly sourceVersion: number;
}

/** The case as everybody may see it. */
export function publicCase(complaintCase: CaseFile): ComplaintCase {
  const { customer, words, reveals, questionnaire, sourceVersion, ...seen } = complaintCase;
  return seen;
}
