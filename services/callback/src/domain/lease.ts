import type { BranchConfiguration } from '@huiyin/contracts';
import { addDays, type Day, dayOf, type Instant, plusMinutes, startOfDay } from '@huiyin/kernel';
import { isRecorded, type Task } from './task.ts';

/** An agent's right to ring one customer and to record the attempt. */
export interface Claim {
  readonly claimId: string;
  readonly agent: string;
  readonly claimedAt: Instant;
  /** Given back by the agent, who did not ring. */
  readonly released?: true | undefined;
}

/** Who holds a task on a branch day, and who held it earlier that day. Calling hours never span midnight. */
export interface Lease extends Claim {
  readonly day: Day;
  readonly taskId: string;
  readonly leaseEndsAt: Instant;
  /** The agent's claims of a day are numbered: whoever holds a task holds it by their last one. */
  readonly turn: number;
  readonly earlier?: readonly Claim[] | undefined;
}

const CLAIM_ID = /^(\d{4})(\d\d)(\d\d)-/;

/** The end of a ULID's random part: fifty bits tell the claims of one task and day apart. */
const RANDOM_CHARACTERS = 10;

/** A claim's id begins with its branch day, so that its lease is found however late the attempt is recorded. */
export const claimIdOf = (day: Day, id: string): string =>
  `${day.replaceAll('-', '')}-${id.slice(-RANDOM_CHARACTERS)}`;

export function dayOfClaim(claimId: string): Day | undefined {
  const [, year, month, day] = CLAIM_ID.exec(claimId) ?? [];
  return year === undefined ? undefined : `${year}-${month}-${day}`;
}

/** The claim by this id, whether it still holds or was taken over. */
export const claimIn = (lease: Lease | undefined, claimId: string): Claim | undefined =>
  lease && [lease, ...(lease.earlier ?? [])].find((claim) => claim.claimId === claimId);

/** Another claim of that day whose attempt is not on record and may still come. */
export const isAnotherAwaited = (lease: Lease, claimId: string, task: Task): boolean =>
  [lease, ...(lease.earlier ?? [])].some(
    (each) => each.claimId !== claimId && !each.released && !isRecorded(task, each.claimId),
  );

export const isExpired = ({ leaseEndsAt, released }: Lease, now: Instant): boolean =>
  released === true || leaseEndsAt <= now;

/** Held: neither expired, nor given back, nor is its attempt on record. */
export const isHeld = (lease: Lease, task: Task, now: Instant): boolean =>
  !isExpired(lease, now) && !isRecorded(task, lease.claimId);

/**
 * The agent's last claims of the day, the only ones by which they can hold a task: a further one is given only when these
 * hold no more. Two at most, from two requests at the same time.
 */
export function lastClaimsOf(agent: string, leases: Iterable<Lease>): readonly Lease[] {
  const own = [...leases].filter((lease) => lease.agent === agent);
  const turn = Math.max(...own.map((lease) => lease.turn));
  return own.filter((lease) => lease.turn === turn);
}

/** Gives the task to the agent; a lease that held before goes among the earlier claims. */
export function claim(
  taskId: string,
  by: { readonly agent: string; readonly id: string; readonly turn: number },
  before: Lease | undefined,
  now: Instant,
  { calling, zone }: BranchConfiguration,
): Lease {
  const day = dayOf(now, zone);
  const [leaseEndsAt = now] = [
    plusMinutes(now, calling.leaseMinutes),
    // Leases lie by branch day, so none reaches into the next.
    startOfDay(addDays(day, 1), zone),
  ].toSorted();
  return {
    day,
    taskId,
    claimId: claimIdOf(day, by.id),
    agent: by.agent,
    claimedAt: now,
    leaseEndsAt,
    turn: by.turn,
    earlier: before && [...(before.earlier ?? []), bareClaim(before)],
  };
}

const bareClaim = ({ claimId, agent, claimedAt, released }: Claim): Claim => ({
  claimId,
  agent,
  claimedAt,
  ...(released && { released }),
});

/** Gives the task back before its lease ends. Undefined: it is not held under this claim any more. */
export const release = (lease: Lease, claimId: string, task: Task, now: Instant): Lease | undefined =>
  lease.claimId === claimId && isHeld(lease, task, now) ? { ...lease, released: true } : undefined;
