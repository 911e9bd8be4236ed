import type { Comparison } from '@huiyin/contracts';
import type { Proportion } from '@huiyin/statistics';
import { comparisonsOf, type Pair } from './comparisons.ts';
import { proportionOf, type ShareOf, type Weights, weightsOf } from './estimates.ts';
import { type PeriodCell, type PeriodFold, routineOf } from './period-fold.ts';
import { inScope, type Scope } from './scope.ts';

/** The fold of a period, of the one before, and of a year before. */
export interface FoldsCompared {
  readonly now: PeriodFold;
  readonly before: PeriodFold;
  readonly yearBefore: PeriodFold | undefined;
}

/** What a test says, and the two shares that it was about. */
export interface Compared extends Pair {
  readonly comparison: Comparison;
}

/**
 * Rows that are read together, each against the period before and a year before, and each team against the others of the same
 * business types (one that has none beside it is not compared): Holm's correction is over the rows, for each of these by itself.
 */
export function compareRows(folds: FoldsCompared, scopes: readonly Scope[], counted: ShareOf): Compared[][] {
  const { now, before, yearBefore } = folds;
  const weights = weightsOf(now.population);
  const cells = routineOf(now);
  const own = (scope: Scope) => proportionOf(cells.filter(inScope(scope)), weights, counted);
  const against = (
    name: Comparison['against'],
    pairs: readonly (Pair | undefined)[],
  ): (Compared | undefined)[] => {
    const tested = pairs.filter((pair) => pair !== undefined);
    const found = comparisonsOf(name, tested);
    return pairs.map((pair) => {
      const comparison = pair && found[tested.indexOf(pair)];
      return comparison && { ...pair, comparison };
    });
  };
  const beside = (fold: PeriodFold | undefined): Pair[] => {
    const of = fold && sharesOf(fold, counted);
    return scopes.map((scope) => ({ one: own(scope), other: of?.(scope) }));
  };
  const all = [
    against('before', beside(before)),
    against('yearBefore', beside(yearBefore)),
    against('others', othersOf(cells, scopes, weights, counted)),
  ];
  return scopes.map((_, index) => all.flatMap((each) => each[index] ?? []));
}

/** By the weights of the fold's own period. */
function sharesOf(fold: PeriodFold, counted: ShareOf): (scope: Scope) => Proportion | undefined {
  const weights = weightsOf(fold.population);
  const cells = routineOf(fold);
  return (scope) => proportionOf(cells.filter(inScope(scope)), weights, counted);
}

/** Each team beside the others that serve in the same business types. */
function othersOf(
  cells: readonly PeriodCell[],
  scopes: readonly Scope[],
  weights: Weights,
  counted: ShareOf,
): (Pair | undefined)[] {
  return scopes.map((scope) => {
    if (scope.of !== 'team') return undefined;
    const own = cells.filter(inScope(scope));
    const types = new Set(own.map(({ businessType }) => businessType));
    const others = cells.filter(({ team, businessType }) => team !== scope.id && types.has(businessType));
    if (others.length === 0) return undefined;
    return { one: proportionOf(own, weights, counted), other: proportionOf(others, weights, counted) };
  });
}
