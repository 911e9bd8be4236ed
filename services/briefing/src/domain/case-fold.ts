import { dayOf } from '@huiyin/calendar';
import {
  accuses,
  type CaseChannel,
  type CaseKind,
  type CaseNature,
  COMPLAINT_CLASSES,
  COMPLAINT_STATES,
  type ComplaintClass,
  type ComplaintState,
  type Concern,
  type DeadlineName,
  type LiableParty,
  OUTSIDE_CHANNELS,
  ROUTINE,
} from '@huiyin/vocabulary';
import { addCells } from './add-cells.ts';
import { asConcluded, deadlinesOf, isComplaint } from './complaint-figures.ts';
import type { ComplaintFact } from './facts.ts';
import { addUp, type Tally } from './tally.ts';

/** What is counted of a case; all but the first eight only of those that accuse somebody. */
export type CaseCounter =
  | 'cases'
  | `kind.${CaseKind}`
  | `handed.${'made' | 'accepted' | 'declined' | 'lapsed' | 'waited'}`
  | 'otherKind'
  | 'graver'
  | 'complaints'
  | `channel.${CaseChannel}`
  | 'ofRoutine'
  | `category.${string}`
  | `cause.${string}/${string}`
  | `nature.${CaseNature}`
  | `liable.${LiableParty}`
  | `liableBefore.${LiableParty}`
  | 'repeated'
  | 'escalated'
  | 'reopened'
  | `hard.category.${string}`
  | `hard.cause.${string}/${string}`
  | 'concluded'
  | 'valid'
  | 'responsible'
  | 'validBefore'
  | 'responsibleBefore'
  | 'appealed'
  | 'adjudicated'
  | `step.${ComplaintState}.${'cases' | 'seconds'}`
  | 'referred'
  | 'referredBack'
  | 'withdrawn'
  | 'merged'
  | PartCounter;

/** What is counted of a case that is over, by the days on which it was: raised (beside the above), closed, a deadline passed, it became overdue or was so no longer. */
type PartCounter =
  | 'takenBack'
  | `class.${ComplaintClass}`
  | `concern.${Concern}`
  | `closed.${'all' | 'unreachable' | 'valid' | 'responsible' | 'validBefore' | 'responsibleBefore'}`
  | `closed.${'appealed' | 'asked' | 'solved' | 'satisfied'}`
  | `missed.${'acknowledge' | 'conclude' | 'others'}`
  | `overdue.${'begun' | 'ended'}`;

/** The cases of a team in one business, counted. */
export interface CaseCell {
  readonly team: string;
  readonly businessType: string;
  readonly tally: Tally;
}

/** Cases as an analysis reads them. */
export type CaseFold = readonly CaseCell[];

/** Where nobody said a category. */
export const NO_CATEGORY = '-';

/** The same for any order of the same cases; what was sent in error is no case. */
export const foldCases = (facts: readonly ComplaintFact[]): CaseFold =>
  addCells(
    facts.filter(isComplaint).map((fact) => ({
      team: fact.order.team,
      businessType: fact.order.businessType,
      tally: tallyOf(fact),
    })),
  );

type Counted = readonly (readonly [CaseCounter, number])[];

function tallyOf(fact: ComplaintFact): Tally {
  const { kind, takenAs, handOvers } = fact;
  return addUp([
    Object.fromEntries<number>([
      ['cases', 1],
      [`kind.${kind}`, 1],
      ['handed.made', handOvers.made],
      ['handed.accepted', handOvers.accepted],
      ['handed.declined', handOvers.declined],
      ['handed.lapsed', handOvers.lapsed],
      ['handed.waited', handOvers.waited],
      ['otherKind', asOne(takenAs.kind !== kind)],
      ['graver', asOne(gravityOf(fact) > gravityOf(takenAs))],
      ...(accuses(kind) ? ofComplaint(fact) : []),
    ] satisfies Counted),
  ]);
}

const gravityOf = ({ class: name }: Pick<ComplaintFact, 'class'>): number => COMPLAINT_CLASSES.indexOf(name);

const asOne = (holds: boolean): number => (holds ? 1 : 0);

function ofComplaint(fact: ComplaintFact): Counted {
  const { channel, category = NO_CATEGORY, cause, nature, liable = [], appeal, spent, closedBecause } = fact;
  const before = asConcluded(fact);
  const parties = [...new Set(liable.map(({ party }) => party))];
  // Not solved by its first conclusion, or not kept from coming again.
  const isHard = fact.reopened > 0 || fact.repeats > 0;
  const isReferred = closedBecause === 'referred';
  return [
    ['complaints', 1],
    [`channel.${channel}`, 1],
    ['ofRoutine', asOne(fact.taskId.startsWith(`${ROUTINE}:`))],
    [`category.${category}`, 1],
    [`hard.category.${category}`, asOne(isHard)],
    ...(cause === undefined
      ? []
      : ([
          [`cause.${category}/${cause}`, 1],
          [`hard.cause.${category}/${cause}`, asOne(isHard)],
        ] as const)),
    ...(nature === undefined ? [] : ([[`nature.${nature}`, 1]] as const)),
    ...parties.flatMap(
      (party) =>
        [
          [`liable.${party}`, asOne(fact.responsible === true)],
          [`liableBefore.${party}`, asOne(before.responsible === true)],
        ] as const,
    ),
    ['repeated', asOne(fact.repeats > 0)],
    ['escalated', asOne(fact.escalatedAt !== undefined)],
    ['reopened', asOne(fact.reopened > 0)],
    ['concluded', asOne(fact.valid !== undefined)],
    ['valid', asOne(fact.valid === true)],
    ['responsible', asOne(fact.responsible === true)],
    ['validBefore', asOne(before.valid === true)],
    ['responsibleBefore', asOne(before.responsible === true)],
    ['appealed', asOne(appeal !== undefined)],
    ['adjudicated', asOne(appeal?.decided !== undefined)],
    ...COMPLAINT_STATES.flatMap((state) => {
      const seconds = spent[state];
      return seconds === undefined
        ? []
        : ([
            [`step.${state}.cases`, 1],
            [`step.${state}.seconds`, seconds],
          ] as const);
    }),
    ['referred', asOne(isReferred)],
    ['referredBack', asOne(isReferred && OUTSIDE_CHANNELS.some((each) => each === channel))],
    ['withdrawn', asOne(closedBecause === 'withdrawn')],
    ['merged', asOne(closedBecause === 'merged')],
  ];
}

/** What a case counts for on one day. */
export interface CasePart extends CaseCell {
  readonly caseId: string;
  readonly day: string;
}

/**
 * What a case that is over counts for, by day: added up over a period it makes the figures of what was raised, closed and missed in it, and
 * over all days after a period it says what had been open and overdue at its end. The same as `complaintFiguresOf` of the case itself.
 */
export function casePartsOf(fact: ComplaintFact, zone: string): CasePart[] {
  const { caseId, raisedDay, closedDay, order } = fact;
  const days: (readonly [string, Tally])[] = [[raisedDay, ofRaising(fact)]];
  if (accuses(fact.kind) && isComplaint(fact)) {
    if (closedDay !== undefined) days.push([closedDay, ofClosing(fact)]);
    for (const { deadline, by } of deadlinesOf(fact)) days.push([dayOf(by, zone), missedTally(deadline)]);
    for (const { from, to } of overdueSpans(fact, zone))
      days.push([from, { 'overdue.begun': 1 }], [to, { 'overdue.ended': 1 }]);
  }
  return addCells(
    days.map(([day, tally]) => ({
      caseId,
      day,
      team: order.team,
      businessType: order.businessType,
      tally,
    })),
  ).filter(({ tally }) => Object.keys(tally).length > 0);
}

function ofRaising(fact: ComplaintFact): Tally {
  if (!isComplaint(fact)) return accuses(fact.kind) ? { takenBack: 1 } : {};
  if (!accuses(fact.kind)) return tallyOf(fact);
  const named = [`class.${fact.class}`, ...fact.concerns.map((concern) => `concern.${concern}`)];
  return addUp([tallyOf(fact), Object.fromEntries(named.map((counter) => [counter, 1]))]);
}

function ofClosing(fact: ComplaintFact): Tally {
  const before = asConcluded(fact);
  const isAsked = fact.closedBecause === 'solved';
  return addUp([
    {
      'closed.all': 1,
      'closed.unreachable': asOne(fact.closedBecause === 'unreachable'),
      'closed.valid': asOne(fact.valid === true),
      'closed.responsible': asOne(fact.responsible === true),
      'closed.validBefore': asOne(before.valid === true),
      'closed.responsibleBefore': asOne(before.responsible === true),
      'closed.appealed': asOne(fact.appeal !== undefined),
      'closed.asked': asOne(isAsked),
      'closed.solved': asOne(isAsked && fact.solved === true),
      'closed.satisfied': asOne(isAsked && fact.satisfied === true),
    },
  ]);
}

/** Whoever is answered outside is counted by nobody else's steps. */
function missedTally(deadline: DeadlineName): Tally {
  if (deadline === 'reply') return {};
  return {
    [deadline === 'acknowledge' || deadline === 'conclude' ? `missed.${deadline}` : 'missed.others']: 1,
  };
}

/** The days at whose end it was open with a deadline that had passed unmet, as stretches: from the first to the one behind the last. */
function overdueSpans(
  fact: ComplaintFact,
  zone: string,
): readonly { readonly from: string; readonly to: string }[] {
  const end = fact.closedDay ?? NEVER;
  const spans = deadlinesOf(fact)
    .map(({ by, until }) => {
      const [passed, met] = [dayOf(by, zone), until === undefined ? end : dayOf(until, zone)];
      const [, from = passed] = [passed, fact.raisedDay].toSorted();
      const [to = end] = [met, end].toSorted();
      return { from, to };
    })
    .filter(({ from, to }) => from < to)
    .sort((one, other) => (one.from < other.from ? -1 : 1));
  const merged: { from: string; to: string }[] = [];
  for (const { from, to } of spans) {
    const last = merged.at(-1);
    if (!last || last.to < from) merged.push({ from, to });
    else if (last.to < to) last.to = to;
  }
  return merged;
}

/** Behind every day that a case is asked about. */
const NEVER = '2999-12-31';

/** The cases of these cells, and of others, or without others: what comes to nothing is left out. */
export const casesWith = (cells: CaseFold, others: readonly CaseCell[]): CaseFold =>
  addCells(
    [...cells, ...others].map(({ team, businessType, tally }) => ({ team, businessType, tally })),
  ).filter(({ tally }) => Object.keys(tally).length > 0);

export const without = (cell: CaseCell): CaseCell => ({
  ...cell,
  tally: Object.fromEntries(Object.entries(cell.tally).map(([counter, count]) => [counter, -count])),
});
