import type { BranchConfiguration, RowTrends } from '@huiyin/contracts';
import type { Named } from '@huiyin/vocabulary';
import { estimatesOf, type Weights, weightsOf } from './estimates.ts';
import { type PeriodCell, type PeriodFold, type PersonsOfPeriod, routineOf } from './period-fold.ts';
import { inScope, type Scope, thoseOccurring } from './scope.ts';
import { personRows } from './served-figures.ts';
import { addUp, countOf } from './tally.ts';

type Branch = Pick<BranchConfiguration, 'teams' | 'businessTypes' | 'levels'>;
type Points = RowTrends['teams'][number]['points'];

/** What is known of one of the periods; persons of months alone. */
export interface TrendPeriod {
  readonly period: string;
  readonly fold: PeriodFold;
  readonly persons?: PersonsOfPeriod | undefined;
}

/** How the branch, its teams, business types and persons went over these periods; a person is withheld where that period's briefing withholds them. */
export function rowTrendsOf(branch: Branch, periods: readonly TrendPeriod[]): RowTrends {
  const counted = periods.map(({ fold }) => ({
    cells: routineOf(fold),
    weights: weightsOf(fold.population),
  }));
  const pointsOf = (scope: Scope): Points =>
    counted.map(({ cells, weights }) => pointOf(branch, cells.filter(inScope(scope)), weights));
  const rows = (of: 'team' | 'businessType', known: readonly Named[]) =>
    thoseOccurring(
      known,
      counted.flatMap(({ cells }) => cells.map((cell) => cell[of])),
    ).map(({ id, name }) => ({ id, name, points: pointsOf({ of, id, names: [] }) }));
  return {
    periods: periods.map(({ period }) => period),
    total: pointsOf({ of: 'total' }),
    teams: rows('team', branch.teams).map(({ id, ...row }) => ({ team: id, ...row })),
    businessTypes: rows('businessType', branch.businessTypes).map(({ id, ...row }) => ({
      businessType: id,
      ...row,
    })),
    persons: personTrends(branch, periods),
  };
}

const pointOf = (branch: Branch, cells: readonly PeriodCell[], weights: Weights) => ({
  callbacks: countOf(addUp(cells.map(({ tally }) => tally)), 'callbacks'),
  ofRated: estimatesOf(cells, weights, branch.levels).ofRated,
});

const NOBODY = { callbacks: 0, ofRated: null };

/** Everybody who served in the last of the periods, in the order of its briefing. */
function personTrends(branch: Branch, periods: readonly TrendPeriod[]): RowTrends['persons'] {
  const shown = periods.map(({ fold, persons }) =>
    persons ? personRows(branch, weightsOf(fold.population), persons) : [],
  );
  return (shown.at(-1) ?? []).map(({ team, name, staff }) => ({
    team,
    name,
    staff,
    points: shown.map((rows) => {
      const row = rows.find((each) => each.team === team && each.staff === staff);
      if (!row) return NOBODY;
      return row.figures && { callbacks: row.figures.callbacks, ofRated: row.figures.ofRated };
    }),
  }));
}
