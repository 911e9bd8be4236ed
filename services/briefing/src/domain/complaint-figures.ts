import type { ComplaintFigures } from '@huiyin/contracts';
import type { ComplaintFact } from './facts.ts';
import { percentOf } from './percent.ts';

/** From the first to the last day counted, and the moment the last one ends. */
export interface Span {
  readonly first: string;
  readonly through: string;
  readonly end: string;
}

export const isRaisedIn = ({ raisedDay }: ComplaintFact, { first, through }: Span): boolean =>
  first <= raisedDay && raisedDay <= through;

const isClosedIn = ({ closedDay }: ComplaintFact, { first, through }: Span): boolean =>
  closedDay !== undefined && first <= closedDay && closedDay <= through;

/** Was the case open when the span ended? */
const wasOpen = ({ raisedDay, closedDay }: ComplaintFact, { through }: Span): boolean =>
  raisedDay <= through && (closedDay === undefined || closedDay > through);

/** Was its conclusion then due and not there? */
const wasOverdue = (fact: ComplaintFact, { end }: Span): boolean =>
  fact.concludeBy < end && (fact.concludedAt === undefined || fact.concludedAt >= end);

/** Figures of a period from the cases themselves: what was raised, what was closed, and what stood open at the end. */
export function complaintFiguresOf(cases: readonly ComplaintFact[], span: Span): ComplaintFigures {
  const raised = cases.filter((each) => isRaisedIn(each, span));
  const closed = cases.filter((each) => isClosedIn(each, span));
  const asked = closed.filter(({ closedBecause }) => closedBecause !== 'unreachable');
  const open = cases.filter((each) => wasOpen(each, span));
  const solved = asked.filter((each) => each.solved === true).length;
  const satisfied = asked.filter((each) => each.satisfied === true).length;
  return {
    raised: raised.length,
    byClass: {
      ordinary: raised.filter((each) => each.class === 'ordinary').length,
      major: raised.filter((each) => each.class === 'major').length,
    },
    byConcern: countConcerns(raised),
    reopened: raised.filter(({ reopened }) => reopened > 0).length,
    closed: closed.length,
    closedUnreachable: closed.length - asked.length,
    valid: closed.filter(({ valid }) => valid === true).length,
    responsible: closed.filter(({ responsible }) => responsible === true).length,
    asked: asked.length,
    solved,
    satisfied,
    solvedRate: percentOf(solved, asked.length),
    satisfiedRate: percentOf(satisfied, asked.length),
    open: open.length,
    overdue: open.filter((each) => wasOverdue(each, span)).length,
  };
}

function countConcerns(raised: readonly ComplaintFact[]): ComplaintFigures['byConcern'] {
  const byConcern: ComplaintFigures['byConcern'] = {};
  for (const { concerns } of raised)
    for (const concern of concerns) byConcern[concern] = (byConcern[concern] ?? 0) + 1;
  const { integrity, complaint, dissatisfied } = byConcern;
  return {
    ...(integrity && { integrity }),
    ...(byConcern['no-such-visit'] && { 'no-such-visit': byConcern['no-such-visit'] }),
    ...(complaint && { complaint }),
    ...(dissatisfied && { dissatisfied }),
  };
}
