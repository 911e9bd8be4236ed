import type { BranchConfiguration, PopulationFigures } from '@huiyin/contracts';
import { addPopulations, type PopulationCount } from './day-totals.ts';
import { thoseOccurring } from './scope.ts';

/** Orders, sample and late reports by business type, in the branch's order. */
export function populationFiguresOf(
  counts: readonly PopulationCount[],
  types: BranchConfiguration['businessTypes'],
): PopulationFigures[] {
  const sums = new Map(addPopulations(counts).map((count) => [count.businessType, count]));
  return thoseOccurring(types, sums.keys()).flatMap(({ id, name }) => {
    const count = sums.get(id);
    return count ? [{ ...count, name }] : [];
  });
}
