import type { BranchConfiguration, ImportedTable, TableBody, TableFinding } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import { NOT_AVAILABLE, type Proportion, wilson } from '@huiyin/statistics';
import { againstOthers } from './comparisons.ts';
import { endsOf } from './estimates.ts';
import { ratesOf, satisfiedOf } from './figures.ts';

type Levels = BranchConfiguration['levels'];
export type TableRow = TableBody['rows'][number];

/** Level counts by level id; refuses a column that names no level of the branch. */
export function nameLevels(
  rows: readonly TableRow[],
  levels: Levels,
): Outcome<
  readonly TableRow[],
  { readonly rule: 'unknown-level'; readonly issues: { path: string; rule: string }[] }
> {
  const ids = new Map(levels.flatMap(({ id, name }) => [id, name.zh, name.en].map((label) => [label, id])));
  const issues: { path: string; rule: string }[] = [];
  const named = rows.map((row, index) => {
    if (!row.levels) return row;
    const counts = Object.entries(row.levels).map(([label, count], column) => {
      const id = ids.get(label);
      // The column's place, not its label: what a body says is not repeated in an answer.
      if (id === undefined) issues.push({ path: `rows.${index}.levels.${column}`, rule: 'unknown-level' });
      return [id ?? label, count];
    });
    return { ...row, levels: Object.fromEntries(counts) };
  });
  return issues.length > 0 ? refuse({ rule: 'unknown-level', issues }) : done(named);
}

/** A table as it was published, the rates that follow from its numbers, and everything in it that does not add up. */
export function readTable(source: string, rows: readonly TableRow[], levels: Levels): ImportedTable {
  const teams = rows.filter(({ total }) => !total);
  const others = againstOthers(teams.map((row) => ratedOf(row, levels)));
  return {
    source,
    rows: rows.map((row) => ({
      team: row.team,
      total: row.total,
      callbacks: row.callbacks ?? null,
      levels: row.levels ?? null,
      notRated: row.notRated ?? null,
      publishedRate: row.publishedRate ?? null,
      rates: ratesOfRow(row, levels),
      interval: intervalOf(ratedOf(row, levels)),
      comparisons: teams.length > 1 ? others.slice(teams.indexOf(row), teams.indexOf(row) + 1) : [],
    })),
    findings: [
      ...rows.flatMap((row) => [...sumFinding(row), ...rateFinding(row, levels)]),
      ...rows.filter(({ total }) => total).flatMap((total) => columnFindings(total, rows)),
    ],
  };
}

/** The rate to show for a row: what follows from its numbers, else what it states. */
export const publishedOf = ({ rates, publishedRate }: ImportedTable['rows'][number]): number | null =>
  rates.published ?? publishedRate;

/** The satisfied of those who rated; undefined where the row has no counts. */
function ratedOf({ levels: counts }: TableRow, levels: Levels): Proportion | undefined {
  if (!counts) return undefined;
  const { satisfied, rated } = satisfiedOf(counts, levels);
  return { successes: satisfied, trials: rated };
}

function intervalOf(rated: Proportion | undefined) {
  const interval = rated ? wilson(rated.successes, rated.trials) : NOT_AVAILABLE;
  return interval === NOT_AVAILABLE ? null : endsOf(interval);
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

const ratesOfRow = ({ callbacks, levels: counts }: TableRow, levels: Levels) =>
  counts && callbacks !== undefined
    ? ratesOf(callbacks, counts, levels)
    : { published: null, ofRated: counts ? ratesOf(0, counts, levels).ofRated : null, worstCase: null };

function sumFinding({ team, callbacks, levels, notRated }: TableRow): TableFinding[] {
  if (callbacks === undefined || !levels) return [];
  const computed = sum(Object.values(levels)) + (notRated ?? 0);
  // Without a column of 未评价 the cells may well stay below.
  const addsUp = notRated === undefined ? computed <= callbacks : computed === callbacks;
  return addsUp ? [] : [{ team, finding: 'row-sum', stated: callbacks, computed }];
}

function rateFinding(
  { team, callbacks, levels: counts, publishedRate }: TableRow,
  levels: Levels,
): TableFinding[] {
  if (publishedRate === undefined || callbacks === undefined || !counts) return [];
  const computed = ratesOf(callbacks, counts, levels).published;
  if (computed === null || Math.abs(computed - publishedRate) <= roundingOf(publishedRate)) return [];
  return [{ team, finding: 'published-rate', stated: publishedRate, computed }];
}

/** How far a rate may lie off for being printed with so many decimals: 99.9 stands for 99.85 to 99.95. */
function roundingOf(rate: number): number {
  const decimals = String(rate).split('.')[1]?.length ?? 0;
  return 0.5 / 10 ** decimals + 1e-9;
}

function columnFindings(total: TableRow, rows: readonly TableRow[]): TableFinding[] {
  const teams = rows.filter((row) => !row.total);
  const column = (name: string, cell: (row: TableRow) => number | undefined): TableFinding[] => {
    const stated = cell(total);
    const cells = teams.map(cell).filter((each) => each !== undefined);
    // A column with a gap has no sum to compare.
    if (stated === undefined || cells.length === 0 || cells.length < teams.length) return [];
    const computed = sum(cells);
    return computed === stated
      ? []
      : [{ team: total.team, finding: 'column-total', column: name, stated, computed }];
  };
  return [
    ...column('callbacks', ({ callbacks }) => callbacks),
    ...Object.keys(total.levels ?? {}).flatMap((id) => column(id, ({ levels }) => levels?.[id])),
    ...column('notRated', ({ notRated }) => notRated),
  ];
}
