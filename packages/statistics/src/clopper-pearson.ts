import { demandBetween, demandPart } from './demand.ts';
import { type Interval, LEVEL } from './interval.ts';
import { NOT_AVAILABLE, type NotAvailable } from './not-available.ts';
import { betaQuantile } from './special/beta.ts';

/**
 * The exact interval by inverting both binomial tails at (1 − level)/2 each: Clopper and Pearson, Biometrika 26 (1934) 404, as
 * quantiles of Beta(x, n − x + 1) and Beta(x + 1, n − x). Covers at least `level`, mostly more. Of no trials n/a; of more
 * successes than trials a fault.
 */
export function clopperPearson(successes: number, trials: number, level = LEVEL): Interval | NotAvailable {
  demandPart(successes, trials);
  demandBetween('level', level);
  if (trials === 0) return NOT_AVAILABLE;
  const tail = (1 - level) / 2;
  const failures = trials - successes;
  return {
    low: successes === 0 ? 0 : betaQuantile(tail, successes, failures + 1),
    high: failures === 0 ? 1 : 1 - betaQuantile(tail, failures, successes + 1),
  };
}
