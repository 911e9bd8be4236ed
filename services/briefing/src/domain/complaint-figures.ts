import type { ComplaintFigures } from '@huiyin/contracts';
import {
  accuses,
  CONCERNS,
  type ComplaintClass,
  type Concern,
  type Deadline,
  runningDeadlines,
} from '@huiyin/vocabulary';
import type { CaseCounter } from './case-fold.ts';
import type { ComplaintFact } from './facts.ts';
import { percentOf } from './percent.ts';
import type { Tally } from './tally.ts';

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

/**
 * The same of cases that are in folds: `during` adds them up over the days of a period, `since` over all days after it. Every one of them is
 * over, so that as many as were closed since, less those raised since, had been open at its end.
 */
export function figuresOfFolded(during: Tally, since: Tally): ComplaintFigures {
  const of = (counter: CaseCounter): number => during[counter] ?? 0;
  const after = (counter: CaseCounter): number => since[counter] ?? 0;
  return rated({
    raised: of('complaints'),
    takenBack: of('takenBack'),
    byClass: {
      ordinary: of('class.ordinary'),
      important: of('class.important'),
      major: of('class.major'),
    },
    byConcern: Object.fromEntries(
      CONCERNS.flatMap((concern) => {
        const count = of(`concern.${concern}`);
        return count > 0 ? [[concern, count]] : [];
      }),
    ),
    reopened: of('reopened'),
    closed: of('closed.all'),
    closedUnreachable: of('closed.unreachable'),
    valid: of('closed.valid'),
    responsible: of('closed.responsible'),
    beforeAppeal: { valid: of('closed.validBefore'), responsible: of('closed.responsibleBefore') },
    appealed: of('closed.appealed'),
    asked: of('closed.asked'),
    solved: of('closed.solved'),
    satisfied: of('closed.satisfied'),
    open: after('closed.all') - after('complaints'),
    overdue: after('overdue.ended') - after('overdue.begun'),
    missed: {
      acknowledge: of('missed.acknowledge'),
      conclude: of('missed.conclude'),
      others: of('missed.others'),
    },
  });
}

type Counts = Omit<ComplaintFigures, 'solvedRate' | 'satisfiedRate'>;

const rated = (counts: Counts): ComplaintFigures => ({
  ...counts,
  solvedRate: percentOf(counts.solved, counts.asked),
  satisfiedRate: percentOf(counts.satisfied, counts.asked),
});

/** Those of some cases and of others. */
export function addComplaintFigures(one: ComplaintFigures, other: ComplaintFigures): ComplaintFigures {
  const sum = (of: Exclude<keyof Counts, 'byClass' | 'byConcern' | 'beforeAppeal' | 'missed'>): number =>
    one[of] + other[of];
  return rated({
    raised: sum('raised'),
    takenBack: sum('takenBack'),
    byClass: {
      ordinary: one.byClass.ordinary + other.byClass.ordinary,
      important: one.byClass.important + other.byClass.important,
      major: one.byClass.major + other.byClass.major,
    },
    byConcern: Object.fromEntries(
      CONCERNS.flatMap((concern) => {
        const count = (one.byConcern[concern] ?? 0) + (other.byConcern[concern] ?? 0);
        return count > 0 ? [[concern, count]] : [];
      }),
    ),
    reopened: sum('reopened'),
    closed: sum('closed'),
    closedUnreachable: sum('closedUnreachable'),
    valid: sum('valid'),
    responsible: sum('responsible'),
    beforeAppeal: {
      valid: one.beforeAppeal.valid + other.beforeAppeal.valid,
      responsible: one.beforeAppeal.responsible + other.beforeAppeal.responsible,
    },
    appealed: sum('appealed'),
    asked: sum('asked'),
    solved: sum('solved'),
    satisfied: sum('satisfied'),
    open: sum('open'),
    overdue: sum('overdue'),
    missed: {
      acknowledge: one.missed.acknowledge + other.missed.acknowledge,
      conclude: one.missed.conclude + other.missed.conclude,
      others: one.missed.others + other.missed.others,
    },
  });
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
