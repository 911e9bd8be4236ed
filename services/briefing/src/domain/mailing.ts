import { epochMs, type Instant } from '@huiyin/kernel';

/** The ledger's entry of one briefing for one recipient, claimed before it is sent. */
export interface Mailing {
  readonly period: string;
  /** The period's last day: the ledger is in this order. */
  readonly last: string;
  /** A digest of the address: the ledger needs to know it again, not to read it. */
  readonly recipient: string;
  readonly state: 'claimed' | 'failed' | 'sent';
  readonly at: Instant;
}

/**
 * After so long a claim that was not marked sent belongs to a sender that died: one letter takes less (the post's own
 * limit), and a failed run is tried again later than that. Whether the mail left is not known, so it is sent again.
 */
export const CLAIM_MINUTES = 2;

/** May this mailing be claimed now? `in-hand`: somebody may be sending it at this moment. */
export function judgeMailing(found: Mailing | undefined, now: Instant): 'send' | 'in-hand' | 'already-sent' {
  if (found?.state === 'sent') return 'already-sent';
  if (found?.state === 'claimed' && epochMs(now) - epochMs(found.at) < CLAIM_MINUTES * 60_000)
    return 'in-hand';
  return 'send';
}
