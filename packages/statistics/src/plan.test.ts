import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neymanAllocation } from './allocation.ts';
import type { NotAvailable } from './not-available.ts';
import { type PlannedStratum, plannedStrata } from './plan.ts';
import { type Shrunk, shrunkShares } from './shrink.ts';

function found<T>(value: T | NotAvailable): T {
  if (value === 'n/a') throw new Error('there is no plan');
  return value;
}
const of = (successes: number, trials: number) => ({ successes, trials });
const closeTo = (numbers: readonly number[], digits: number) =>
  numbers.map((number) => expect.closeTo(number, digits));

describe('shares drawn together', () => {
  it('are the pooled one where they differ by no more than chance has it', () => {
    expect(shrunkShares([of(9, 10), of(17, 20), of(28, 30)])).toEqual({
      shares: [0.9, 0.9, 0.9],
      strength: Number.POSITIVE_INFINITY,
    } satisfies Shrunk);
    expect(found(shrunkShares([of(5, 9)])).shares).toEqual([5 / 9]);
    expect(found(shrunkShares([of(4, 4), of(2, 2)])).shares).toEqual([1, 1]);
  });

  it('are drawn by what the moments say', () => {
    // p̄ = .8, p̄ q̄ = .16, Σ n (p − p̄)² = 200 × .01 = 2, ρ = (2 − .16) / .16 (200 − 100 − 1) = .116162.
    const rho = 1.84 / (0.16 * 99);
    const { strength, shares } = found(shrunkShares([of(90, 100), of(70, 100)]));
    expect(strength).toBeCloseTo(1 / rho - 1, 10);
    expect(shares).toEqual(
      closeTo(
        [90, 70].map((each) => (each + strength * 0.8) / (100 + strength)),
        12,
      ),
    );
  });

  it('weigh groups by their size', () => {
    // 60 of 100 and 60 of 300: p̄ = .3, Σ n (p − p̄)² = 9 + 3, Σ n² / Σ n = 250.
    const rho = (12 - 0.21) / (0.21 * (400 - 250 - 1));
    expect(found(shrunkShares([of(60, 100), of(60, 300), of(0, 0)])).strength).toBeCloseTo(1 / rho - 1, 10);
    expect(found(shrunkShares([of(60, 100), of(60, 300), of(0, 0)])).shares[2]).toBeCloseTo(0.3, 14);
  });

  it('lie between their own and the pooled share, and draw as strongly as they must', () => {
    const group = fc
      .integer({ min: 0, max: 200 })
      .chain((trials) =>
        fc.record({ successes: fc.integer({ min: 0, max: trials }), trials: fc.constant(trials) }),
      );
    fc.assert(
      fc.property(
        fc.array(group, { maxLength: 6 }),
        fc.integer({ min: 0, max: 50 }),
        (groups, strengthMin) => {
          const shrunk = shrunkShares(groups, strengthMin);
          const trials = groups.reduce((total, each) => total + each.trials, 0);
          if (shrunk === 'n/a') {
            expect(trials).toBe(0);
            return;
          }
          const pooled = groups.reduce((total, each) => total + each.successes, 0) / trials;
          expect(shrunk.strength).toBeGreaterThanOrEqual(strengthMin);
          for (const [index, { successes, trials: own }] of groups.entries()) {
            const [share, seen] = [shrunk.shares[index] ?? -1, own > 0 ? successes / own : pooled];
            expect(share).toBeGreaterThanOrEqual(Math.min(seen, pooled) - 1e-12);
            expect(share).toBeLessThanOrEqual(Math.max(seen, pooled) + 1e-12);
          }
        },
      ),
    );
  });

  it('stay their own where groups are each of one mind', () => {
    expect(found(shrunkShares([of(8, 8), of(0, 8), of(0, 0)]))).toEqual({ shares: [1, 0, 0.5], strength: 0 });
    expect(found(shrunkShares([of(8, 8), of(0, 8)], 8)).shares).toEqual([0.75, 0.25]);
  });

  it('are n/a of no trials, and refuse more than all', () => {
    expect(shrunkShares([])).toBe('n/a');
    expect(shrunkShares([of(0, 0)])).toBe('n/a');
    expect(() => shrunkShares([of(3, 2)])).toThrow('3 of 2 is more than all');
  });
});

describe('a plan', () => {
  const stratum = (
    population: number,
    rated: number,
    satisfied: number,
    more: Partial<PlannedStratum> = {},
  ) => ({
    population,
    rated,
    satisfied,
    ...more,
  });

  it('takes an order for as uncertain as earlier months show, and a call for as much as is answered', () => {
    const strata = found(
      plannedStrata([
        stratum(500, 1000, 700, { called: 1250 }),
        stratum(900, 1000, 900, { called: 2000, floor: 3, cap: 80 }),
      ]),
    );
    // Shares 2000 of which 1600: the moments' strength is 16.9…, the four rarer answers count for 19.99.
    const strength = 4 * (2001 / 400.5);
    const deviations = [
      [700, 1250],
      [900, 2000],
    ].map(([satisfied = 0, called = 0]) => {
      const share = (((satisfied + strength * 0.8) / (1000 + strength)) * 2000 + 0.5) / 2001;
      return Math.sqrt((share * (1 - share)) / (1000.5 / (called + 1)));
    });
    expect(strata).toStrictEqual([
      { population: 500, deviation: expect.closeTo(deviations[0] ?? 0, 12) },
      { population: 900, deviation: expect.closeTo(deviations[1] ?? 0, 12), floor: 3, cap: 80 },
    ]);
  });

  it('lets the rarer answer count whichever it is', () => {
    const [many, few] = [
      [stratum(100, 400, 390), stratum(100, 400, 370)],
      [stratum(100, 400, 10), stratum(100, 400, 30)],
    ].map((strata) => found(plannedStrata(strata)).map(({ deviation }) => deviation));
    expect(many).toEqual(closeTo(few ?? [], 12));
  });

  it('leaves nobody out although all were satisfied, and counts on an answer where none ever came', () => {
    const strata = found(
      plannedStrata([stratum(100, 40, 40), stratum(100, 60, 60), stratum(100, 0, 0, { called: 9 })]),
    );
    expect(strata.every(({ deviation }) => deviation > 0 && Number.isFinite(deviation))).toBe(true);
    const calls = found(neymanAllocation(strata, 30));
    expect(Math.min(...calls)).toBeGreaterThan(0);
    const share = 100.5 / 101;
    expect(strata[2]?.deviation).toBeCloseTo(Math.sqrt((share * (1 - share)) / (0.5 / 10)), 12);
    expect(strata[0]?.deviation).toBeCloseTo(Math.sqrt((share * (1 - share)) / (40.5 / 41)), 12);
  });

  it('is n/a when nobody was rated, and refuses more ratings than calls', () => {
    expect(plannedStrata([])).toBe('n/a');
    expect(plannedStrata([stratum(100, 0, 0, { called: 5 })])).toBe('n/a');
    expect(() => plannedStrata([stratum(100, 5, 5, { called: 4 })])).toThrow('5 rated of 4 called');
    expect(() => plannedStrata([stratum(100, 5, 5, { called: 5.5 })])).toThrow('called is no count');
    expect(() => plannedStrata([stratum(100, 5, 6)])).toThrow('6 of 5 is more than all');
  });
});
