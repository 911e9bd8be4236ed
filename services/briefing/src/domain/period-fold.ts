import { ROUTINE } from '@huiyin/vocabulary';
import { addCells } from './add-cells.ts';
import type { AgentCell, CallCell, ReachedCell } from './call-cells.ts';
import { type CaseFold, casesWith } from './case-fold.ts';
import type { DayFold, PersonFold, Stratum } from './day-fold.ts';
import { sorted } from './sorted.ts';
import { addUp, type Tally } from './tally.ts';

/** What an estimate weighs alike, of one team: no policy's name, since the same probability weighs the same. */
export type Drawn = Omit<Stratum, 'programme' | 'policyVersion'>;

/** Callbacks that were drawn alike, counted. */
export interface CountedCallbacks extends Drawn {
  readonly tally: Tally;
}

/** Those of a programme. */
export interface PeriodCell extends CountedCallbacks {
  readonly programme: string;
}

/** Orders that were drawn alike, by the day of their completion. */
export interface PopulationCount extends Drawn {
  readonly orders: number;
  readonly sampled: number;
  readonly windowPassed: number;
  readonly paused: number;
}

/** How the single questions of a team's routine callbacks in one business were answered: not by how the orders were drawn. */
export interface Questions {
  readonly team: string;
  readonly businessType: string;
  readonly tally: Tally;
}

/** Days as a briefing reads them: one, or those of a week, month, quarter or year. Folds of other days add up. */
export interface PeriodFold {
  /** Those that are in it, in order. */
  readonly days: readonly string[];
  readonly cells: readonly PeriodCell[];
  readonly questions: readonly Questions[];
  readonly calls: readonly CallCell[];
  readonly reached: readonly ReachedCell[];
  readonly agents: readonly AgentCell[];
  readonly secondCallbacks: Tally;
  readonly population: readonly PopulationCount[];
  /** Those that are over. */
  readonly cases: CaseFold;
}

/** The routine callbacks of one employee that were drawn alike. */
export interface ServedByPerson extends CountedCallbacks {
  readonly staff: string;
}

/** The same days by person. */
export interface PersonsOfPeriod {
  readonly days: readonly string[];
  readonly cells: readonly ServedByPerson[];
}

export const NO_DAYS: PeriodFold = {
  days: [],
  cells: [],
  questions: [],
  calls: [],
  reached: [],
  agents: [],
  secondCallbacks: {},
  population: [],
  cases: [],
};
export const NO_PERSONS: PersonsOfPeriod = { days: [], cells: [] };

/** The callbacks that rates and estimates are of. */
export const routineOf = ({ cells }: PeriodFold): readonly PeriodCell[] =>
  cells.filter(({ programme }) => programme === ROUTINE);

const drawnOf = ({ team, businessType, segment, probability, partner }: Drawn): Drawn => ({
  team,
  businessType,
  segment,
  probability,
  ...(partner !== undefined && { partner }),
});

export const periodFoldOf = ({
  day,
  cells,
  calls,
  reached,
  agents,
  secondCallbacks,
  population,
  cases,
}: DayFold): PeriodFold => ({
  days: [day],
  cases,
  calls,
  reached,
  agents,
  cells: addCells(
    cells.map(({ programme, tally, ...stratum }) => ({
      programme,
      ...drawnOf(stratum),
      tally: only(tally, (counter) => !isOfQuestion(counter)),
    })),
  ),
  questions: addCells(
    cells.flatMap(({ programme, team, businessType, tally }) =>
      programme === ROUTINE ? [{ team, businessType, tally: only(tally, isOfQuestion) }] : [],
    ),
  ),
  secondCallbacks,
  population: addPopulations(
    population.map((cell) => {
      const { orders, sampled, windowPassed, paused } = cell;
      return { ...drawnOf(cell), orders, sampled, windowPassed, paused };
    }),
  ),
});

/** Without how single questions were answered: of that nothing is shown by person. */
export const personsOf = ({ day, cells }: PersonFold): PersonsOfPeriod => ({
  days: [day],
  cells: addCells(
    cells.flatMap(({ programme, staff, tally, ...stratum }) =>
      programme === ROUTINE
        ? [{ staff, ...drawnOf(stratum), tally: only(tally, (counter) => !isOfQuestion(counter)) }]
        : [],
    ),
  ),
});

const isOfQuestion = (counter: string): boolean => counter.startsWith('question.');

const only = (tally: Tally, isCounted: (counter: string) => boolean): Tally =>
  Object.fromEntries(Object.entries(tally).filter(([counter]) => isCounted(counter)));

/** One fold of several; no day may be in two of them. */
export const addFolds = (folds: readonly PeriodFold[]): PeriodFold => ({
  days: folds.flatMap(({ days }) => days).sort(),
  cells: addCells(folds.flatMap(({ cells }) => cells)),
  questions: addCells(folds.flatMap(({ questions }) => questions)),
  calls: addCells(folds.flatMap(({ calls }) => calls)),
  reached: addCells(folds.flatMap(({ reached }) => reached)),
  agents: addCells(folds.flatMap(({ agents }) => agents)),
  secondCallbacks: addUp(folds.map(({ secondCallbacks }) => secondCallbacks)),
  population: addPopulations(folds.flatMap(({ population }) => population)),
  cases: casesWith(
    [],
    folds.flatMap(({ cases }) => cases),
  ),
});

export const addPersons = (folds: readonly PersonsOfPeriod[]): PersonsOfPeriod => ({
  days: folds.flatMap(({ days }) => days).sort(),
  cells: addCells(folds.flatMap(({ cells }) => cells)),
});

/** One count for all orders that were drawn alike, in order of what they share. */
export function addPopulations(counts: readonly PopulationCount[]): PopulationCount[] {
  const sums = new Map<string, PopulationCount>();
  for (const { orders, sampled, windowPassed, paused, ...drawn } of counts) {
    const key = JSON.stringify(drawn);
    const sum = sums.get(key);
    sums.set(key, {
      ...drawn,
      orders: orders + (sum?.orders ?? 0),
      sampled: sampled + (sum?.sampled ?? 0),
      windowPassed: windowPassed + (sum?.windowPassed ?? 0),
      paused: paused + (sum?.paused ?? 0),
    });
  }
  return sorted([...sums], ([key]) => key).map(([, sum]) => sum);
}
