import { type Instant, plusMinutes } from '@huiyin/kernel';
import { isExpired, type Lease } from './lease.ts';
import { nextOpening } from './permitted.ts';
import { nextMomentOf, type QueueEntry } from './queue-entry.ts';
import type { Hours } from './stretches.ts';

/** What the desk knows when an agent who holds nothing asks for a task. */
export interface QueueView {
  /** In the order of the queue, as far as it was read. */
  readonly entries: readonly QueueEntry[];
  /** Nothing comes after these entries. */
  readonly isWhole: boolean;
  /** The day's leases, by task. */
  readonly leases: ReadonlyMap<string, Lease>;
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
export function chooseNext({ entries, isWhole, leases, missed, now, hours }: QueueView): NextChoice {
  const opening = nextOpening(now, hours);
  if (opening > now) return { none: 'outside-permitted-hours', askAgainAt: opening };
  const waits: Instant[] = [];
  for (const entry of entries) {
    const until = missed.has(entry.taskId)
      ? plusMinutes(now, MISSED_MINUTES)
      : freeAt(entry, leases.get(entry.taskId), now, hours);
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
  lease: Lease | undefined,
  now: Instant,
  hours: Hours,
): Instant | undefined =>
  lease && seemsHeld(entry, lease, now) ? lease.leaseEndsAt : nextMomentOf(entry, now, hours);

/** Somebody seems to be ringing: the lease holds, and the index shows no attempt that came after the claim. */
export const seemsHeld = (entry: QueueEntry, lease: Lease, now: Instant): boolean =>
  !isExpired(lease, now) && (entry.waiting === undefined || entry.waiting.from <= lease.claimedAt);
