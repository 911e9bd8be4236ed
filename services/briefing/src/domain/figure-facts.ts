import type { FigureFact } from '@huiyin/contracts';
import { caseIdOf } from '@huiyin/vocabulary';
import { callbackRow } from './callback-row.ts';
import { foldCases } from './case-fold.ts';
import { complaintFiguresOf, isRaisedIn, type Span } from './complaint-figures.ts';
import { type FoldRules, foldDay, foldPersons } from './day-fold.ts';
import type { CallbackFact, ComplaintFact, SecondCallbackFact } from './facts.ts';
import type { Figure } from './figure-id.ts';
import { type Countable, counter, NOTHING } from './figure-rules.ts';
import { periodFoldOf, personsOf, routineOf } from './period-fold.ts';

type Levels = Parameters<typeof counter>[1];

/** What a single callback counts for: the fold of a day on which nothing else happened. */
function countableOfCallback(fact: CallbackFact, rules: FoldRules): Countable {
  const facts = { callbacks: [fact], secondCallbacks: [], population: undefined };
  const fold = periodFoldOf(foldDay(fact.closedDay, facts, rules));
  const persons = personsOf(foldPersons(fact.closedDay, facts));
  return { ...NOTHING, ...fold, cells: routineOf(fold), persons: persons.cells };
}

function countableOfSecond(fact: SecondCallbackFact, rules: FoldRules): Countable {
  const facts = { callbacks: [], secondCallbacks: [fact], population: undefined };
  return { ...NOTHING, secondCallbacks: foldDay(fact.closedDay, facts, rules).secondCallbacks };
}

const countableOfCase = (fact: ComplaintFact, span: Span): Countable => ({
  ...NOTHING,
  cases: isRaisedIn(fact, span) ? foldCases([fact]) : [],
  complaints: ({ team, business }) =>
    (team === undefined || fact.order.team === team) &&
    (business === undefined || fact.order.businessType === business)
      ? complaintFiguresOf([fact], span)
      : undefined,
});

/** Those of these callbacks that the figure counts, above or below the line. */
export const callbacksIn = (
  facts: readonly CallbackFact[],
  figure: Figure,
  rules: FoldRules & { readonly levels: Levels },
): FigureFact[] =>
  facts.flatMap((fact) => {
    const { taskId, orderId, team, businessType, closedDay, disposition, level, concerns } =
      callbackRow(fact);
    return countedIn(figure, countableOfCallback(fact, rules), rules.levels, {
      fact: 'callback',
      ...{ id: taskId, orderId, team, businessType, day: closedDay, disposition, concerns: [...concerns] },
      ...(level !== undefined && { level }),
      ...(concerns.length > 0 && { caseId: caseIdOf(taskId, 1) }),
    });
  });

export const secondCallbacksIn = (
  facts: readonly SecondCallbackFact[],
  figure: Figure,
  rules: FoldRules & { readonly levels: Levels },
): FigureFact[] =>
  facts.flatMap((fact) => {
    const { taskId, caseId, closedDay, disposition } = fact;
    return countedIn(figure, countableOfSecond(fact, rules), rules.levels, {
      fact: 'second-callback',
      ...{ id: taskId, day: closedDay, disposition, concerns: [], caseId },
    });
  });

export const casesIn = (
  facts: readonly ComplaintFact[],
  figure: Figure,
  { span, levels }: { readonly span: Span; readonly levels: Levels },
): FigureFact[] =>
  facts.flatMap((fact) => {
    const { caseId, order, raisedDay, concerns } = fact;
    const { orderId, team, businessType } = order;
    return countedIn(figure, countableOfCase(fact, span), levels, {
      fact: 'case',
      ...{ id: caseId, orderId, team, businessType, day: raisedDay, concerns: [...concerns], caseId },
      class: fact.class,
    });
  });

function countedIn(
  figure: Figure,
  known: Countable,
  levels: Levels,
  row: Omit<FigureFact, 'count' | 'of'>,
): FigureFact[] {
  const counted = counter(known, levels)(figure);
  return counted.count + (counted.of ?? 0) === 0 ? [] : [{ ...row, ...counted }];
}

/** Does a figure of cases count those raised in the period alone, whatever became of them? */
export const isOfRaised = ({ measure }: Pick<Figure, 'measure'>): boolean =>
  measure.startsWith('cases.') ||
  /^complaints\.(raised|taken-back|reopened|class\..*|concern\..*)$/.test(measure);

/** Is nothing withheld from it that a briefing withholds of small rows, or from a team of those who ring? */
export const isOpenToAll = ({ measure, of }: Figure): boolean =>
  !/^(cases|calls|question|second-callbacks)(\.|$)/.test(measure) &&
  Object.keys(of).every((name) => name === 'department' || name === 'team' || name === 'business');
