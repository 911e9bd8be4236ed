import {
  accuses,
  type CaseChannel,
  type CaseKind,
  type CaseNature,
  COMPLAINT_CLASSES,
  COMPLAINT_STATES,
  type ComplaintState,
  type LiableParty,
  OUTSIDE_CHANNELS,
  ROUTINE,
} from '@huiyin/vocabulary';
import { addCells } from './add-cells.ts';
import { asConcluded, isComplaint } from './complaint-figures.ts';
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
  | 'merged';

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
