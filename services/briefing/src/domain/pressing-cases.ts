import type { PressingCases } from '@huiyin/contracts';
import { COMPLAINT_CLASSES, type Named, nameIn } from '@huiyin/vocabulary';
import { deadlinesOf, type Span, wasOpen } from './complaint-figures.ts';
import type { ComplaintFact } from './facts.ts';
import { sorted } from './sorted.ts';

/** What somebody can look into in a morning; a longer list is read by nobody. */
export const PRESSING_MAX = 10;

/** The cases open at the end of the span that nobody has closed long since, of `all` that were: overdue before due before concluded, major ones first, then by deadline. */
export function pressingCasesOf(
  cases: readonly ComplaintFact[],
  span: Span,
  teams: readonly Named[],
  all = 0,
): PressingCases {
  const open = cases
    .filter((each) => wasOpen(each, span))
    .map((fact) => ({ fact, deadline: unmetAtEnd(fact, span) }));
  const pressing = sorted(open, ({ fact, deadline }) =>
    JSON.stringify([
      deadline === undefined ? 2 : deadline.overdue ? 0 : 1,
      COMPLAINT_CLASSES.length - COMPLAINT_CLASSES.indexOf(fact.class),
      deadline?.by,
      fact.caseId,
    ]),
  ).slice(0, PRESSING_MAX);
  return {
    cases: pressing.map(({ fact: { caseId, order, class: complaintClass }, deadline }) => ({
      caseId,
      orderId: order.orderId,
      team: order.team,
      name: nameIn(teams, order.team),
      class: complaintClass,
      ...(deadline && { deadline }),
    })),
    more: Math.max(open.length, all) - pressing.length,
  };
}

/** The first deadline that was not met when the span ended. */
function unmetAtEnd(fact: ComplaintFact, { end }: Span): PressingCases['cases'][number]['deadline'] {
  const [next] = sorted(
    deadlinesOf(fact).filter(({ until }) => until === undefined || until >= end),
    ({ by }) => by,
  );
  return next && { deadline: next.deadline, by: next.by, overdue: next.by < end };
}
