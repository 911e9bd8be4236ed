import { type Interval, LEVEL } from './interval.ts';
import { NOT_AVAILABLE, type NotAvailable } from './not-available.ts';
import { wilson } from './wilson.ts';

/** Successes of trials, both counts. */
export interface Proportion {
  readonly successes: number;
  readonly trials: number;
}

/**
 * An interval for p₁ − p₂ of two independent proportions, made of their Wilson intervals: Newcombe, Statistics in Medicine 17
 * (1998) 873, method 10, without correction. n/a when either has no trials.
 */
export function newcombe(first: Proportion, second: Proportion, level = LEVEL): Interval | NotAvailable {
  const [one, other] = [first, second].map(({ successes, trials }) => wilson(successes, trials, level));
  if (!isInterval(one) || !isInterval(other)) return NOT_AVAILABLE;
  const [p, q] = [first.successes / first.trials, second.successes / second.trials];
  return {
    low: p - q - Math.hypot(p - one.low, other.high - q),
    high: p - q + Math.hypot(one.high - p, q - other.low),
  };
}

const isInterval = (interval: Interval | NotAvailable | undefined): interval is Interval =>
  typeof interval === 'object';
