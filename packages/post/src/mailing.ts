import { epochMs, type Instant } from '@huiyin/calendar';
import { done, type Outcome, refuse } from '@huiyin/kernel';

export const MAILING_STATES = ['claimed', 'failed', 'refused', 'sent'] as const;
export type MailingState = (typeof MAILING_STATES)[number];

/** Which letter: what it is about, and for whom. */
export interface MailingKey {
  /** What the letter says; for a briefing, its period. */
  readonly about: string;
  /** The last day it speaks of: the ledger is in this order. */
  readonly day: string;
  /** A digest of the address: the ledger needs to know it again, not to read it. */
  readonly recipient: string;
}

/** The ledger's entry of one letter. */
export interface Mailing extends MailingKey {
  readonly state: MailingState;
  /** When it came into this state. */
  readonly at: Instant;
  /** Figures of the letter by which it is known again, whether what it says still holds. */
  readonly figures?: Readonly<Record<string, number>> | undefined;
}

/** `not-taken` and `turned-away` (for good) name the claim that they end by its moment. */
export type MailingCommand =
  | { readonly name: 'claim'; readonly at: Instant; readonly figures?: Mailing['figures'] }
  | { readonly name: 'taken'; readonly at: Instant }
  | { readonly name: 'not-taken' | 'turned-away'; readonly at: Instant; readonly claimedAt: Instant };

export type MailingRefusal =
  | 'already-sent'
  | 'already-refused'
  | 'in-hand'
  | 'not-claimed'
  | 'claimed-by-another';

/** The next state, unless the named rule refuses; or a refusal always. */
type Transition =
  | { readonly next: MailingState; readonly unless?: MailingRefusal }
  | { readonly refusal: MailingRefusal };

/** What a command does to a letter in each state; `none`: nobody claimed it yet. */
export const MAILING_TRANSITIONS = {
  none: {
    claim: { next: 'claimed' },
    taken: { refusal: 'not-claimed' },
    'not-taken': { refusal: 'not-claimed' },
    'turned-away': { refusal: 'not-claimed' },
  },
  claimed: {
    claim: { next: 'claimed', unless: 'in-hand' },
    taken: { next: 'sent' },
    'not-taken': { next: 'failed', unless: 'claimed-by-another' },
    'turned-away': { next: 'refused', unless: 'claimed-by-another' },
  },
  failed: {
    claim: { next: 'claimed' },
    // A sender that was slower than its claim: the letter left all the same.
    taken: { next: 'sent' },
    'not-taken': { refusal: 'not-claimed' },
    'turned-away': { refusal: 'not-claimed' },
  },
  refused: {
    claim: { refusal: 'already-refused' },
    taken: { next: 'sent' },
    'not-taken': { refusal: 'not-claimed' },
    'turned-away': { refusal: 'not-claimed' },
  },
  sent: {
    claim: { refusal: 'already-sent' },
    taken: { refusal: 'already-sent' },
    'not-taken': { refusal: 'already-sent' },
    'turned-away': { refusal: 'already-sent' },
  },
} as const satisfies Record<MailingState | 'none', Record<MailingCommand['name'], Transition>>;

/**
 * After so long a claim that was not marked belongs to a sender that died: one letter takes less (the post's own limit),
 * and a failed run is tried again later than that. Whether the letter left is not known, so it is sent again.
 */
export const CLAIM_MINUTES = 2;

/** The letter's next state, or why the command is refused. */
export function decideMailing(
  found: Mailing | undefined,
  command: MailingCommand,
): Outcome<MailingState, MailingRefusal> {
  const transition: Transition = MAILING_TRANSITIONS[found?.state ?? 'none'][command.name];
  if ('refusal' in transition) return refuse(transition.refusal);
  const { next, unless } = transition;
  return found && unless && holds(unless, found, command) ? refuse(unless) : done(next);
}

function holds(rule: MailingRefusal, { at }: Mailing, command: MailingCommand): boolean {
  switch (rule) {
    case 'in-hand':
      return epochMs(command.at) - epochMs(at) < CLAIM_MINUTES * 60_000;
    case 'claimed-by-another':
      return 'claimedAt' in command && command.claimedAt !== at;
    case 'already-sent':
    case 'already-refused':
    case 'not-claimed':
      return true;
  }
}
