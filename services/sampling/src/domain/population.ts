import type { Day, Instant } from '@huiyin/calendar';
import type { PopulationCell } from '@huiyin/contracts';
import { SEGMENTS } from '@huiyin/vocabulary';
import type { Decision } from './decision.ts';

/** How many orders of a day there were and how many of them were sampled: per stratum, team and partner, in the order of their names. */
export interface Population {
  readonly day: Day;
  readonly cells: readonly PopulationCell[];
  readonly countedAt: Instant;
}

/** Folds a day's decisions; the same decisions in whatever order give the same cells. */
export function foldPopulation(decisions: Iterable<Decision>): readonly PopulationCell[] {
  const cells = new Map<string, PopulationCell>();
  for (const decision of decisions) {
    const name = nameOf(decision);
    const { orders, sampled, windowPassed, ...cell } = cells.get(name) ?? emptyCell(decision);
    cells.set(name, {
      ...cell,
      orders: orders + 1,
      sampled: sampled + Number(decision.decision === 'sampled'),
      windowPassed: windowPassed + Number(decision.decision === 'window-passed'),
    });
  }
  return [...cells].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell);
}

/** Teams have no space in their names, and a stratum none either. */
const nameOf = ({ sampling, order }: Decision): string =>
  `${sampling.stratum} ${order.team} ${order.partner ?? ''}`;

/** Type and segment are those decided by, also when the order was corrected after its window. */
function emptyCell({ sampling, order }: Decision): PopulationCell {
  const [businessType = '', decidedBy] = sampling.stratum.split('/');
  const segment = SEGMENTS.find((each) => each === decidedBy) ?? order.segment;
  return {
    ...sampling,
    businessType,
    segment,
    team: order.team,
    ...(order.partner !== undefined && { partner: order.partner }),
    orders: 0,
    sampled: 0,
    windowPassed: 0,
  };
}

/** Do two folds say the same? */
export const isSamePopulation = (a: readonly PopulationCell[], b: readonly PopulationCell[]): boolean =>
  a.length === b.length && a.every((cell, index) => isSameCell(cell, b[index]));

const isSameCell = (a: PopulationCell, b: PopulationCell | undefined): boolean =>
  b !== undefined &&
  a.stratum === b.stratum &&
  a.probability === b.probability &&
  a.team === b.team &&
  a.partner === b.partner &&
  a.orders === b.orders &&
  a.sampled === b.sampled &&
  a.windowPassed === b.windowPassed;
