import {
  type BranchCalendar,
  calendarOf,
  dayOf,
  deadlineOf,
  epochMs,
  type Instant,
  toInstant,
} from '@huiyin/calendar';
import type { BranchConfiguration, Stage } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import type { CallbackFact } from './facts.ts';
import { joined, once, type Tally } from './tally.ts';

const MINUTE_MS = 60_000;

/** What of the branch says how a visit is judged. */
export type VisitRules = Pick<BranchConfiguration, 'zone' | 'calendar' | 'businessTypes'>;

/** What counts a callback's visit. */
export type VisitTally = (fact: CallbackFact) => Tally;

/**
 * Was the visit in time, as the upstream system has it: of orders that ended, were carried out, and had both a promise and an arrival;
 * and each stage by its limit from the stage before. `promise.denied`: in time by the system, and the customer says the appointment was
 * not kept.
 */
export function visitTally(rules: VisitRules): VisitTally {
  const deadlineBy = deadlinesOf(calendarOf(rules));
  return (fact) => tallyOfVisit(fact, rules, deadlineBy);
}

type DeadlineBy = (from: Instant, limit: NonNullable<Stage['within']>) => Instant | undefined;

function tallyOfVisit(
  { visit, disposition, interview, reopened, order }: CallbackFact,
  rules: VisitRules,
  deadlineBy: DeadlineBy,
): Tally {
  if (!visit || reopened || disposition === 'void-order') return {};
  const { promised, arrived, stages: reported = [] } = visit;
  const promise = promised && arrived !== undefined ? promiseOf(promised, arrived) : undefined;
  const isDenied =
    (promise === 'kept' || promise === 'early') &&
    disposition === 'complete' &&
    interview?.answers.appointment === 'no';
  const type = rules.businessTypes.find(({ id }) => id === order.businessType);
  return joined([
    promise === undefined ? {} : once(`promise.${promise}`),
    isDenied ? once('promise.denied') : {},
    stagesTally(type?.stages ?? [], (place) => momentOf(order.completedAt, reported[place]), deadlineBy),
  ]);
}

/** Early: before anybody was to be there. On either limit is kept. */
function promiseOf([from, to]: readonly [number, number], arrived: number): 'kept' | 'early' | 'late' {
  if (arrived > to) return 'late';
  return arrived < from ? 'early' : 'kept';
}

/** Minutes after the minute of the completion, as a moment. */
const momentOf = (completedAt: Instant, minutes: number | null | undefined): Instant | undefined =>
  minutes === null || minutes === undefined
    ? undefined
    : toInstant((Math.floor(epochMs(completedAt) / MINUTE_MS) + minutes) * MINUTE_MS);

function stagesTally(
  stages: readonly Stage[],
  doneAt: (place: number) => Instant | undefined,
  deadlineBy: DeadlineBy,
): Tally {
  return joined(
    stages.map(({ id, within }, index) => {
      const [from, at] = [doneAt(index - 1), doneAt(index)];
      if (!within || from === undefined || at === undefined) return {};
      const by = deadlineBy(from, within);
      if (by === undefined) return {};
      return once(at <= by ? `stage.${id}.kept` : `stage.${id}.late`);
    }),
  );
}

/**
 * Undefined in a year whose holidays nobody knows yet: then nobody is said to be late. Days from the receipt are counted from its day,
 * whatever its hour, so one reckoning does for a day: with its explanation it takes a tenth of a millisecond, and a year has 100,000.
 */
function deadlinesOf(calendar: BranchCalendar): DeadlineBy {
  const known = new Map<string, Instant | undefined>();
  return (receivedAt, limit) => {
    const isByDay = ('days' in limit || 'workingDays' in limit) && limit.from !== 'opening';
    const key = JSON.stringify([limit, isByDay ? dayOf(receivedAt, calendar.zone) : receivedAt]);
    if (!known.has(key)) known.set(key, reckoned(calendar, receivedAt, limit));
    return known.get(key);
  };
}

function reckoned(
  calendar: BranchCalendar,
  receivedAt: Instant,
  limit: NonNullable<Stage['within']>,
): Instant | undefined {
  try {
    return deadlineOf(calendar, { receivedAt, limit, pauses: [] }).by;
  } catch (error) {
    if (error instanceof Fault && error.code === 'calendar-year-missing') return undefined;
    throw error;
  }
}
