/** From here on five terms of the series are exact to the last digit. */
const SERIES_FROM = 15;

/**
 * What Stirling's formula leaves out: δ(x) = ln Γ(x + 1) − (x + ½) ln x + x − ½ ln 2π, x > 0. DLMF 5.11.1; below 15 by
 * Γ(x + 1) = x Γ(x), δ(x) = δ(x + 1) + (x + ½) ln(1 + 1/x) − 1. Absolute error below 1e-15.
 */
export function stirlingError(x: number): number {
  let before = 0;
  let at = x;
  for (; at < SERIES_FROM; at += 1) before += (at + 0.5) * Math.log1p(1 / at) - 1;
  const inverse = 1 / (at * at);
  const series = 1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse / 1188)));
  return before + series / at;
}
