import type { PopulationCell } from '@huiyin/contracts';
import { ROUTINE } from '@huiyin/vocabulary';
import { addCells } from './add-cells.ts';
import {
  type AgentCell,
  agentCells,
  type CallCell,
  type CallRules,
  callCells,
  type ReachedCell,
  reachedCells,
} from './call-cells.ts';
import { type CaseFold, type CasePart, casesWith } from './case-fold.ts';
import { conductOf, type InterviewRules } from './conduct-of-calls.ts';
import type { CallbackFact, PopulationFact, SecondCallbackFact } from './facts.ts';
import { sorted } from './sorted.ts';
import { addUp, joined, type Tally } from './tally.ts';
import { tallyOf, tallyOfSecond } from './tally-callback.ts';
import type { VisitTally } from './visit-tally.ts';

export interface DayFacts {
  readonly callbacks: readonly CallbackFact[];
  readonly secondCallbacks: readonly SecondCallbackFact[];
  readonly population: PopulationFact | undefined;
  /** What cases that are over count for on this day. */
  readonly cases?: readonly CasePart[];
}

/** What the callbacks of one cell share: the programme they belong to, who served, and by what probability they were drawn. */
export interface Stratum {
  readonly programme: string;
  readonly team: string;
  readonly businessType: string;
  readonly segment: CallbackFact['order']['segment'];
  readonly policyVersion: string;
  readonly probability: number;
  readonly partner?: string | undefined;
}

/** The callbacks of one stratum, counted. */
export interface StratumCell extends Stratum {
  readonly tally: Tally;
}

/** What of the branch's file a day is folded by. */
export type FoldRules = InterviewRules & CallRules & { readonly visitOf: VisitTally };

/** A day as its facts make it, as fine as any later estimate needs it. */
export interface DayFold {
  readonly day: string;
  readonly cells: readonly StratumCell[];
  /** Of routine callbacks. */
  readonly calls: readonly CallCell[];
  readonly reached: readonly ReachedCell[];
  readonly agents: readonly AgentCell[];
  readonly secondCallbacks: Tally;
  readonly population: readonly PopulationCell[];
  /** Those that are over. */
  readonly cases: CaseFold;
}

/** The callbacks of one stratum that one employee served, by staff number. */
export interface PersonCell extends StratumCell {
  readonly staff: string;
}

/** The same day by person: apart from the day's own fold, which most readers need alone. */
export interface PersonFold {
  readonly day: string;
  readonly cells: readonly PersonCell[];
}

/** Folds a day from all its facts; their order does not matter. */
export function foldDay(
  day: string,
  { callbacks, secondCallbacks, population, cases = [] }: DayFacts,
  rules: FoldRules,
): DayFold {
  const routine = callbacks.filter(({ programme }) => programme === ROUTINE);
  const tallies = new Map(
    callbacks.map((fact) => [fact, joined([tallyOf(fact), rules.visitOf(fact), conductOf(fact, rules)])]),
  );
  const tallied = (fact: CallbackFact): Tally => tallies.get(fact) ?? {};
  return {
    day,
    cells: addCells(callbacks.map((fact) => ({ ...stratumOf(fact), tally: tallied(fact) }))),
    calls: callCells(routine, rules),
    reached: reachedCells(routine, tallied, rules),
    agents: agentCells(routine, tallied),
    secondCallbacks: addUp(secondCallbacks.map(tallyOfSecond)),
    population: sorted(population?.cells ?? [], JSON.stringify),
    cases: casesWith([], cases),
  };
}

/** A callback counts for each employee who served, once. */
export const foldPersons = (day: string, { callbacks }: DayFacts): PersonFold => ({
  day,
  cells: addCells(
    callbacks.flatMap((fact) => {
      const cell: StratumCell = { ...stratumOf(fact), tally: tallyOf(fact) };
      return [...new Set(fact.order.staff)].map((staff) => ({ staff, ...cell }));
    }),
  ),
});

const stratumOf = ({ programme, order, sampling }: CallbackFact): Stratum => ({
  programme,
  team: order.team,
  businessType: order.businessType,
  segment: order.segment,
  policyVersion: sampling.policyVersion,
  probability: sampling.probability,
  ...(order.partner !== undefined && { partner: order.partner }),
});
