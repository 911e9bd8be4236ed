import { demandBetween } from '../demand.ts';

/** Beyond this the continued fraction needs few levels, before it the series loses no digits. */
const FRACTION_FROM = 2;
const FRACTION_LEVELS = 200;

/** φ(z), the standard normal density. */
const normalDensity = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/**
 * P(Z > z) of a standard normal Z, exact to some 1e-14 of itself: Φ(z) − ½ = φ(z) Σ z²ᵏ⁺¹ / (2k + 1)!! near 0, Laplace's
 * continued fraction of Mills' ratio far out (Abramowitz and Stegun 26.2.11 and 26.2.14).
 */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  if (z > FRACTION_FROM) {
    let fraction = z;
    for (let level = FRACTION_LEVELS; level > 0; level--) fraction = z + level / fraction;
    return normalDensity(z) / fraction;
  }
  let sum = 0;
  let term = z;
  for (let odd = 3; sum + term !== sum; odd += 2) {
    sum += term;
    term *= (z * z) / odd;
  }
  return 0.5 - normalDensity(z) * sum;
}

/**
 * The z with P(Z ≤ z) = `lower`, 0 < lower < 1: a rational start (Abramowitz and Stegun 26.2.23, off by 4.5e-4 at most), made
 * exact by Halley's steps.
 */
export function normalQuantile(lower: number): number {
  demandBetween('probability', lower);
  if (lower > 0.5) return -normalQuantile(1 - lower);
  const t = Math.sqrt(-2 * Math.log(lower));
  let z =
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let step = 0; step < 3; step++) {
    const newton = (normalTail(z) - lower) / normalDensity(z);
    z += newton / (1 - (newton * z) / 2);
  }
  return -z;
}

/** The z with P(|Z| ≤ z) = `level`: 1.959964 for .95. */
export const normalWidth = (level: number): number => {
  demandBetween('level', level);
  return -normalQuantile((1 - level) / 2);
};
