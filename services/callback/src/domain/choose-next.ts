import { type Instant, plusMinutes } from '@huiyin/calendar';
import { type Claim, isExpired } from './claim.ts';
import { nextOpening } from './permitted.ts';
import { nextMomentOf, type QueueEntry } from './queue-entry.ts';
import type { Hours } from './stretches.ts';

/** What the desk knows when an agent who holds nothing asks for a task. */
export interface QueueView {
  /** In the order of the queue, as far as it was read. */
  readonly entries: readonly QueueEntry[];
  /** Nothing comes after these entries. */
  readonly isWhole: boolean;
  /** What agents hold, by task. */
  readonly claims: ReadonlyMap<string, Claim>;
  /** Tasks that were chosen and could not be claimed: somebody was faster, or the index lags behind. */
  readonly missed: ReadonlySet<string>;
  readonly now: Instant;
  readonly hours: Hours;
}

export interface NothingToClaim {
  readonly none: 'queue-empty' | 'none-due' | 'outside-permitted-hours';
  readonly askAgainAt?: Instant;
}

export type NextChoice = { readonly claim: string } | { readonly readOn: true } | NothingToClaim;

/** The index will have caught up by then. */
const MISSED_MINUTES = 1;

/** The desk's choice: the first task of the queue that may be rung now and that nobody holds, or why there is none. */
export function chooseNext({ entries, isWhole, claims, missed, now, hours }: QueueView): NextChoice {
  const opening = nextOpening(now, hours);
  if (opening > now) return { none: 'outside-permitted-hours', askAgainAt: opening };
  const waits: Instant[] = [];
  for (const entry of entries) {
    const until = missed.has(entry.taskId)
      ? plusMinutes(now, MISSED_MINUTES)
      : freeAt(entry, claims.get(entry.taskId), now, hours);
    if (until === now) return { claim: entry.taskId };
    if (until !== undefined) waits.push(until);
  }
  if (!isWhole) return { readOn: true };
  const [askAgainAt] = waits.toSorted();
  return {
    none: entries.length === 0 ? 'queue-empty' : 'none-due',
    ...(askAgainAt !== undefined && { askAgainAt }),
  };
}

const freeAt = (
  entry: QueueEntry,
  claim: Claim | undefined,
  now: Instant,
  hours: Hours,
): Instant | undefined =>
  claim && seemsHeld(entry, claim, now) ? claim.leaseEndsAt : nextMomentOf(entry, now, hours);

/** Somebody seems to be ringing: the claim holds, and the index shows no attempt that came after the claim. */
export const seemsHeld = (entry: QueueEntry, claim: Claim, now: Instant): boolean =>
  !isExpired(claim, now) && (entry.waiting === undefined || entry.waiting.from <= claim.claimedAt);
