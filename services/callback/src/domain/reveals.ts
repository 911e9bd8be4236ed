import type { Instant } from '@huiyin/calendar';
import type { Disposition } from '@huiyin/vocabulary';
import type { Claim } from './claim.ts';
import type { Task } from './task.ts';

/** A customer's number that was shown to an agent, for a call. */
export interface Reveal {
  readonly agent: string;
  readonly claimId: string;
  /** When it was claimed, which is when it was shown; where nothing is left of the claim, when the call began. */
  readonly at: Instant;
  /** Absent: no call under that claim is on record. */
  readonly call?: { readonly calledAt: Instant; readonly disposition: Disposition };
  /** Given back without a call. */
  readonly released?: true;
}

/** To whom the task's customer was shown, in order: each claim shows them, and what became of it is an attempt or a claim that lapsed. */
export function revealsOf({ taskId, attempts }: Task, claims: readonly Claim[]): readonly Reveal[] {
  const found = new Map<string, Reveal>();
  for (const { agent, claimId, claimedAt, released, taskId: of } of claims)
    if (of === taskId) found.set(claimId, { agent, claimId, at: claimedAt, ...(released && { released }) });
  for (const { agent, claimId, calledAt, disposition } of attempts) {
    const { at = calledAt } = found.get(claimId) ?? {};
    found.set(claimId, { agent, claimId, at, call: { calledAt, disposition } });
  }
  return [...found.values()].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

/** Two of one moment in the order of their claims. */
const keyOf = ({ at, claimId }: Reveal): string => `${at} ${claimId}`;
