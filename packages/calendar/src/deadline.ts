import type { Holiday, LimitStart } from '@huiyin/vocabulary';
import type { BranchCalendar } from './branch-calendar.ts';
import { addDays, dayOf, type Instant } from './branch-time.ts';
import {
  type Counted,
  countDays,
  countHours,
  countToNoon,
  countWorkingDays,
  countWorkingHours,
} from './counting.ts';
import type { Limit, Pause } from './limit.ts';
import { arrivalAt, nextOpen, type OpeningState } from './opening.ts';
import { type Standstill, standstillsOf } from './pauses.ts';
import type { DeadlineStep } from './steps.ts';
import { reasonOf } from './working-days.ts';

/** What a deadline is reckoned from. */
export interface DeadlineInputs {
  readonly receivedAt: Instant;
  readonly limit: Limit;
  readonly pauses: readonly Pause[];
}

/** A moment by which something has to be done, with how it came about. */
export interface ExplainedDeadline extends DeadlineInputs {
  /** UTC; a whole minute where hours were counted; absent while a pause that has not ended holds it. */
  readonly by?: Instant | undefined;
  /** IANA zone of the branch in which it was reckoned. */
  readonly zone: string;
  /** Version of the table of holidays by which it was reckoned. */
  readonly table: string;
  readonly steps: readonly DeadlineStep[];
}

/**
 * Reckons a deadline. Nothing of it depends on the present.
 * @throws Fault `calendar-year-missing` where it needs to know a day that the calendar does not know. Hours and days that run
 * from the receipt need no calendar.
 */
export function deadlineOf(
  calendar: BranchCalendar,
  { receivedAt, limit, pauses }: DeadlineInputs,
): ExplainedDeadline {
  const rule = ruleOf(limit);
  const arrival = rule.asksHours ? arrivalAt(calendar, receivedAt) : undefined;
  const start = rule.runsFrom === 'opening' ? nextOpen(calendar, receivedAt) : receivedAt;
  const counted = rule.count(calendar, start, standstillsOf(pauses));
  const steps: readonly DeadlineStep[] = [
    { step: 'received', at: receivedAt, ...(arrival && whereTo(arrival)) },
    ...(rule.runsFrom === undefined ? [] : [runs(calendar, receivedAt, start, rule.runsFrom)]),
    { step: 'limit', limit },
    ...pausesWithin(pauses, start, counted.by),
    ...counted.steps,
    ...held(pauses, counted),
  ];
  return {
    ...(counted.by !== undefined && { by: counted.by }),
    receivedAt,
    limit,
    pauses,
    zone: calendar.zone,
    table: calendar.table.version,
    steps,
  };
}

interface Rule {
  /** Undefined where the limit itself says how a receipt outside the hours counts. */
  readonly runsFrom?: LimitStart;
  readonly asksHours: boolean;
  readonly count: (calendar: BranchCalendar, start: Instant, standstills: readonly Standstill[]) => Counted;
}

function ruleOf(limit: Limit): Rule {
  if ('workingHours' in limit)
    return {
      runsFrom: 'opening',
      asksHours: true,
      count: (calendar, start, standstills) =>
        countWorkingHours(calendar, start, limit.workingHours, standstills),
    };
  if ('nextNoon' in limit)
    return {
      asksHours: true,
      count: (calendar, start, standstills) => countToNoon(calendar, start, 1, standstills),
    };
  const runsFrom = limit.from ?? 'receipt';
  const asksHours = runsFrom === 'opening';
  if ('hours' in limit)
    return {
      runsFrom,
      asksHours,
      count: (calendar, start, standstills) => countHours(calendar, start, limit.hours, standstills),
    };
  if ('days' in limit)
    return {
      runsFrom,
      asksHours,
      count: (calendar, start, standstills) => countDays(calendar, start, limit.days, standstills),
    };
  return {
    runsFrom,
    asksHours,
    count: (calendar, start, standstills) =>
      countWorkingDays(calendar, start, limit.workingDays, standstills),
  };
}

const whereTo = ({ attendance, reason }: OpeningState) => ({ attendance, reason });

/** From when it runs. A start that is moved says what kind of day it moved to, and over which holidays. */
function runs(calendar: BranchCalendar, receivedAt: Instant, at: Instant, from: LimitStart): DeadlineStep {
  if (at === receivedAt) return { step: 'runs', at, from, after: [] };
  const [received, start] = [dayOf(receivedAt, calendar.zone), dayOf(at, calendar.zone)];
  const between = new Set<Holiday>();
  for (let day = received; day < start; day = addDays(day, 1)) {
    const reason = reasonOf(calendar, day);
    if (reason.why === 'holiday') for (const holiday of reason.holidays) between.add(holiday);
  }
  return {
    step: 'runs',
    at,
    from,
    reason: reasonOf(calendar, start),
    after: [...between],
  };
}

/** The pauses that touch the time between start and end. */
const pausesWithin = (
  pauses: readonly Pause[],
  start: Instant,
  by: Instant | undefined,
): readonly DeadlineStep[] =>
  pauses
    .filter(({ from, until }) => (by === undefined || from < by) && (until === undefined || until > start))
    .map(({ reason, from, until }) => ({
      step: 'paused',
      from,
      ...(until !== undefined && { until }),
      reason,
    }));

const held = (pauses: readonly Pause[], { heldSince }: Counted): readonly DeadlineStep[] =>
  heldSince === undefined
    ? []
    : [
        {
          step: 'held',
          since: heldSince,
          reasons: pauses.filter(({ until }) => until === undefined).map(({ reason }) => reason),
        },
      ];

/** The deadline anew, from its own inputs, under a calendar or a limit that was corrected, or with other pauses. */
export const reckonAgain = (
  { receivedAt, limit, pauses }: DeadlineInputs,
  calendar: BranchCalendar,
  corrected: Partial<DeadlineInputs> = {},
): ExplainedDeadline => deadlineOf(calendar, { receivedAt, limit, pauses, ...corrected });

/** What made a deadline another one. */
export type ChangeReason = 'receipt' | 'limit' | 'pauses' | 'zone' | 'calendar';

export interface DeadlineChange {
  readonly before?: Instant | undefined;
  readonly after?: Instant | undefined;
  readonly because: readonly ChangeReason[];
}

/** What lies between a deadline and the same one reckoned again; undefined when it is at the same moment as before. */
export function changeOf(before: ExplainedDeadline, after: ExplainedDeadline): DeadlineChange | undefined {
  if (before.by === after.by) return undefined;
  const because: ChangeReason[] = [];
  if (before.receivedAt !== after.receivedAt) because.push('receipt');
  if (!sameValue(before.limit, after.limit)) because.push('limit');
  if (!sameValue(before.pauses, after.pauses)) because.push('pauses');
  if (before.zone !== after.zone) because.push('zone');
  // The days of the branch itself have no version: what nothing else explains, they do.
  if (before.table !== after.table || because.length === 0) because.push('calendar');
  return { before: before.by, after: after.by, because };
}

/** Equal values, whatever the sequence of their fields. */
const sameValue = (a: unknown, b: unknown): boolean => spell(a) === spell(b);

const spell = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
