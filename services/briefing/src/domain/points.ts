import type { BranchConfiguration, Point, Points } from '@huiyin/contracts';
import type { Proportion } from '@huiyin/statistics';
import { type Compared, compareRows, type FoldsCompared } from './compare-rows.ts';
import { type ShareOf, satisfactionOf } from './estimates.ts';
import { routineOf } from './period-fold.ts';
import { type Scope, thoseOccurring } from './scope.ts';
import { sorted } from './sorted.ts';
import { countOf } from './tally.ts';

type Branch = Pick<BranchConfiguration, 'teams' | 'businessTypes' | 'levels'>;

/** More are read by nobody. */
export const POINTS_MAX = 8;

const MEASURES = ['satisfaction', 'appointment', 'praise'] as const satisfies readonly Point['measure'][];

/** What a measure counts, by measure. */
const countedOf = ({ levels }: Branch): Record<Point['measure'], ShareOf> => ({
  satisfaction: satisfactionOf(levels),
  appointment: (tally) => {
    const kept = countOf(tally, 'appointment.yes');
    return { rated: kept + countOf(tally, 'appointment.no'), satisfied: kept };
  },
  praise: (tally) => ({ rated: countOf(tally, 'callbacks'), satisfied: countOf(tally, 'praised') }),
});

/** What a difference is: who is praised less than others did nothing wrong. */
const MEANS = {
  satisfaction: { higher: 'strength', lower: 'weakness' },
  appointment: { higher: 'strength', lower: 'weakness' },
  praise: { higher: 'strength', lower: undefined },
} as const satisfies Record<
  Point['measure'],
  Record<'higher' | 'lower', 'strength' | 'weakness' | undefined>
>;

/**
 * Strengths and weaknesses of the branch, its business types and teams (S0, 5.1): only where a test finds a difference, never from the bare
 * difference; the surest first.
 */
export function strengthsAndWeaknesses(
  branch: Branch,
  folds: FoldsCompared,
): { readonly strengths: Points; readonly weaknesses: Points } {
  const counted = countedOf(branch);
  const found = MEASURES.flatMap((measure) =>
    rowGroups(branch, folds).flatMap((rows) => {
      const compared = compareRows(
        folds,
        rows.map(({ scope }) => scope),
        counted[measure],
      );
      return rows.flatMap(({ row }, index) =>
        (compared[index] ?? []).flatMap((each) => pointOf(measure, row, each)),
      );
    }),
  );
  const of = (kind: 'strength' | 'weakness'): Points => {
    const all = sorted(
      found.filter(({ means }) => means === kind),
      ({ point }) => (point.comparison.p ?? 1).toFixed(4),
    );
    const points = all.slice(0, POINTS_MAX).map(({ point }) => point);
    return { points, more: all.length - points.length };
  };
  return { strengths: of('strength'), weaknesses: of('weakness') };
}

/** Rows that are read together: the branch, its business types, its teams. */
function rowGroups(
  branch: Branch,
  { now }: FoldsCompared,
): (readonly { readonly scope: Scope; readonly row?: NonNullable<Point['row']> }[])[] {
  const cells = routineOf(now);
  const rows = (of: 'team' | 'businessType') =>
    thoseOccurring(
      of === 'team' ? branch.teams : branch.businessTypes,
      cells.map((cell) => cell[of]),
    ).map((named) => ({ scope: { of, id: named.id, names: [] } as const, row: { of, ...named } }));
  return [[{ scope: { of: 'total' } }], rows('businessType'), rows('team')];
}

function pointOf(measure: Point['measure'], row: Point['row'], { comparison, one, other }: Compared) {
  const { verdict } = comparison;
  if ((verdict !== 'higher' && verdict !== 'lower') || !one || !other) return [];
  const point: Point = {
    measure,
    ...(row && { row }),
    comparison,
    rate: shareOf(one),
    other: shareOf(other),
  };
  return [{ means: MEANS[measure][verdict], point }];
}

/** Percent with two decimals. */
const shareOf = ({ successes, trials }: Proportion): number =>
  Math.round((successes / trials) * 10_000) / 100;
