import type { Instant } from '@huiyin/kernel';

/** The tombstone of a customer who asked to be forgotten: keyed hashes and a moment, nothing else. */
export interface Forgotten {
  /** The customer's hash under the key that never rotates: by it orders that arrive later are recognised. */
  readonly customerMark: string;
  /** The customer's hash under every yearly key in use. */
  readonly customerKeys: readonly string[];
  readonly forgottenAt: Instant;
}

/** Whatever was completed before the customer asked is recorded without them; a later service is a new acquaintance. */
export const isForgotten = (forgottenAt: Instant | undefined, completedAt: Instant): boolean =>
  forgottenAt !== undefined && completedAt <= forgottenAt;
