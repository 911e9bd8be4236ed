import { dayOf, epochMs, type Instant, minuteOfDay } from '@huiyin/calendar';
import { type Claim, freeableFrom, isExpired, madeUnder } from './claim.ts';
import { type DayMade, madeOn } from './day-made.ts';
import { type Hours, stretchesFrom } from './stretches.ts';
import { isRecorded, type Task } from './task.ts';

/** An agent's last claim with the task as it is now. */
export interface Holding {
  readonly claim: Claim;
  readonly task: Task | undefined;
}

/** A customer whom somebody has, or let go without a word. */
export interface RoomClaim {
  readonly agent: string;
  readonly taskId: string;
  readonly claimId: string;
  readonly businessType: string;
  readonly claimedAt: Instant;
  readonly leaseEndsAt: Instant;
  /** Absent: the lease has run out, and no call of it is on record. */
  readonly freeableFrom?: Instant;
}

export interface Room {
  readonly at: Instant;
  readonly claims: readonly RoomClaim[];
  readonly today: DayMade;
  /** Whoever rang in this hour or the last, or holds a customer. */
  readonly agentsAtWork: number;
  /** Of permitted time, until the branch day ends. */
  readonly minutesLeft: number;
  /** By the hours that are over; absent in the first hour of a day. */
  readonly callsPerAgentHour?: number;
}

/** The room as it is now. Holdings of earlier days are of nobody who is here. */
export function roomOf(holdings: readonly Holding[], now: Instant, hours: Hours): Room {
  const { zone } = hours;
  const day = dayOf(now, zone);
  const hour = Math.floor(minuteOfDay(now, zone) / 60);
  const here = holdings.filter(({ claim }) => dayOf(claim.claimedAt, zone) === day);
  const made = here.map(({ claim, task }) => madeOn(day, [madeUnder(claim, task, zone)]));
  const claims = here.flatMap(({ claim, task }) => shownOf(claim, task, now));
  const over = made.flatMap(({ hours: all }) => all.filter(([each]) => each < hour));
  const calls = over.reduce((sum, [, each]) => sum + each, 0);
  const atWork = here.filter(
    ({ claim }, index) =>
      !isExpired(claim, now) || made[index]?.hours.some(([each]) => each === hour || each === hour - 1),
  );
  return {
    at: now,
    claims: claims.toSorted((one, other) => (one.claimedAt < other.claimedAt ? -1 : 1)),
    today: madeOn(day, made),
    agentsAtWork: atWork.length,
    minutesLeft: permittedMinutesLeft(now, hours),
    ...(over.length > 0 && { callsPerAgentHour: Math.round((calls / over.length) * 10) / 10 }),
  };
}

function shownOf(claim: Claim, task: Task | undefined, now: Instant): readonly RoomClaim[] {
  if (task?.state !== 'open' || claim.released || isRecorded(task, claim.claimId)) return [];
  const { agent, taskId, claimId, claimedAt, leaseEndsAt } = claim;
  return [
    {
      ...{ agent, taskId, claimId, claimedAt, leaseEndsAt, businessType: task.order.businessType },
      ...(!isExpired(claim, now) && { freeableFrom: freeableFrom(claim) }),
    },
  ];
}

/** Minutes of today in which calls are still permitted. */
export function permittedMinutesLeft(now: Instant, hours: Hours): number {
  const today = dayOf(now, hours.zone);
  let milliseconds = 0;
  for (const { from, to } of stretchesFrom(now, hours)) {
    if (dayOf(from, hours.zone) !== today) break;
    milliseconds += Math.max(0, epochMs(to) - Math.max(epochMs(from), epochMs(now)));
  }
  return Math.floor(milliseconds / 60_000);
}
