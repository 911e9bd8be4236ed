import { stirlingError } from './stirling-error.ts';

/**
 * a ln(a / m) + m − a, also where a is so near to m that the terms cancel. C. Loader, Fast and Accurate Computation of
 * Binomial Probabilities (2000), section 3; a > 0, m ≥ 0; infinite where m is 0.
 */
function deviance(a: number, m: number): number {
  const difference = a - m;
  if (Math.abs(difference) >= 0.1 * (a + m)) return a * Math.log(a / m) - difference;
  const ratio = difference / (a + m);
  let sum = difference * ratio;
  let term = 2 * a * ratio;
  for (let odd = 3; ; odd += 2) {
    term *= ratio * ratio;
    const next = sum + term / odd;
    if (next === sum) return sum;
    sum = next;
  }
}

/**
 * (Γ(a + b + 1) / Γ(a + 1) Γ(b + 1)) pᵃ (1 − p)ᵇ, a ≥ 0, b ≥ 0, 0 ≤ p ≤ 1: for whole a and b the binomial probability of a in
 * a + b. Loader's saddle point: no term is large, so that no digit is lost with thousands of calls.
 */
export function density(a: number, b: number, p: number): number {
  if (a === 0) return Math.exp(b * Math.log1p(-p)) || (b === 0 ? 1 : 0);
  if (b === 0) return p ** a;
  const n = a + b;
  const exponent =
    stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * p) - deviance(b, n * (1 - p));
  return Math.sqrt(n / (2 * Math.PI * a * b)) * Math.exp(exponent);
}
