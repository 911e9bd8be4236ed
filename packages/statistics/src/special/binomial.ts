import { betaTails } from './beta.ts';
import { density } from './density.ts';

/** P(X = successes) of a binomial X; the arguments are taken to be possible. */
export const binomialProbability = (successes: number, trials: number, probability: number): number =>
  density(successes, trials - successes, probability);

/** P(X ≤ successes) of a binomial X: I₁₋ₚ(n − x, x + 1) (DLMF 8.17.5). Below 0 it is 0, from n on 1. */
export function binomialAtMost(successes: number, trials: number, probability: number): number {
  const whole = Math.floor(successes);
  if (whole < 0) return 0;
  if (whole >= trials) return 1;
  return betaTails(probability, whole + 1, trials - whole).upper;
}

/** P(X ≥ successes) of a binomial X, exact in its small tail too. */
export function binomialAtLeast(successes: number, trials: number, probability: number): number {
  const whole = Math.ceil(successes);
  if (whole <= 0) return 1;
  if (whole > trials) return 0;
  return betaTails(probability, whole, trials - whole + 1).lower;
}
