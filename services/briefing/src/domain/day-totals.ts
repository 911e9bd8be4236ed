import type { PopulationFigures } from '@huiyin/contracts';
import { ROUTINE } from '@huiyin/vocabulary';
import type { DayFold } from './day-fold.ts';
import type { Served } from './scope.ts';
import { sorted } from './sorted.ts';
import { addUp, type Tally } from './tally.ts';

/** The routine callbacks of a team in one business. */
export interface ServedCell extends Served {
  readonly tally: Tally;
}

export type PopulationCount = Omit<PopulationFigures, 'name'>;

/** A day as coarse as a briefing shows it, so that a year of days is a small thing to hold. */
export interface DayTotals {
  readonly cells: readonly ServedCell[];
  readonly secondCallbacks: Tally;
  readonly population: readonly PopulationCount[];
}

/** Every row of a briefing counts the routine callbacks only. */
export const totalsOf = ({ cells, secondCallbacks, population }: DayFold): DayTotals => ({
  cells: addServed(cells.filter(({ programme }) => programme === ROUTINE)),
  secondCallbacks,
  population: addPopulations(population),
});

/** One cell per team and business type, in order of their names. */
function addServed(cells: readonly ServedCell[]): ServedCell[] {
  const groups = new Map<string, ServedCell[]>();
  for (const cell of cells) {
    const key = `${cell.team}\n${cell.businessType}`;
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  return sorted([...groups], ([key]) => key).flatMap(([, group]) => {
    const [first] = group;
    return first
      ? [
          {
            team: first.team,
            businessType: first.businessType,
            tally: addUp(group.map(({ tally }) => tally)),
          },
        ]
      : [];
  });
}

/** One count per business type, in order of its name. */
export function addPopulations(counts: readonly PopulationCount[]): PopulationCount[] {
  const sums = new Map<string, PopulationCount>();
  for (const { businessType, orders, sampled, windowPassed, paused } of counts) {
    const sum = sums.get(businessType);
    sums.set(businessType, {
      businessType,
      orders: orders + (sum?.orders ?? 0),
      sampled: sampled + (sum?.sampled ?? 0),
      windowPassed: windowPassed + (sum?.windowPassed ?? 0),
      paused: paused + (sum?.paused ?? 0),
    });
  }
  return sorted([...sums.values()], ({ businessType }) => businessType);
}
