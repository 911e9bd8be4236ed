import type { Instant } from '@huiyin/calendar';
import type { Forgetting, Issue } from '@huiyin/contracts';

/** A body that was turned away: why, and where its sealed pieces lie. */
export interface Rejected {
  /** Keyed hash of the body, so that the same bad body twice is one entry. */
  readonly rejectedId: string;
  readonly orderId?: string | undefined;
  /** Keyed hash of the customer, where the body names one, so that it can be forgotten. */
  readonly customerKey?: string | undefined;
  readonly receivedAt: Instant;
  /** When its retention ends. */
  readonly expiresAt: Instant;
  readonly door: 'event' | 'api';
  readonly issues: readonly Issue[];
  /** In how many sealed pieces the body lies. */
  readonly pieces: number;
  /** Set once a resubmission was accepted: then it is off the list. */
  readonly resolvedAt?: Instant | undefined;
  /** Who had set which fields anew when it was accepted. */
  readonly corrected?: { readonly by: string; readonly paths: readonly string[] } | undefined;
  /** Set once its customer is forgotten: then its pieces are empty. */
  readonly forgottenAt?: Instant | undefined;
}

/** One piece of a rejected body, in an envelope of its own. */
export interface RejectedPiece {
  readonly rejectedId: string;
  readonly index: number;
  readonly expiresAt: Instant;
  readonly sealed?: string | undefined;
}

/** Not there, on the list, off it since a resubmission was accepted, or without its body. */
export const REJECTED_STATES = ['absent', 'listed', 'resolved', 'forgotten'] as const;
export type RejectedState = (typeof REJECTED_STATES)[number];

/** The body is turned away (again); a resubmission of it is turned away, or accepted; its customer is forgotten. */
export const REJECTED_COMMANDS = ['turn-away', 'renew', 'resolve', 'forget'] as const;
export type RejectedCommand = (typeof REJECTED_COMMANDS)[number];

export type ResubmitRefusal = 'no-such-entry' | 'body-forgotten';

/** `next` is written also when it is the state before; `stays` writes nothing. */
export type RejectedTransition =
  | { readonly next: Exclude<RejectedState, 'absent'> }
  | { readonly refusal: ResubmitRefusal }
  | 'stays';

export const REJECTED_TRANSITIONS = {
  absent: {
    'turn-away': { next: 'listed' },
    renew: { refusal: 'no-such-entry' },
    resolve: { refusal: 'no-such-entry' },
    forget: 'stays',
  },
  listed: {
    'turn-away': 'stays',
    renew: { next: 'listed' },
    resolve: { next: 'resolved' },
    forget: { next: 'forgotten' },
  },
  resolved: {
    'turn-away': { next: 'listed' },
    renew: 'stays',
    resolve: { next: 'resolved' },
    forget: { next: 'forgotten' },
  },
  forgotten: {
    'turn-away': 'stays',
    renew: { refusal: 'body-forgotten' },
    resolve: { refusal: 'body-forgotten' },
    forget: 'stays',
  },
} as const satisfies Record<RejectedState, Record<RejectedCommand, RejectedTransition>>;

export function stateOfRejected(entry: Rejected | undefined): RejectedState {
  if (!entry) return 'absent';
  if (entry.forgottenAt !== undefined) return 'forgotten';
  return entry.resolvedAt === undefined ? 'listed' : 'resolved';
}

/** What a command comes to in the state that the entry is in. */
export const transitionOf = (entry: Rejected | undefined, command: RejectedCommand): RejectedTransition =>
  REJECTED_TRANSITIONS[stateOfRejected(entry)][command];

/** The table drops expired entries when it likes, and not all at once. */
export const unexpired = (entry: Rejected | undefined, at: Instant): Rejected | undefined =>
  entry && entry.expiresAt > at ? entry : undefined;

/**
 * The entry without its customer, whose pieces are to be emptied; undefined when there is nothing to forget. A body that
 * came after the forgetting stays: nobody can read in it which service it is about.
 */
export function forgottenRejected(
  entry: Rejected,
  { customerKeys, forgottenAt }: Forgetting,
  at: Instant,
): Rejected | undefined {
  if (transitionOf(entry, 'forget') === 'stays') return undefined;
  const { customerKey, ...rest } = entry;
  const isTheirs = customerKey !== undefined && customerKeys.includes(customerKey);
  return isTheirs && entry.receivedAt <= forgottenAt ? { ...rest, forgottenAt: at } : undefined;
}
