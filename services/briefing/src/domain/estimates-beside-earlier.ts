import type { BranchConfiguration, Estimates } from '@huiyin/contracts';
import type { Named } from '@huiyin/vocabulary';
import { type Compared, compareRows, type FoldsCompared } from './compare-rows.ts';
import { estimatesOf, satisfactionOf, weightsOf } from './estimates.ts';
import { type PeriodFold, routineOf } from './period-fold.ts';
import { inScope, type Scope, thoseOccurring } from './scope.ts';

type Branch = Pick<BranchConfiguration, 'teams' | 'businessTypes' | 'levels'>;

/** Weighted estimates of the branch, its business types and teams, and what tests say of them beside earlier periods. */
export function estimatesBesideEarlier(branch: Branch, folds: FoldsCompared, before: string): Estimates {
  const { now } = folds;
  const { levels } = branch;
  const weights = weightsOf(now.population);
  const compare = (scopes: readonly Scope[]) => compareRows(folds, scopes, satisfactionOf(levels));
  const earlier = (fold: PeriodFold | undefined, scope: Scope) =>
    fold
      ? estimatesOf(routineOf(fold).filter(inScope(scope)), weightsOf(fold.population), levels).ofRated
      : null;
  const row = (scope: Scope, compared: readonly Compared[] = []) => ({
    ...estimatesOf(routineOf(now).filter(inScope(scope)), weights, levels),
    earlier: { before: earlier(folds.before, scope), yearBefore: earlier(folds.yearBefore, scope) },
    comparisons: compared.map(({ comparison }) => comparison),
  });
  const rows = (of: 'team' | 'businessType', known: readonly Named[]) => {
    const named = thoseOccurring(
      known,
      routineOf(now).map((cell) => cell[of]),
    );
    const scopes = named.map(({ id }): Scope => ({ of, id, names: [] }));
    const compared = compare(scopes);
    return named.map(({ id, name }, index) => ({ id, name, ...row({ of, id, names: [] }, compared[index]) }));
  };
  return {
    before,
    total: row({ of: 'total' }, compare([{ of: 'total' }])[0]),
    teams: rows('team', branch.teams).map(({ id, ...rest }) => ({ team: id, ...rest })),
    businessTypes: rows('businessType', branch.businessTypes).map(({ id, ...rest }) => ({
      businessType: id,
      ...rest,
    })),
  };
}
