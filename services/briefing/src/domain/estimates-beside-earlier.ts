import type { Period } from '@huiyin/calendar';
import type { BranchConfiguration, Comparison, Estimates } from '@huiyin/contracts';
import type { Proportion } from '@huiyin/statistics';
import { comparisonsOf } from './comparisons.ts';
import { estimatesOf, proportionOf, weightsOf } from './estimates.ts';
import { type PeriodFold, routineOf } from './period-fold.ts';
import { inScope, type Named, type Scope, thoseOccurring } from './scope.ts';

/** The fold of a period, of the one before, and of a year before. */
export interface FoldsCompared {
  readonly now: PeriodFold;
  readonly before: { readonly period: Period; readonly fold: PeriodFold };
  readonly yearBefore: PeriodFold | undefined;
}

type Branch = Pick<BranchConfiguration, 'teams' | 'businessTypes' | 'levels'>;

/** Weighted estimates of the branch, its business types and teams, and what tests say of them beside earlier periods. */
export function estimatesBesideEarlier(branch: Branch, folds: FoldsCompared): Estimates {
  const { now, before, yearBefore } = folds;
  const { levels } = branch;
  const weights = weightsOf(now.population);
  const proportion = (fold: PeriodFold | undefined, scope: Scope): Proportion | undefined =>
    fold && proportionOf(routineOf(fold).filter(inScope(scope)), weightsOf(fold.population), levels);
  const besideEarlier = (scopes: readonly Scope[]): Comparison[][] => {
    const against = (name: 'before' | 'yearBefore', fold: PeriodFold | undefined) =>
      comparisonsOf(
        name,
        scopes.map((scope) => ({ one: proportion(now, scope), other: proportion(fold, scope) })),
      );
    const [last, year] = [against('before', before.fold), against('yearBefore', yearBefore)];
    return scopes.map((_, index) => [last, year].flatMap((each) => each[index] ?? []));
  };
  const row = (scope: Scope, comparisons: readonly Comparison[]) => ({
    ...estimatesOf(routineOf(now).filter(inScope(scope)), weights, levels),
    comparisons: [...comparisons],
  });
  const rows = (of: 'team' | 'businessType', known: readonly Named[]) => {
    const named = thoseOccurring(
      known,
      routineOf(now).map((cell) => cell[of]),
    );
    const scopes = named.map(({ id }): Scope => ({ of, id, names: [] }));
    const earlier = besideEarlier(scopes);
    const others =
      of === 'team' ? besideOthers(now, named, (cells) => proportionOf(cells, weights, levels)) : [];
    return named.map(({ id, name }, index) => {
      const scope = scopes[index] ?? { of, id, names: [] };
      return { id, name, ...row(scope, [...(earlier[index] ?? []), ...(others[index] ?? [])]) };
    });
  };
  return {
    before: before.period.name,
    total: row({ of: 'total' }, besideEarlier([{ of: 'total' }])[0] ?? []),
    teams: rows('team', branch.teams).map(({ id, ...rest }) => ({ team: id, ...rest })),
    businessTypes: rows('businessType', branch.businessTypes).map(({ id, ...rest }) => ({
      businessType: id,
      ...rest,
    })),
  };
}

type Cells = ReturnType<typeof routineOf>;

/** Each team beside the others that serve in the same business types; a team that has no others beside it has no comparison. */
function besideOthers(
  fold: PeriodFold,
  teams: readonly Named[],
  proportion: (cells: Cells) => Proportion | undefined,
): Comparison[][] {
  const cells = routineOf(fold);
  const pairs = teams.map(({ id }) => {
    const own = cells.filter(({ team }) => team === id);
    const types = new Set(own.map(({ businessType }) => businessType));
    const others = cells.filter(({ team, businessType }) => team !== id && types.has(businessType));
    return { one: proportion(own), other: others.length > 0 ? proportion(others) : undefined };
  });
  const compared = pairs.filter(({ other }) => other !== undefined);
  const found = comparisonsOf('others', compared);
  return pairs.map((pair) => {
    const comparison = found[compared.indexOf(pair)];
    return comparison ? [comparison] : [];
  });
}
