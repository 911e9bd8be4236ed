import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaQuantile, betaTails } from './beta.ts';
import { binomialAtLeast, binomialAtMost, binomialProbability } from './binomial.ts';
import { exactAtLeast } from './exact-binomial.double.ts';

const relative = (value: number, reference: number) => Math.abs(value / reference - 1);

describe('the tails of a binomial', () => {
  it.each([
    [1, 10, 0.025],
    [9, 10, 0.3],
    [20, 100, 0.127],
    [99, 100, 0.5],
    [30, 30, 0.886],
    [3, 3497, 0.0004],
    [12, 3497, 0.0004],
    [682, 925, 0.73],
    [880, 925, 0.73],
    [500, 1000, 0.5],
    [900, 1000, 0.5],
    [2, 20000, 0.0003],
  ])('P(X ≥ %d of %d) at %d is exact to 2e-12 of itself', (successes, trials, probability) => {
    const exact = exactAtLeast(successes, trials, probability);
    expect(relative(binomialAtLeast(successes, trials, probability), exact)).toBeLessThan(2e-12);
    expect(binomialAtMost(successes - 1, trials, probability)).toBeCloseTo(1 - exact, 13);
  });

  it('are sums of its probabilities', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (trials, p) => {
          let sum = 0;
          for (let k = 0; k <= trials; k++) {
            expect(binomialAtLeast(k, trials, p)).toBeCloseTo(1 - sum, 12);
            sum += binomialProbability(k, trials, p);
            expect(binomialAtMost(k, trials, p)).toBeCloseTo(sum, 12);
          }
          expect(sum).toBeCloseTo(1, 12);
        },
      ),
    );
  });

  it('keep their digits among a million trials', () => {
    // P(k + 1) / P(k) = (n − k) p / (k + 1) q.
    for (const count of [499_000, 500_100, 502_000]) {
      const step = binomialProbability(count + 1, 1e6, 0.5) / binomialProbability(count, 1e6, 0.5);
      expect(relative(step, (1e6 - count) / (count + 1))).toBeLessThan(1e-12);
    }
  });

  it('know what is certain and what cannot be, and take a count between two numbers', () => {
    expect(binomialAtLeast(0, 5, 0.2)).toBe(1);
    expect(binomialAtLeast(6, 5, 0.2)).toBe(0);
    expect(binomialAtMost(-1, 5, 0.2)).toBe(0);
    expect(binomialAtMost(5, 5, 0.2)).toBe(1);
    expect(binomialAtMost(6, 5, 0.2)).toBe(1);
    expect(binomialAtMost(5, 5, 1)).toBe(1);
    expect(binomialAtLeast(-1, 5, 0.2)).toBe(1);
    expect(binomialAtLeast(0, 5, 0)).toBe(1);
    expect(binomialAtMost(1.9, 5, 0.2)).toBe(binomialAtMost(1, 5, 0.2));
    expect(binomialAtLeast(1.1, 5, 0.2)).toBe(binomialAtLeast(2, 5, 0.2));
  });

  it('are certain where every trial is', () => {
    expect([0, 1].map((p) => binomialProbability(0, 4, p))).toEqual([1, 0]);
    expect([0, 1].map((p) => binomialProbability(2, 4, p))).toEqual([0, 0]);
    expect([0, 1].map((p) => binomialProbability(4, 4, p))).toEqual([0, 1]);
    expect(binomialProbability(0, 0, 1)).toBe(1);
    expect(binomialAtMost(2, 4, 0)).toBe(1);
    expect(binomialAtMost(2, 4, 1)).toBe(0);
    expect(binomialAtLeast(2, 4, 1)).toBe(1);
  });
});

describe('a beta distribution', () => {
  const shape = fc.double({ min: 0.5, max: 5000, noNaN: true });
  const tail = fc.double({ min: 1e-9, max: 0.5, noNaN: true });

  it('has quantiles that its tail leads back from', () => {
    fc.assert(
      fc.property(shape, shape, tail, (a, b, lower) => {
        const x = betaQuantile(lower, a, b);
        expect(relative(betaTails(x, a, b).lower, lower)).toBeLessThan(1e-9);
      }),
    );
  });

  it('is its own mirror', () => {
    fc.assert(
      fc.property(shape, shape, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (a, b, x) => {
        const [here, there] = [betaTails(x, a, b), betaTails(1 - x, b, a)];
        expect(here.lower).toBeCloseTo(there.upper, 9);
        expect(here.lower + here.upper).toBeCloseTo(1, 14);
      }),
    );
  });

  it('is x to the a where b is 1, and even where both are', () => {
    expect(betaTails(0.3, 2.5, 1).lower).toBeCloseTo(0.3 ** 2.5, 14);
    expect(betaQuantile(0.3, 1, 1)).toBeCloseTo(0.3, 14);
    expect(betaQuantile(0.9, 1, 1)).toBeCloseTo(0.9, 14);
    expect(betaQuantile(1e-6, 4, 1)).toBeCloseTo(1e-6 ** (1 / 4), 14);
  });

  it('has nothing beyond 0 and 1', () => {
    expect(betaTails(0, 2, 3)).toEqual({ lower: 0, upper: 1 });
    expect(betaTails(1, 2, 3)).toEqual({ lower: 1, upper: 0 });
  });
});
