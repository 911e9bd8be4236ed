import { demand } from './demand.ts';
import type { NotAvailable } from './not-available.ts';

/**
 * Adjusts the p of tests that are read together, so that the chance of any false alarm among them stays below what each
 * adjusted p is held against: Holm, Scandinavian Journal of Statistics 6 (1979) 65. In the order given, monotone, at most 1.
 * A test that is n/a stays n/a and counts for none.
 */
export function holm(ps: readonly (number | NotAvailable)[]): (number | NotAvailable)[] {
  const adjusted = [...ps];
  const tests = ps
    .flatMap((p, index) => (p === 'n/a' ? [] : [{ p, index }]))
    .toSorted((one, other) => one.p - other.p);
  let highest = 0;
  for (const [rank, { p, index }] of tests.entries()) {
    demand(p >= 0 && p <= 1, `p is no probability: ${p}`);
    highest = Math.max(highest, Math.min(1, p * (tests.length - rank)));
    adjusted[index] = highest;
  }
  return adjusted;
}
