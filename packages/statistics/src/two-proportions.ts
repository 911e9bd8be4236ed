import { demandPart } from './demand.ts';
import type { Proportion } from './newcombe.ts';
import { NOT_AVAILABLE, type NotAvailable } from './not-available.ts';
import { normalTail } from './special/normal.ts';

export interface ZTest {
  /** Above 0 when the first proportion is the higher. */
  readonly z: number;
  /** Two-sided. */
  readonly p: number;
}

/**
 * The z test that two proportions are alike, with pooled variance and without continuity correction: Fleiss, Levin and Paik,
 * Statistical Methods for Rates and Proportions (2003), 3.1. Good for five expected of each kind on either side; else take
 * Fisher's. n/a when either has no trials, or all trials ended alike.
 */
export function twoProportionTest(first: Proportion, second: Proportion): ZTest | NotAvailable {
  for (const { successes, trials } of [first, second]) demandPart(successes, trials);
  if (first.trials === 0 || second.trials === 0) return NOT_AVAILABLE;
  const pooled = (first.successes + second.successes) / (first.trials + second.trials);
  if (pooled === 0 || pooled === 1) return NOT_AVAILABLE;
  const variance = pooled * (1 - pooled) * (1 / first.trials + 1 / second.trials);
  const z = (first.successes / first.trials - second.successes / second.trials) / Math.sqrt(variance);
  return { z, p: 2 * normalTail(Math.abs(z)) };
}
