import { type Instant, plusMinutes } from '@huiyin/calendar';
import { type Claim, isExpired, ringsSameCustomer } from './claim.ts';
import type { Agent } from './independence.ts';
import { nextOpening } from './permitted.ts';
import { nextMomentOf, type QueueEntry } from './queue-entry.ts';
import type { Hours } from './stretches.ts';

/** What the desk knows when an agent who holds nothing asks for a task. */
export interface QueueView {
  readonly agent: Agent;
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
  readonly none: 'queue-empty' | 'none-due' | 'not-independent' | 'outside-permitted-hours';
  readonly askAgainAt?: Instant;
}

export type NextChoice = { readonly claim: QueueEntry } | { readonly readOn: true } | NothingToClaim;

/** The index will have caught up by then. */
const MISSED_MINUTES = 1;

/**
 * The desk's choice: the first task of the queue that may be rung now, that nobody holds and that the agent is independent of,
 * or why there is none.
 */
export function chooseNext({ agent, entries, isWhole, claims, missed, now, hours }: QueueView): NextChoice {
  const opening = nextOpening(now, hours);
  if (opening > now) return { none: 'outside-permitted-hours', askAgainAt: opening };
  const waits: Instant[] = [];
  const free = entries.filter((entry) => isIndependent(agent, entry));
  for (const entry of free) {
    const until = missed.has(entry.taskId)
      ? plusMinutes(now, MISSED_MINUTES)
      : freeAt(entry, claims, now, hours);
    if (until === now) return { claim: entry };
    if (until !== undefined) waits.push(until);
  }
  if (!isWhole) return { readOn: true };
  const [askAgainAt] = waits.toSorted();
  return {
    none: entries.length === 0 ? 'queue-empty' : free.length === 0 ? 'not-independent' : 'none-due',
    ...(askAgainAt !== undefined && { askAgainAt }),
  };
}

const isIndependent = ({ id, team }: Agent, entry: QueueEntry): boolean =>
  team !== entry.team && !entry.tied.includes(id);

function freeAt(
  entry: QueueEntry,
  claims: ReadonlyMap<string, Claim>,
  now: Instant,
  hours: Hours,
): Instant | undefined {
  const claim = claims.get(entry.taskId);
  if (claim && seemsHeld(entry, claim, now)) return claim.leaseEndsAt;
  const rung = [...claims.values()].find((each) => ringsSameCustomer(each, entry, now));
  return rung ? rung.leaseEndsAt : nextMomentOf(entry, now, hours);
}

/** Somebody seems to be ringing: the claim holds, and the index shows no attempt that came after the claim. */
export const seemsHeld = (entry: QueueEntry, claim: Claim, now: Instant): boolean =>
  !isExpired(claim, now) && (entry.waiting === undefined || entry.waiting.from <= claim.claimedAt);
