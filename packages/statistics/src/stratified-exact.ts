import { demandPart } from './demand.ts';
import { type Alternative, type FourfoldTable, isAsExtreme, tablesOf } from './fisher.ts';
import type { Proportion } from './newcombe.ts';
import { NOT_AVAILABLE, type NotAvailable } from './not-available.ts';

/** Two proportions that are held against each other within one stratum. */
export interface ProportionPair {
  readonly one: Proportion;
  readonly other: Proportion;
}

/**
 * The p of the exact test that two proportions are alike in every stratum, whatever they are in each: given all margins the sum of the
 * successes of `one` has the convolution of the strata's hypergeometric laws (Gart, Biometrika 57 (1970) 471; Breslow and Day, Statistical
 * Methods in Cancer Research I (1980), 4.4, odds ratio 1). Of one stratum it is Fisher's. Two-sided as there. A stratum in which
 * either has no trials says nothing; n/a when all are such. Takes time in proportion to the square of the sum of the smallest margins.
 */
export function stratifiedExact(
  strata: readonly ProportionPair[],
  alternative: Alternative = 'two-sided',
): number | NotAvailable {
  for (const { successes, trials } of strata.flatMap(({ one, other }) => [one, other]))
    demandPart(successes, trials);
  const tested = strata.filter(({ one, other }) => one.trials > 0 && other.trials > 0);
  if (tested.length === 0) return NOT_AVAILABLE;
  const law = tested.map(({ one, other }) => tablesOf(one, other)).reduce(convolution);
  const successes = tested.reduce((sum, { one }) => sum + one.successes, 0);
  const seen = law.find(({ count }) => count === successes)?.probability ?? 0;
  return Math.min(
    1,
    law
      .filter((table) => isAsExtreme(table, { count: successes, probability: seen }, alternative))
      .reduce((p, { probability }) => p + probability, 0),
  );
}

/** The law of the sum of two independent counts. */
function convolution(one: readonly FourfoldTable[], other: readonly FourfoldTable[]): FourfoldTable[] {
  const sums = new Map<number, number>();
  for (const first of one)
    for (const second of other) {
      const count = first.count + second.count;
      sums.set(count, (sums.get(count) ?? 0) + first.probability * second.probability);
    }
  return [...sums].map(([count, probability]) => ({ count, probability }));
}
