/**
 * `part / whole` in percent with two decimals, rounded half up on the exact fraction; null (n/a) when nothing stands in
 * the denominator, or when the counts contradict each other (a part below zero or above the whole).
 */
export function percentOf(part: number, whole: number): number | null {
  if (whole <= 0 || part < 0 || part > whole) return null;
  const [numerator, denominator] = [BigInt(part) * 10_000n, BigInt(whole)];
  return Number((2n * numerator + denominator) / (2n * denominator)) / 100;
}
