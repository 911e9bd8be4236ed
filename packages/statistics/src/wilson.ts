import { demandPart } from './demand.ts';
import { type Interval, LEVEL } from './interval.ts';
import { NOT_AVAILABLE, type NotAvailable } from './not-available.ts';
import { normalWidth } from './special/normal.ts';

/**
 * The proportions that a score test would not reject: (p̂ + z²/2n ± z √(p̂(1 − p̂)/n + z²/4n²)) / (1 + z²/n), within [0, 1].
 * `trials` may be a fraction, as an effective sample size is.
 */
export function scoreInterval(proportion: number, trials: number, z: number): Interval {
  const square = z * z;
  const centre = (proportion + square / (2 * trials)) / (1 + square / trials);
  const spread = (proportion * (1 - proportion)) / trials + square / (4 * trials * trials);
  const half = (z * Math.sqrt(spread)) / (1 + square / trials);
  return {
    low: proportion === 0 ? 0 : Math.max(0, centre - half),
    high: proportion === 1 ? 1 : Math.min(1, centre + half),
  };
}

/**
 * Wilson's score interval without continuity correction: Wilson, JASA 22 (1927) 209; Brown, Cai and DasGupta, Statistical
 * Science 16 (2001) 101. Of no trials n/a; of more successes than trials a fault.
 */
export function wilson(successes: number, trials: number, level = LEVEL): Interval | NotAvailable {
  demandPart(successes, trials);
  const z = normalWidth(level);
  return trials === 0 ? NOT_AVAILABLE : scoreInterval(successes / trials, trials, z);
}
