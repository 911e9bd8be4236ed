import type { Period } from '@huiyin/calendar';
import type { BranchConfiguration, BriefingFigures, ImportedTable } from '@huiyin/contracts';
import { figuresOf } from './figures.ts';
import { publishedOf } from './imported-table.ts';
import { type PeriodCell, type PeriodFold, routineOf } from './period-fold.ts';
import { inScope, type Scope } from './scope.ts';
import { addUp } from './tally.ts';

type FiguresBefore = NonNullable<BriefingFigures['yearBefore']>;

/** What is known about the same period a year before. */
export interface KnownBefore {
  readonly period: Period;
  readonly fold: PeriodFold;
  readonly tables: readonly ImportedTable[];
}

export interface YearBefore {
  readonly period: string;
  /** `calls`, or the source of the table. */
  readonly source: string;
  readonly figuresOf: (scope: Scope) => FiguresBefore | undefined;
}

/** The figures of a year before: from the calls of then or, where there were none yet, from an imported table. */
export function yearBeforeOf(
  known: KnownBefore | undefined,
  levels: BranchConfiguration['levels'],
): YearBefore | undefined {
  if (!known) return undefined;
  const { period, fold, tables } = known;
  const cells = routineOf(fold);
  if (cells.length > 0)
    return { period: period.name, source: 'calls', figuresOf: (scope) => fromCells(cells, scope, levels) };
  const [table] = tables;
  return (
    table && { period: period.name, source: table.source, figuresOf: (scope) => fromTable(table, scope) }
  );
}

function fromCells(
  cells: readonly PeriodCell[],
  scope: Scope,
  levels: BranchConfiguration['levels'],
): FiguresBefore | undefined {
  const found = cells.filter(inScope(scope));
  if (found.length === 0) return undefined;
  const { callbacks, rates } = figuresOf(addUp(found.map(({ tally }) => tally)), levels, 0);
  return { callbacks, published: rates.published };
}

function fromTable({ rows }: ImportedTable, scope: Scope): FiguresBefore | undefined {
  const row = rows.find(({ team, total }) =>
    scope.of === 'total' ? total : !total && scope.names.includes(team),
  );
  return row && { callbacks: row.callbacks, published: publishedOf(row) };
}

/** A table with the figures of a year before in each row. */
export const besideYearBefore = (table: ImportedTable, before: YearBefore | undefined): ImportedTable => ({
  ...table,
  rows: table.rows.map((row) => {
    const yearBefore = before?.figuresOf(
      row.total ? { of: 'total' } : { of: 'team', id: row.team, names: [row.team] },
    );
    if (!yearBefore) return row;
    // A rate that was published without its counts is not tested.
    const untested = { against: 'yearBefore', p: null, verdict: 'no-test' } as const;
    const comparisons = yearBefore.callbacks === null ? [...row.comparisons, untested] : row.comparisons;
    return { ...row, yearBefore, comparisons };
  }),
});
