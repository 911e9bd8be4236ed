import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { published } from '../examples/published.ts';
import { answersNeeded, callsNeeded } from './sample-size.ts';

describe('the sample size for a width', () => {
  it('for .95 ± 2 points is 456 answers, and 213 of 400', () => {
    expect(answersNeeded({ proportion: 0.95, halfWidth: 0.02 })).toBeCloseTo(456.173235, 6);
    expect(answersNeeded({ proportion: 0.95, halfWidth: 0.02, population: 400 })).toBeCloseTo(213.371147, 6);
    expect(callsNeeded({ proportion: 0.95, halfWidth: 0.02, population: 400 })).toBe(214);
  });

  it('agrees with PracTools (n-prop-table)', () => {
    const { inputs, expected } = published<{ readonly e: readonly number[] }, readonly number[]>(
      'n-prop-table',
    );
    expect(inputs.e.map((halfWidth) => callsNeeded({ proportion: 0.5, halfWidth }))).toEqual(expected);
  });

  it('agrees with samplics and samplingbook (n-prop-fpc)', () => {
    interface Case {
      readonly p: number;
      readonly e: number;
      readonly N: number;
      readonly resp_rate?: number;
    }
    const { inputs, expected } = published<{ readonly cases: readonly Case[] }, readonly number[]>(
      'n-prop-fpc',
    );
    const calls = inputs.cases.map(({ p, e, N, resp_rate = 1 }) =>
      callsNeeded({ proportion: p, halfWidth: e, population: N, responseRate: resp_rate }),
    );
    expect(calls).toEqual(expected);
  });

  it('grows with the level and with what stays away, never beyond the population', () => {
    expect(callsNeeded({ proportion: 0.5, halfWidth: 0.05, level: 0.99 })).toBe(664);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.double({ min: 0.005, max: 0.5, noNaN: true }),
        (population, proportion, halfWidth) => {
          const calls = callsNeeded({ proportion, halfWidth, population });
          expect(calls).toBeLessThanOrEqual(population);
          expect(calls).toBeGreaterThanOrEqual(1);
          const half = callsNeeded({ proportion, halfWidth, population, responseRate: 0.5 });
          if (half === 'n/a') expect(calls).toBeGreaterThan(population / 2);
          else expect(half).toBeLessThanOrEqual(2 * Number(calls));
        },
      ),
    );
  });

  it('is a whole number where it is one', () => {
    expect(callsNeeded({ proportion: 0.5, halfWidth: 0.1, population: 1 })).toBe(1);
    expect(callsNeeded({ proportion: 0.5, halfWidth: 0.1, population: 1, responseRate: 0.9 })).toBe('n/a');
  });

  it('is n/a of nobody, and refuses what cannot be', () => {
    const wanted = { proportion: 0.5, halfWidth: 0.1 };
    expect(answersNeeded({ ...wanted, population: 0 })).toBe('n/a');
    expect(callsNeeded({ ...wanted, population: 0 })).toBe('n/a');
    expect(() => answersNeeded({ ...wanted, population: -1 })).toThrow('population is no count');
    expect(() => answersNeeded({ ...wanted, proportion: 1 })).toThrow('proportion is not between 0 and 1');
    expect(() => answersNeeded({ ...wanted, halfWidth: 0 })).toThrow('halfWidth is not above 0');
    for (const responseRate of [0, 1.1, Number.NaN])
      expect(() => callsNeeded({ ...wanted, responseRate })).toThrow('no response rate');
  });
});
