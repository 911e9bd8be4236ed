import { describe, expect, it } from 'vitest';
import { drawBinomial, seeded } from './random.ts';
import { binomialAtMost } from './special/binomial.ts';

const draws = (count: number, trials: number, probability: number, seed = 7): number[] => {
  const random = seeded(seed);
  return Array.from({ length: count }, () => drawBinomial(random, trials, probability));
};

describe('numbers of a seed', () => {
  it('are always the same, within [0, 1), and others for another seed', () => {
    const [one, again, other] = [seeded(1), seeded(1), seeded(2)];
    const numbers = Array.from({ length: 1000 }, () => one());
    expect(numbers).toEqual(Array.from({ length: 1000 }, () => again()));
    expect(numbers).not.toEqual(Array.from({ length: 1000 }, () => other()));
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    expect(numbers.reduce((sum, number) => sum + number, 0) / 1000).toBeCloseTo(0.5, 1);
    expect(() => seeded(0.5)).toThrow('seed is no whole number: 0.5');
  });
});

describe('draws of a binomial', () => {
  it.each([
    [10, 0.3],
    [10, 0.8],
    [40, 0.5],
    [3, 0.01],
    [2000, 0.2],
    [5001, 0.9],
    [4000, 0.001],
    [20_000, 0.2],
  ])('of %d at %d fall as its law has it', (trials, probability) => {
    const seen = draws(4000, trials, probability);
    const mean = trials * probability;
    const deviation = Math.sqrt(mean * (1 - probability));
    for (const distance of [-1.5, -0.5, 0, 0.5, 1.5]) {
      const count = Math.floor(mean + distance * deviation);
      const expected = binomialAtMost(count, trials, probability);
      const share = seen.filter((each) => each <= count).length / seen.length;
      // Four standard errors of 4000 draws.
      expect(Math.abs(share - expected)).toBeLessThan(
        4 * Math.sqrt((expected * (1 - expected)) / 4000) + 1e-9,
      );
    }
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...seen)).toBeLessThanOrEqual(trials);
  });

  it('are certain where the trials are', () => {
    expect(draws(50, 20, 0)).toEqual(Array(50).fill(0));
    expect(draws(50, 20, 1)).toEqual(Array(50).fill(20));
    expect(draws(5, 0, 0.5)).toEqual(Array(5).fill(0));
  });

  it('end with the last trial, however close to 1 the number drawn', () => {
    expect(drawBinomial(() => 1 - 2 ** -53, 3, 0.1)).toBe(3);
    // Rounding leaves of this number a little more than its three chances add up to.
    expect(drawBinomial(() => 1 - 2 ** -53, 2, 0.3)).toBe(2);
    expect(drawBinomial(() => 0, 3, 0.1)).toBe(0);
    // P(0) = .729, P(1) = .243.
    expect([0.728, 0.73, 0.971, 0.973].map((number) => drawBinomial(() => number, 3, 0.1))).toEqual([
      0, 1, 1, 2,
    ]);
  });

  it('refuse what cannot be', () => {
    expect(() => draws(1, -1, 0.5)).toThrow('trials is no count');
    expect(() => draws(1, 1, 1.5)).toThrow('probability is none: 1.5');
    expect(() => draws(1, 1, -0.5)).toThrow('probability is none: -0.5');
    expect(() => draws(1, 1, Number.NaN)).toThrow('probability is none');
  });
});
