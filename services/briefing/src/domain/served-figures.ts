import type { BranchConfiguration, ServedFigures, ServedRows } from '@huiyin/contracts';
import { SEGMENTS, WITHHELD_BELOW } from '@huiyin/vocabulary';
import { comparisonsOf } from './comparisons.ts';
import { estimatesOf, proportionOf, satisfactionOf, type Weights, weightsOf } from './estimates.ts';
import { ratesOf } from './figures.ts';
import { type CountedCallbacks, type PeriodFold, type PersonsOfPeriod, routineOf } from './period-fold.ts';
import { thoseOccurring } from './scope.ts';
import { sorted } from './sorted.ts';
import { addUp, countOf, under } from './tally.ts';
import { withheldOf } from './withhold.ts';

type Branch = Pick<BranchConfiguration, 'teams' | 'levels'>;

/** A row before it is known whether it may be shown: its callbacks, and those that it is held against. */
interface Group {
  readonly cells: readonly CountedCallbacks[];
  readonly others: readonly CountedCallbacks[];
}

/**
 * The routine callbacks by partner (own crews together are one of them), by segment and, where persons are given, by who served; small rows
 * are withheld, and as many others as would let them be reckoned back. Each row is held against the others of the same business types, and
 * a person against the others of their team.
 */
export function servedOf(branch: Branch, fold: PeriodFold, persons: PersonsOfPeriod | undefined): ServedRows {
  const cells = routineOf(fold);
  const weights = weightsOf(fold.population);
  const partners = sorted([...new Set(cells.map(({ partner }) => partner ?? null))], (each) => each ?? '');
  const segments = SEGMENTS.filter((segment) => cells.some((cell) => cell.segment === segment));
  const byPartner = figuresOfRows(
    branch,
    weights,
    groupsOf(cells, partners, (cell) => cell.partner ?? null),
  );
  const bySegment = figuresOfRows(
    branch,
    weights,
    groupsOf(cells, segments, (cell) => cell.segment),
  );
  return {
    // One row would be the total once more.
    partners:
      partners.length > 1
        ? partners.map((partner, index) => ({ partner, figures: byPartner[index] ?? null }))
        : [],
    segments:
      segments.length > 1
        ? segments.map((segment, index) => ({ segment, figures: bySegment[index] ?? null }))
        : [],
    ...(persons && { persons: personRows(branch, weights, persons) }),
  };
}

/** A row for everybody who served; whoever is withheld has no figures. */
export function personRows(
  branch: Branch,
  weights: Weights,
  { cells }: PersonsOfPeriod,
): NonNullable<ServedRows['persons']> {
  const teams = thoseOccurring(
    branch.teams,
    cells.map(({ team }) => team),
  );
  const rows = teams.flatMap(({ id, name }) => {
    const ofTeam = cells.filter(({ team }) => team === id);
    const staff = sorted([...new Set(ofTeam.map((cell) => cell.staff))], (each) => each);
    const groups = groupsOf(ofTeam, staff, (cell) => cell.staff);
    const isWithheld = withheldOf(groups.map(callbacksOf), WITHHELD_BELOW);
    return staff.map((each, index) => ({
      shared: { team: id, name, staff: each },
      group: groups[index],
      isWithheld: isWithheld[index],
    }));
  });
  // All that are shown are read together.
  const shown = rows.flatMap(({ group, isWithheld }) => (group && !isWithheld ? [group] : []));
  const figures = shownFigures(branch, weights, shown);
  let next = 0;
  return rows.map(({ shared, isWithheld }) => ({
    ...shared,
    figures: isWithheld ? null : (figures[next++] ?? null),
  }));
}

/** The cells of each id, and the other cells of the same business types. */
function groupsOf<Cell extends CountedCallbacks, Id>(
  cells: readonly Cell[],
  ids: readonly Id[],
  idOf: (cell: Cell) => Id,
): Group[] {
  return ids.map((id) => {
    const own = cells.filter((cell) => idOf(cell) === id);
    const types = new Set(own.map(({ businessType }) => businessType));
    return {
      cells: own,
      others: cells.filter((cell) => idOf(cell) !== id && types.has(cell.businessType)),
    };
  });
}

const callbacksOf = ({ cells }: Group): number =>
  cells.reduce((sum, { tally }) => sum + countOf(tally, 'callbacks'), 0);

/** A place for each group; null: withheld. */
function figuresOfRows(
  branch: Branch,
  weights: Weights,
  groups: readonly Group[],
): readonly (ServedFigures | null)[] {
  const isWithheld = withheldOf(groups.map(callbacksOf), WITHHELD_BELOW);
  const figures = shownFigures(
    branch,
    weights,
    groups.filter((_, index) => !isWithheld[index]),
  );
  let next = 0;
  return groups.map((_, index) => (isWithheld[index] ? null : (figures[next++] ?? null)));
}

/** What is withheld is tested by nobody: Holm's correction is over the rows that are read. */
function shownFigures({ levels }: Branch, weights: Weights, groups: readonly Group[]): ServedFigures[] {
  const share = (cells: readonly CountedCallbacks[]) => proportionOf(cells, weights, satisfactionOf(levels));
  const comparisons = comparisonsOf(
    'others',
    groups.map(({ cells, others }) => ({ one: share(cells), other: share(others) })),
  );
  return groups.map(({ cells }, index) => {
    const tally = addUp(cells.map((cell) => cell.tally));
    const callbacks = countOf(tally, 'callbacks');
    const notServed = countOf(tally, 'notServed');
    const comparison = comparisons[index];
    return {
      callbacks,
      notRated: countOf(tally, 'notRated'),
      notServed,
      rates: ratesOf(callbacks, under(tally, 'level'), levels, notServed),
      ...estimatesOf(cells, weights, levels),
      comparisons: comparison ? [comparison] : [],
    };
  });
}
