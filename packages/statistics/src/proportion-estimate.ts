import { type Estimate, ratioEstimate } from './estimate.ts';
import { type Interval, LEVEL } from './interval.ts';
import { NOT_AVAILABLE, type NotAvailable } from './not-available.ts';
import { normalWidth } from './special/normal.ts';
import { studentWidth } from './special/student.ts';
import { demandRated, type RatedStratum, weightOf } from './stratum.ts';
import { scoreInterval } from './wilson.ts';

export interface ProportionEstimate extends Estimate {
  /** Answers of a simple random sample that would say as much; n/a when everybody was asked and answered: there is no error. */
  readonly effectiveSize: number | NotAvailable;
}

/**
 * The weighted share of satisfied among those who rate, of the population or of a domain of it: `rated` and `satisfied` count the
 * domain, `population` and `sampled` the whole stratum. `ratioEstimate` with y, x of 0 and 1; n/a when nobody rated.
 *
 * Its effective size is p(1 − p) / variance (Korn and Graubard, Survey Methodology 24 (1998) 193). Where the variance is 0 or n/a (all
 * satisfied, strata each of one mind, a single order) it is what p(1 − p) in every stratum would make of it: 1 / Σ (1 − f) W²/m, W
 * being the stratum's weight among those who rate and m how many they are.
 */
export function proportionEstimate(strata: readonly RatedStratum[]): ProportionEstimate | NotAvailable {
  for (const stratum of strata) demandRated(stratum);
  const ratio = ratioEstimate(
    strata.map((stratum) => {
      const { rated: x, satisfied: y } = stratum;
      return { ...stratum, sums: { y, x, yy: y, xx: x, xy: y } };
    }),
  );
  if (ratio === NOT_AVAILABLE) return NOT_AVAILABLE;
  const { estimate, standardError } = ratio;
  const variance = standardError === NOT_AVAILABLE ? 0 : standardError ** 2;
  const likely = variance > 0 ? variance / (estimate * (1 - estimate)) : likelyErrorOf(strata);
  return { ...ratio, effectiveSize: likely > 0 ? 1 / likely : NOT_AVAILABLE };
}

/** The variance of the share by p(1 − p), were every stratum's the same: Σ (1 − f) W²/m. */
function likelyErrorOf(strata: readonly RatedStratum[]): number {
  const answered = strata.filter(({ rated }) => rated > 0);
  const whole = answered.reduce((total, stratum) => total + weightOf(stratum) * stratum.rated, 0);
  return answered.reduce((total, stratum) => {
    const { population, sampled, rated } = stratum;
    return total + ((1 - sampled / population) * (weightOf(stratum) * rated) ** 2) / rated / whole ** 2;
  }, 0);
}

/**
 * Wilson's interval with the effective size for the number of trials and Student's t for z (Franco, Little, Louis and Slud, Journal
 * of Survey Statistics and Methodology 7 (2019) 334, and Korn and Graubard 1998 for t). Stays within [0, 1] and has a width also where all were
 * satisfied; a share that is known exactly is its own interval. n/a of n/a.
 */
export function proportionInterval(
  estimate: ProportionEstimate | NotAvailable,
  level = LEVEL,
): Interval | NotAvailable {
  if (estimate === NOT_AVAILABLE) return NOT_AVAILABLE;
  const { estimate: share, effectiveSize, degreesOfFreedom } = estimate;
  if (effectiveSize === NOT_AVAILABLE) return { low: share, high: share };
  const width = degreesOfFreedom > 0 ? studentWidth(level, degreesOfFreedom) : normalWidth(level);
  return scoreInterval(share, effectiveSize, width);
}

/**
 * The worst and the best that the share of satisfied in the population may be, whatever those think who were not asked or gave no rating:
 * Σ N x/n / Σ N, and Σ N (x + n − m)/n / Σ N for m ratings of n sampled. The sampled stand for the stratum (their sampling error is not in
 * it); of a stratum without sample anything may be true. Manski, Partial Identification of Probability Distributions (2003), 1.2. Here
 * population and sampled count the domain itself. n/a of an empty population.
 */
export function nonResponseBounds(strata: readonly RatedStratum[]): Interval | NotAvailable {
  let [low, high, whole] = [0, 0, 0];
  for (const stratum of strata) {
    demandRated(stratum);
    const { population, sampled, rated, satisfied } = stratum;
    const weight = weightOf(stratum);
    whole += population;
    low += weight * satisfied;
    high += sampled === 0 ? population : weight * (satisfied + sampled - rated);
  }
  return whole > 0 ? { low: low / whole, high: high / whole } : NOT_AVAILABLE;
}
