import { Fault } from '@huiyin/kernel';
import { density } from './density.ts';

const TERMS_MAX = 100_000;
const STEPS_MAX = 200;
const PRECISION = 2 ** -52;

/** Of the regularized incomplete beta function: Iₓ(a, b) and 1 − Iₓ(a, b). */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The continued fraction of Iₓ(a, b) (DLMF 8.17.22) by Lentz's method; converges fast for x < (a + 1) / (a + b + 2), in about
 * √max(a, b) terms at worst.
 */
function continuedFraction(x: number, a: number, b: number): number {
  let numerator = 1;
  let denominator = 1 / (1 - ((a + b) * x) / (a + 1));
  let fraction = denominator;
  for (let m = 1; m <= TERMS_MAX; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    denominator = 1 / (1 + even * denominator);
    numerator = 1 + even / numerator;
    fraction *= numerator * denominator;
    denominator = 1 / (1 + odd * denominator);
    numerator = 1 + odd / numerator;
    const factor = numerator * denominator;
    fraction *= factor;
    if (Math.abs(factor - 1) <= PRECISION) return fraction;
  }
  throw new Fault('no-convergence', `the incomplete beta function of ${a}, ${b} at ${x} does not settle`);
}

/** Iₓ(a, b) where the fraction converges fast: xᵃ (1 − x)ᵇ / (a B(a, b)) times the fraction. */
const smallSide = (x: number, a: number, b: number): number =>
  (density(a, b, x) * b * continuedFraction(x, a, b)) / (a + b);

/**
 * Both tails of Beta(a, b) at x in [0, 1], a > 0, b > 0. The tail on its own side of the mean is exact to some 1e-12 of itself
 * however small it is; the other is what is left of 1.
 */
export function betaTails(x: number, a: number, b: number): Tails {
  if (x < (a + 1) / (a + b + 2)) {
    const lower = smallSide(x, a, b);
    return { lower, upper: 1 - lower };
  }
  const upper = smallSide(1 - x, b, a);
  return { lower: 1 - upper, upper };
}

/**
 * The x with Iₓ(a, b) = `lower`, 0 < lower < 1: Newton's steps, halving the bracket wherever a step would leave it. Ask for
 * small tails: 1 − betaQuantile(t, b, a) is exact where the lower tail 1 − t has lost its digits.
 */
export function betaQuantile(lower: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  let x = a / (a + b);
  for (let step = 0; step < STEPS_MAX; step++) {
    const excess = betaTails(x, a, b).lower - lower;
    if (excess > 0) high = x;
    else low = x;
    const slope = (density(a, b, x) * a * b) / ((a + b) * x * (1 - x));
    const newton = x - excess / slope;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - x) <= PRECISION * x) return next;
    x = next;
  }
  return x;
}
