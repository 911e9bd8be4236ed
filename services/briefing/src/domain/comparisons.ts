import type { Comparison } from '@huiyin/contracts';
import { fisherExact, holm, NOT_AVAILABLE, type NotAvailable, type Proportion } from '@huiyin/statistics';

/** A difference is claimed where chance alone makes one as large less often than this. */
const SIGNIFICANT = 0.05;

/** A row and what it is held against; undefined: nothing was counted there. */
export interface Pair {
  readonly one: Proportion | undefined;
  readonly other: Proportion | undefined;
}

/**
 * Are the rows different from what they are held against? Fisher's exact test of each, two-sided, adjusted by Holm since they
 * are read together. Two rows that are held against each other are one test. Without counts on either side no test is made, and
 * nothing is claimed.
 */
export function comparisonsOf(against: Comparison['against'], pairs: readonly Pair[]): Comparison[] {
  const tests = new Map(pairs.map((pair) => [testOf(pair), pair]));
  const names = [...tests.keys()];
  const adjusted = holm(
    [...tests.values()].map(({ one, other }) => (one && other ? fisherExact(one, other) : NOT_AVAILABLE)),
  );
  return pairs.map((pair) =>
    comparisonOf(against, pair, adjusted[names.indexOf(testOf(pair))] ?? NOT_AVAILABLE),
  );
}

/** The same for a pair that is turned round. */
const testOf = ({ one, other }: Pair): string =>
  [one, other]
    .map((each) => (each ? `${each.successes}/${each.trials}` : ''))
    .sort()
    .join(' ');

/** Each row against all the others together. */
export const againstOthers = (rows: readonly (Proportion | undefined)[]): Comparison[] =>
  comparisonsOf(
    'others',
    rows.map((one, index) => {
      const others = rows.filter((each, other) => each !== undefined && other !== index);
      return { one, other: others.length > 0 ? sumOf(others) : undefined };
    }),
  );

const sumOf = (rows: readonly (Proportion | undefined)[]): Proportion =>
  rows.reduce<Proportion>(
    (sum, row) => ({
      successes: sum.successes + (row?.successes ?? 0),
      trials: sum.trials + (row?.trials ?? 0),
    }),
    { successes: 0, trials: 0 },
  );

function comparisonOf(
  against: Comparison['against'],
  { one, other }: Pair,
  p: number | NotAvailable,
): Comparison {
  if (p === NOT_AVAILABLE || !one || !other) return { against, p: null, verdict: 'no-test' };
  const rounded = Math.round(p * 10_000) / 10_000;
  if (p > SIGNIFICANT) return { against, p: rounded, verdict: 'not-different' };
  const isHigher = one.successes * other.trials > other.successes * one.trials;
  return { against, p: rounded, verdict: isHigher ? 'higher' : 'lower' };
}
