import { demandPart } from './demand.ts';
import type { Proportion } from './newcombe.ts';
import { NOT_AVAILABLE, type NotAvailable } from './not-available.ts';
import { density } from './special/density.ts';

/** What is tested against "both are alike": that the first is lower, that it is higher, or that they differ. */
export type Alternative = 'less' | 'greater' | 'two-sided';

/** Tables as probable as the one seen differ from it by rounding only. */
const TIE = 1 + 1e-7;

/**
 * The p of Fisher's exact test that two proportions are alike: Fisher, The Design of Experiments (1935); two-sided the sum of
 * all tables with these margins that are no more probable than the one seen. n/a when either has no trials; 1 when no table
 * but this one has its margins. Takes time in proportion to the smallest margin.
 */
export function fisherExact(
  first: Proportion,
  second: Proportion,
  alternative: Alternative = 'two-sided',
): number | NotAvailable {
  for (const { successes, trials } of [first, second]) demandPart(successes, trials);
  if (first.trials === 0 || second.trials === 0) return NOT_AVAILABLE;
  const tables = tablesOf(first, second);
  const seen = tables.find(({ count }) => count === first.successes);
  return Math.min(
    1,
    tables.reduce(
      (p, table) => (seen && isAsExtreme(table, seen, alternative) ? p + table.probability : p),
      0,
    ),
  );
}

/** So many successes of the first proportion, and the chance of so many. */
export interface FourfoldTable {
  readonly count: number;
  readonly probability: number;
}

/** Every table with the margins of these two, in the order of its count. */
export function tablesOf(first: Proportion, second: Proportion): FourfoldTable[] {
  const successes = first.successes + second.successes;
  const failures = first.trials + second.trials - successes;
  const least = Math.max(0, first.trials - failures);
  return Array.from({ length: Math.min(first.trials, successes) - least + 1 }, (_, index) => ({
    count: least + index,
    probability: hypergeometric(least + index, first.trials, successes, failures),
  }));
}

/** Does a table say at least as much against "both are alike" as the one seen? */
export const isAsExtreme = (table: FourfoldTable, seen: FourfoldTable, alternative: Alternative): boolean =>
  ({
    less: table.count <= seen.count,
    greater: table.count >= seen.count,
    'two-sided': table.probability <= seen.probability * TIE,
  })[alternative];

/** P(`seen` successes among `drawn`) when `drawn` of the successes and failures are drawn: a quotient of binomials, so that tails stay exact. */
function hypergeometric(seen: number, drawn: number, successes: number, failures: number): number {
  const p = drawn / (successes + failures);
  return (
    (density(seen, successes - seen, p) * density(drawn - seen, failures - drawn + seen, p)) /
    density(drawn, successes + failures - drawn, p)
  );
}
