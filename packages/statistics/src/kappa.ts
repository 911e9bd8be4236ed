import { demand, demandCounts } from './demand.ts';
import { type Interval, LEVEL } from './interval.ts';
import { NOT_AVAILABLE, type NotAvailable } from './not-available.ts';
import { normalTail, normalWidth } from './special/normal.ts';
import { sumOver } from './sum-over.ts';

export interface Agreement {
  /** 1: always agreed; 0: as often as chance would have it. */
  readonly kappa: number;
  readonly standardError: number;
  /** n/a when the standard error is 0 (full agreement, mostly): the large-sample formula then knows no width. */
  readonly interval: Interval | NotAvailable;
  /** Two-sided, against agreement by chance alone; n/a when chance knows no variance. */
  readonly p: number | NotAvailable;
}

/**
 * Cohen's unweighted kappa of two reviewers, Educational and Psychological Measurement 20 (1960) 37, with the standard errors of
 * Fleiss, Cohen and Everitt, Psychological Bulletin 72 (1969) 323. `table[i][j]` counts what the first put into category i and
 * the second into j: as many rows as columns. n/a when nothing was reviewed, or both used one and the same category only.
 */
export function cohenKappa(table: readonly (readonly number[])[], level = LEVEL): Agreement | NotAvailable {
  const z = normalWidth(level);
  const cells = table.flatMap((row, i) => row.map((count, j) => ({ i, j, count })));
  for (const row of table) demand(row.length === table.length, 'the table is not square');
  demandCounts(Object.fromEntries(cells.map(({ i, j, count }) => [`row ${i} column ${j}`, count])));
  const n = sumOver(cells, ({ count }) => count);
  if (n === 0) return NOT_AVAILABLE;
  const first = table.map((row) => sumOver(row, (count) => count) / n);
  const second = table.map((_, j) => sumOver(table, (row) => row[j] ?? 0) / n);
  const margins = first.map((share, i) => ({ share, other: second[i] ?? 0 }));
  const observed = sumOver(cells, ({ i, j, count }) => (i === j ? count : 0)) / n;
  const chance = sumOver(margins, ({ share, other }) => share * other);
  if (chance === 1) return NOT_AVAILABLE;
  const kappa = (observed - chance) / (1 - chance);
  const spread = sumOver(cells, ({ i, j, count }) =>
    i === j
      ? (count / n) * (1 - ((first[i] ?? 0) + (second[i] ?? 0)) * (1 - kappa)) ** 2
      : (count / n) * ((1 - kappa) * ((second[i] ?? 0) + (first[j] ?? 0))) ** 2,
  );
  const errorOf = (variance: number): number => Math.sqrt(Math.max(0, variance) / n) / (1 - chance);
  const standardError = errorOf(spread - (kappa - chance * (1 - kappa)) ** 2);
  const byChance = errorOf(
    chance + chance ** 2 - sumOver(margins, ({ share, other }) => share * other * (share + other)),
  );
  return {
    kappa,
    standardError,
    interval:
      standardError > 0
        ? { low: Math.max(-1, kappa - z * standardError), high: Math.min(1, kappa + z * standardError) }
        : NOT_AVAILABLE,
    p: byChance > 0 ? 2 * normalTail(Math.abs(kappa) / byChance) : NOT_AVAILABLE,
  };
}
