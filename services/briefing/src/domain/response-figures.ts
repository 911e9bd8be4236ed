import type { BranchConfiguration, ReachedFigures, ResponseFigures, Responses } from '@huiyin/contracts';
import { AAPOR_CLASS, type AaporClass, CALL_DISPOSITIONS } from '@huiyin/vocabulary';
import { type CallCell, DAYS_FROM, NO_SLOT, type Nth, type ReachedCell } from './call-cells.ts';
import { comparisonsOf } from './comparisons.ts';
import { proportionOf, satisfactionOf, shareEstimate, type Weights, weightsOf } from './estimates.ts';
import { percentOf } from './percent.ts';
import type { PeriodFold } from './period-fold.ts';
import { sorted } from './sorted.ts';
import { addUp, countOf, type Tally } from './tally.ts';

type Branch = Pick<BranchConfiguration, 'levels' | 'calling'>;

const NTHS: readonly Nth[] = [1, 2, 3];

/**
 * How calls ended by agent, by number and by time of day; and whether those who were reached later, by call or by day, are as satisfied as
 * the others (weighted; Fisher's test beside the other rows, adjusted by Holm).
 */
export function responsesOf(branch: Branch, fold: PeriodFold): Responses {
  const { calls, reached } = fold;
  const weights = weightsOf(fold.population);
  const { slots } = branch.calling;
  const agents = sorted([...new Set(calls.map(({ agent }) => agent))], (agent) => agent);
  const rung = [...slots.map(({ id }) => id), NO_SLOT].filter((id) => calls.some(({ slot }) => slot === id));
  const nths = NTHS.filter((nth) => calls.some((cell) => cell.nth === nth));
  const rowsOf = <Row, Of>(rows: readonly Row[], of: (cell: CallCell) => Of, idOf: (row: Row) => Of) =>
    rows.map((row) => responseOf(calls.filter((cell) => of(cell) === idOf(row))));
  const byAgent = rowsOf(
    agents,
    ({ agent }) => agent,
    (agent) => agent,
  );
  const bySlot = rowsOf(
    rung,
    ({ slot }) => slot,
    (slot) => slot,
  );
  const byNth = rowsOf(
    nths,
    ({ nth }) => nth,
    (nth) => nth,
  );
  const nthsReached = NTHS.filter((nth) => reached.some((cell) => cell.nth === nth));
  const daysReached = DAYS_FROM.filter((days) => reached.some((cell) => cell.days === days));
  const reachedByNth = reachedFigures(branch, weights, reached, nthsReached, ({ nth }) => nth);
  const reachedByDays = reachedFigures(branch, weights, reached, daysReached, ({ days }) => days);
  return {
    agents: byAgent.map((row, index) => ({ agent: agents[index] ?? '', ...row })),
    attempts: byNth.map((row, index) => ({ nth: nths[index] ?? 1, ...row })),
    slots: bySlot.map((row, index) => {
      const slot = slots.find(({ id }) => id === rung[index]);
      return { ...(slot && { from: slot.from, to: slot.to }), ...row };
    }),
    satisfaction: {
      byAttempt: reachedByNth.map((row, index) => ({ nth: nthsReached[index] ?? 1, ...row })),
      byDays: reachedByDays.map((row, index) => {
        const from = daysReached[index] ?? 0;
        const next = DAYS_FROM.find((days) => days > from);
        return { from, ...(next !== undefined && { to: next - 1 }), ...row };
      }),
    },
  };
}

const responseOf = (cells: readonly CallCell[]): ResponseFigures =>
  responseOfTally(addUp(cells.map((cell) => cell.tally)));

/** How calls ended that are counted so. */
export function responseOfTally(tally: Tally): ResponseFigures {
  const calls = CALL_DISPOSITIONS.reduce((sum, each) => sum + countOf(tally, `call.${each}`), 0);
  const ended = (aapor: AaporClass) => countOfClass(tally, aapor);
  return {
    calls,
    complete: ended('I'),
    refused: ended('R'),
    notReached: ended('NC'),
    wrongNumber: ended('UO'),
    rate: percentOf(ended('I'), calls),
  };
}

const countOfClass = (tally: Tally, aapor: AaporClass): number =>
  CALL_DISPOSITIONS.filter((each) => AAPOR_CLASS[each] === aapor).reduce(
    (sum, each) => sum + countOf(tally, `call.${each}`),
    0,
  );

function reachedFigures<Of>(
  { levels }: Branch,
  weights: Weights,
  cells: readonly ReachedCell[],
  rows: readonly Of[],
  of: (cell: ReachedCell) => Of,
): ReachedFigures[] {
  const counted = satisfactionOf(levels);
  const groups = rows.map((row) => ({
    own: cells.filter((cell) => of(cell) === row),
    others: cells.filter((cell) => of(cell) !== row),
  }));
  const comparisons = comparisonsOf(
    'others',
    groups.map(({ own, others }) => ({
      one: proportionOf(own, weights, counted),
      other: proportionOf(others, weights, counted),
    })),
  );
  return groups.map(({ own }, index) => {
    const tally = addUp(own.map((cell) => cell.tally));
    const comparison = comparisons[index];
    return {
      callbacks: countOf(tally, 'callbacks'),
      notRated: countOf(tally, 'notRated'),
      ofRated: shareEstimate(own, weights, counted),
      comparisons: comparison ? [comparison] : [],
    };
  });
}
