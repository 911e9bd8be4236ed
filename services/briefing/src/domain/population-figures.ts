import type { BranchConfiguration, PopulationFigures } from '@huiyin/contracts';
import type { PopulationCount } from './period-fold.ts';
import { thoseOccurring } from './scope.ts';

type Counts = Pick<PopulationCount, 'orders' | 'sampled' | 'windowPassed' | 'paused'>;

/** Orders, sample and late reports by business type, in the branch's order. */
export function populationFiguresOf(
  counts: readonly PopulationCount[],
  types: BranchConfiguration['businessTypes'],
): PopulationFigures[] {
  const typesCounted = counts.map(({ businessType }) => businessType);
  return thoseOccurring(types, typesCounted).map(({ id, name }) => ({
    businessType: id,
    name,
    ...sumOf(counts.filter(({ businessType }) => businessType === id)),
  }));
}

/** Orders drawn in whatever way, together. */
export const sumOf = (counts: readonly Counts[]): Counts =>
  counts.reduce<Counts>(
    (sum, { orders, sampled, windowPassed, paused }) => ({
      orders: sum.orders + orders,
      sampled: sum.sampled + sampled,
      windowPassed: sum.windowPassed + windowPassed,
      paused: sum.paused + paused,
    }),
    { orders: 0, sampled: 0, windowPassed: 0, paused: 0 },
  );
