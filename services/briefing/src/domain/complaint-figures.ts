import type { ComplaintFigures } from '@huiyin/contracts';
import {
  accuses,
  CONCERNS,
  type ComplaintClass,
  type Concern,
  type Deadline,
  runningDeadlines,
} from '@huiyin/vocabulary';
import type { ComplaintFact } from './facts.ts';
import { percentOf } from './percent.ts';

/** From the first to the last day counted, with the moments at which the first begins and the last ends. */
export interface Span {
  readonly first: string;
  readonly through: string;
  readonly start: string;
  readonly end: string;
}

export const isRaisedIn = ({ raisedDay }: ComplaintFact, { first, through }: Span): boolean =>
  first <= raisedDay && raisedDay <= through;

/** What was sent in error was no complaint. */
export const isComplaint = ({ closedBecause }: ComplaintFact): boolean => closedBecause !== 'taken-back';

/** Cases of a kind that accuses nobody are looked after, and stand in no figure of complaints. */
export const accusing = (all: readonly ComplaintFact[]): readonly ComplaintFact[] =>
  all.filter(({ kind }) => accuses(kind));

const isClosedIn = ({ closedDay }: ComplaintFact, { first, through }: Span): boolean =>
  closedDay !== undefined && first <= closedDay && closedDay <= through;

/** Was the case open when the span ended? */
export const wasOpen = ({ raisedDay, closedDay }: ComplaintFact, { through }: Span): boolean =>
  raisedDay <= through && (closedDay === undefined || closedDay > through);

/** The deadlines of a case that are or may yet be missed: `until` is when one was met after all or gave way to another. */
export const deadlinesOf = (fact: ComplaintFact): readonly (Deadline & { readonly until?: string })[] => [
  ...fact.missed,
  ...runningDeadlines(fact),
];

/** Had a deadline passed that was not met then? */
const wasOverdue = (fact: ComplaintFact, { end }: Span): boolean =>
  deadlinesOf(fact).some(({ by, until }) => by < end && (until === undefined || until >= end));

/** Deadlines that passed unmet within the span, whatever became of the cases later. */
const missedIn = (
  cases: readonly ComplaintFact[],
  names: readonly Deadline['deadline'][],
  { start, end }: Span,
): number =>
  cases.flatMap(deadlinesOf).filter(({ deadline, by }) => names.includes(deadline) && start <= by && by < end)
    .length;

/** How a case had been judged before its appeal was decided, where the conclusion that stands is the one appealed against. */
export const asConcluded = ({
  appeal,
  round,
  ...fact
}: ComplaintFact): Pick<ComplaintFact, 'valid' | 'responsible'> =>
  appeal?.round === round ? appeal.before : fact;

/** Figures of a period from the cases themselves: what was raised, what was closed, and what stood open at the end. */
export function complaintFiguresOf(facts: readonly ComplaintFact[], span: Span): ComplaintFigures {
  const all = accusing(facts);
  const cases = all.filter(isComplaint);
  const raised = cases.filter((each) => isRaisedIn(each, span));
  const closed = cases.filter((each) => isClosedIn(each, span));
  const asked = closed.filter(({ closedBecause }) => closedBecause === 'solved');
  const open = cases.filter((each) => wasOpen(each, span));
  const before = closed.map(asConcluded);
  const solved = asked.filter((each) => each.solved === true).length;
  const satisfied = asked.filter((each) => each.satisfied === true).length;
  return {
    raised: raised.length,
    takenBack: all.filter((each) => isRaisedIn(each, span)).length - raised.length,
    byClass: countClasses(raised),
    byConcern: countConcerns(raised),
    reopened: raised.filter(({ reopened }) => reopened > 0).length,
    closed: closed.length,
    closedUnreachable: closed.filter(({ closedBecause }) => closedBecause === 'unreachable').length,
    valid: closed.filter(({ valid }) => valid === true).length,
    responsible: closed.filter(({ responsible }) => responsible === true).length,
    beforeAppeal: {
      valid: before.filter(({ valid }) => valid === true).length,
      responsible: before.filter(({ responsible }) => responsible === true).length,
    },
    appealed: closed.filter(({ appeal }) => appeal !== undefined).length,
    asked: asked.length,
    solved,
    satisfied,
    solvedRate: percentOf(solved, asked.length),
    satisfiedRate: percentOf(satisfied, asked.length),
    open: open.length,
    overdue: open.filter((each) => wasOverdue(each, span)).length,
    missed: {
      acknowledge: missedIn(cases, ['acknowledge'], span),
      conclude: missedIn(cases, ['conclude'], span),
      others: missedIn(cases, ['assess', 'investigate', 'communicate', 'adjudicate'], span),
    },
  };
}

/** Every class, and it does not compile with one that is not counted. */
function countClasses(raised: readonly ComplaintFact[]): Record<ComplaintClass, number> {
  const count = (name: ComplaintClass) => raised.filter((each) => each.class === name).length;
  return { ordinary: count('ordinary'), important: count('important'), major: count('major') };
}

/** The concerns that occurred; it does not compile with one that is not counted. */
function countConcerns(raised: readonly ComplaintFact[]): ComplaintFigures['byConcern'] {
  const count = (concern: Concern) => raised.filter(({ concerns }) => concerns.includes(concern)).length;
  const counts: Record<Concern, number> = {
    integrity: count('integrity'),
    'no-such-visit': count('no-such-visit'),
    complaint: count('complaint'),
    dissatisfied: count('dissatisfied'),
  };
  return Object.fromEntries(
    CONCERNS.flatMap((concern) => (counts[concern] > 0 ? [[concern, counts[concern]]] : [])),
  );
}
