import { type Day, dayOf, type Instant, plusMinutes } from '@huiyin/calendar';
import type { BranchConfiguration } from '@huiyin/contracts';
import { type DayMade, withCall } from './day-made.ts';
import { isRecorded, type Task } from './task.ts';

/** An agent's right to ring one customer and to record the attempt. Every agent has one at most that holds. */
export interface Claim {
  readonly claimId: string;
  readonly taskId: string;
  readonly agent: string;
  /** Of whom the task is about, as the queue showed it. */
  readonly customerKey?: string | undefined;
  readonly earlierKey?: string | undefined;
  readonly claimedAt: Instant;
  readonly leaseEndsAt: Instant;
  /** Given back by the agent, who did not ring. */
  readonly released?: true | undefined;
  /** What the agent rang under the claims before this one, on the day of the last of them. */
  readonly made?: DayMade | undefined;
}

/** The end of a ULID's random part: fifty bits tell the claims of one task and day apart. */
const RANDOM_CHARACTERS = 10;

/** A claim's id begins with its branch day. */
export const claimIdOf = (day: Day, id: string): string => `${dayMark(day)}${id.slice(-RANDOM_CHARACTERS)}`;

const dayMark = (day: Day): string => `${day.replaceAll('-', '')}-`;

const isOfDayOf = (a: Pick<Claim, 'claimId'>, b: Pick<Claim, 'claimId'>): boolean =>
  a.claimId.split('-')[0] === b.claimId.split('-')[0];

/** Another claim of that day whose attempt is not on record and may still come. */
export const isAnotherAwaited = (
  claims: readonly Claim[],
  claim: Pick<Claim, 'claimId' | 'taskId'>,
  task: Task,
): boolean =>
  claims.some(
    (each) =>
      each.taskId === claim.taskId &&
      each.claimId !== claim.claimId &&
      isOfDayOf(each, claim) &&
      !each.released &&
      !isRecorded(task, each.claimId),
  );

export const isExpired = ({ leaseEndsAt, released }: Claim, now: Instant): boolean =>
  released === true || leaseEndsAt <= now;

/** Held: neither expired, nor given back, nor is its attempt on record. */
export const isHeld = (claim: Claim, task: Task, now: Instant): boolean =>
  !isExpired(claim, now) && !isRecorded(task, claim.claimId);

/** What others hold or announce, by task. */
export const claimsByTask = (claims: readonly Claim[], now: Instant): ReadonlyMap<string, Claim> =>
  new Map(claims.filter((claim) => !isExpired(claim, now)).map((claim) => [claim.taskId, claim]));

/** Are they about one customer, also where their orders are of two years that follow each other? */
const isSameCustomer = (a: Hashes, b: Hashes): boolean =>
  a.customerKey !== undefined &&
  b.customerKey !== undefined &&
  (a.customerKey === b.customerKey || a.earlierKey === b.customerKey || a.customerKey === b.earlierKey);

type Hashes = Pick<Claim, 'customerKey' | 'earlierKey'>;

/** Somebody rings this customer about another task, or did a moment ago: their lease has not ended yet. */
export const ringsSameCustomer = (
  claim: Claim,
  other: Pick<Claim, 'taskId'> & Hashes,
  now: Instant,
): boolean => isSameCustomer(claim, other) && claim.taskId !== other.taskId && !isExpired(claim, now);

/**
 * What an agent who wrote a claim does next, by all agents' last claims read *after* that: of two who claim one task at the
 * same time one at least sees the other, so a task is given only to an agent who sees nobody; nor is another task of the
 * same customer. Of two who see each other one gives way, and the other looks again.
 */
export function standing(
  claims: readonly Claim[],
  own: Claim,
  task: Task,
  now: Instant,
): 'alone' | 'look again' | 'give way' {
  const rivals = claims.filter(
    (each) =>
      each.agent !== own.agent &&
      (each.taskId === own.taskId ? isHeld(each, task, now) : ringsSameCustomer(each, own, now)),
  );
  if (rivals.length === 0) return 'alone';
  return rivals.every((each) => own.claimId < each.claimId) ? 'look again' : 'give way';
}

/** What the agent has rung under this claim and those before it. A call that came after they went on is in no claim, so not in this. */
export function madeUnder(claim: Claim, task: Task | undefined, zone: string): DayMade | undefined {
  const attempt = task?.attempts.find(({ claimId }) => claimId === claim.claimId);
  return attempt ? withCall(claim.made, attempt, zone) : claim.made;
}

/** Gives the task to the agent. `made`: what they have rung before. */
export function claim(
  { taskId, customerKey, earlierKey }: Pick<Claim, 'taskId'> & Hashes,
  by: { readonly agent: string; readonly id: string },
  now: Instant,
  { calling, zone }: Pick<BranchConfiguration, 'calling' | 'zone'>,
  made?: DayMade,
): Claim {
  return {
    claimId: claimIdOf(dayOf(now, zone), by.id),
    taskId,
    agent: by.agent,
    ...(customerKey !== undefined && { customerKey }),
    ...(earlierKey !== undefined && { earlierKey }),
    claimedAt: now,
    leaseEndsAt: plusMinutes(now, calling.leaseMinutes),
    ...(made && { made }),
  };
}

/** Gives the task back before its lease ends. Undefined: it is not held by this claim any more. */
export const release = (claim: Claim, task: Task, now: Instant): Claim | undefined =>
  isHeld(claim, task, now) ? { ...claim, released: true } : undefined;

/** For so long after a claim somebody may well be ringing. */
const UNDISTURBED_MINUTES = 5;

/** From when somebody else may end the claim's lease. */
export const freeableFrom = ({ claimedAt }: Claim): Instant => plusMinutes(claimedAt, UNDISTURBED_MINUTES);

/** Ends a lease whose agent has left: the task is free, and what they may have rung can still be recorded. Undefined: it holds no more. */
export function free(claim: Claim, task: Task, now: Instant): Claim | 'claim-just-made' | undefined {
  if (!isHeld(claim, task, now)) return undefined;
  return now < freeableFrom(claim) ? 'claim-just-made' : { ...claim, leaseEndsAt: now };
}
