import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { published } from '../examples/published.ts';
import {
  type AllocationStratum,
  budgetShares,
  minimaxAllocation,
  neymanAllocation,
  neymanShares,
  precisionShares,
  varianceOfMean,
} from './allocation.ts';
import type { NotAvailable } from './not-available.ts';

function found<T>(value: T | NotAvailable): T {
  if (value === 'n/a') throw new Error('there is no allocation');
  return value;
}
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const of = (
  population: number,
  deviation: number,
  more: Partial<AllocationStratum> = {},
): AllocationStratum => ({
  population,
  deviation,
  ...more,
});

interface Inputs {
  readonly N_h: readonly number[];
  readonly S_h: readonly number[];
  readonly c_h?: readonly number[];
}
const strataOf = ({ N_h, S_h, c_h }: Inputs) =>
  N_h.map((population, index) => ({ population, deviation: S_h[index] ?? 0, cost: c_h?.[index] ?? 1 }));
interface Expected {
  readonly n_h: readonly number[];
  readonly se_mean: number;
}
const closeTo = (numbers: readonly number[], digits: number) =>
  numbers.map((number) => expect.closeTo(number, digits));

describe('the shares that make the variance least', () => {
  it('agree with the vector that was computed apart', () => {
    const strata = [
      [0.7, 0.02],
      [0.2, 0.08],
      [0.1, 0.3],
    ].map(([weight = 0, p = 0]) => of(10_000 * weight, Math.sqrt(p * (1 - p))));
    expect(neymanShares(strata, 1000)).toEqual(closeTo([494.738614, 273.916779, 231.344607], 6));
  });

  it('agree with PracTools (neyman-practools, cost-allocation-budget, cost-allocation-cv)', () => {
    const neyman = published<Inputs, Expected>('neyman-practools');
    const shares = found(neymanShares(strataOf(neyman.inputs), 100));
    expect(shares).toEqual(closeTo(neyman.expected.n_h, 5));
    const error = Math.sqrt(found(varianceOfMean(strataOf(neyman.inputs), shares)));
    expect(error / neyman.expected.se_mean).toBeCloseTo(1, 6);

    const budget = published<Inputs & { readonly budget: number }, Expected>('cost-allocation-budget');
    const bought = found(budgetShares(strataOf(budget.inputs), budget.inputs.budget));
    expect(bought).toEqual(closeTo(budget.expected.n_h, 5));
    expect(
      Math.sqrt(found(varianceOfMean(strataOf(budget.inputs), bought))) / budget.expected.se_mean,
    ).toBeCloseTo(1, 6);

    const precise = published<Inputs & Readonly<Record<'mean' | 'cv', number>>, Expected>(
      'cost-allocation-cv',
    );
    const variance = (precise.inputs.mean * precise.inputs.cv) ** 2;
    const needed = found(precisionShares(strataOf(precise.inputs), variance));
    expect(needed).toEqual(closeTo(precise.expected.n_h, 4));
    expect(found(varianceOfMean(strataOf(precise.inputs), needed)) / variance).toBeCloseTo(1, 10);
  });

  it('are n/a where nothing scatters', () => {
    const flat = [{ ...of(10, 0), cost: 1 }];
    expect(neymanShares(flat, 5)).toBe('n/a');
    expect(budgetShares(flat, 5)).toBe('n/a');
    expect(precisionShares(flat, 5)).toBe('n/a');
    expect(neymanShares([], 5)).toBe('n/a');
  });

  it('refuse what cannot be', () => {
    const one = { ...of(10, 0.3), cost: 1 };
    expect(() => neymanShares([of(-1, 0.3)], 5)).toThrow('population is no count');
    expect(() => neymanShares([of(10, -0.3)], 5)).toThrow('deviation is below 0');
    expect(() => neymanShares([of(10, Number.POSITIVE_INFINITY)], 5)).toThrow('deviation is below 0');
    expect(() => neymanShares([one], -5)).toThrow('calls is below 0');
    expect(() => budgetShares([one], -5)).toThrow('budget is below 0');
    expect(() =>
      budgetShares(
        [of(-1, 0.3)].map((stratum) => ({ ...stratum, cost: 1 })),
        5,
      ),
    ).toThrow('no count');
    expect(() => budgetShares([{ ...one, cost: 0 }], 5)).toThrow('cost is not above 0');
    expect(() => precisionShares([{ ...one, cost: Number.POSITIVE_INFINITY }], 5)).toThrow(
      'cost is not above 0',
    );
    expect(() => precisionShares([one], 0)).toThrow('variance is not above 0');
  });
});

describe('the variance of the mean', () => {
  it('weighs strata by their population, and is 0 where everybody is called', () => {
    const strata = [of(100, 0.3), of(300, 0.1)];
    expect(varianceOfMean(strata, [10, 30])).toBeCloseTo(
      (0.25 * 0.3) ** 2 * (1 / 10 - 1 / 100) + (0.75 * 0.1) ** 2 * (1 / 30 - 1 / 300),
      15,
    );
    expect(varianceOfMean(strata, [100, 300])).toBe(0);
  });

  it('is n/a where a stratum that scatters is not called, and needs no call where nothing does', () => {
    expect(varianceOfMean([of(100, 0.3), of(300, 0.1)], [10, 0])).toBe('n/a');
    expect(varianceOfMean([of(100, 0.3), of(300, 0.1)], [10])).toBe('n/a');
    expect(varianceOfMean([of(100, 0.3), of(300, 0)], [100, 0])).toBe(0);
    expect(varianceOfMean([], [])).toBe(0);
    expect(() => varianceOfMean([of(-1, 0.3)], [1])).toThrow('population is no count');
    expect(() => varianceOfMean([of(9, 0.3)], [-1])).toThrow('calls is below 0');
  });
});

/** Every way to share so many whole calls within floors and caps. */
function* waysOf(strata: readonly AllocationStratum[], calls: number): Generator<number[]> {
  const [first, ...rest] = strata;
  if (!first) {
    if (calls === 0) yield [];
    return;
  }
  const bound = Math.min(first.cap ?? first.population, first.population);
  for (let own = Math.min(first.floor ?? 1, bound); own <= Math.min(bound, calls); own++)
    for (const others of waysOf(rest, calls - own)) yield [own, ...others];
}

const small = fc.array(
  fc.record({
    population: fc.integer({ min: 2, max: 9 }),
    deviation: fc.double({ min: 0.05, max: 1, noNaN: true }),
    floor: fc.integer({ min: 1, max: 3 }),
    cap: fc.integer({ min: 2, max: 9 }),
  }),
  { minLength: 1, maxLength: 3 },
);

describe('whole calls', () => {
  it('are as good as the best of all ways to share them', () => {
    fc.assert(
      fc.property(small, fc.integer({ min: 0, max: 16 }), (strata, calls) => {
        const [own, fair] = [neymanAllocation(strata, calls), minimaxAllocation(strata, calls)];
        const most = sum(strata.map(({ cap, population }) => Math.min(cap, population)));
        const ways = [...waysOf(strata, Math.min(calls, most))];
        if (own === 'n/a' || fair === 'n/a') {
          const least = sum(strata.map(({ floor, cap, population }) => Math.min(floor, cap, population)));
          expect(calls).toBeLessThan(least);
          return;
        }
        const variance = (way: readonly number[]) => found(varianceOfMean(strata, way));
        const worst = (way: readonly number[]) =>
          Math.max(
            ...strata.map(
              ({ deviation, population }, i) => deviation ** 2 * (1 / (way[i] ?? 0) - 1 / population),
            ),
          );
        expect(variance(own)).toBeCloseTo(Math.min(...ways.map(variance)), 12);
        expect(worst(fair)).toBeCloseTo(Math.min(...ways.map(worst)), 12);
      }),
    );
  });

  it('are those of Neyman, nearly, where there are many', () => {
    const strata = [of(7000, 0.14), of(2000, 0.27), of(1000, 0.46)];
    const [whole, shares] = [found(neymanAllocation(strata, 900)), found(neymanShares(strata, 900))];
    expect(sum(whole)).toBe(900);
    for (const [index, share] of shares.entries())
      expect(Math.abs((whole[index] ?? 0) - share)).toBeLessThan(1);
  });

  it('leave no team much worse known than another when the worst counts', () => {
    const teams = [of(4000, 0.1), of(300, 0.3), of(50, 0.4)];
    const calls = found(minimaxAllocation(teams, 200));
    const variances = teams.map(
      ({ deviation, population }, i) => deviation ** 2 * (1 / (calls[i] ?? 0) - 1 / population),
    );
    expect(Math.max(...variances) / Math.min(...variances)).toBeLessThan(1.15);
    expect(sum(calls)).toBe(200);
  });

  it.each([
    ['neymanAllocation', neymanAllocation],
    ['minimaxAllocation', minimaxAllocation],
  ])('%s keeps to floors and caps, and spends no call that tells nothing', (_, allocation) => {
    expect(allocation([of(10, 0.3), of(20, 0.3)], 100)).toEqual([10, 20]);
    expect(allocation([of(10, 0.3, { cap: 4 }), of(20, 0.3, { floor: 30 })], 100)).toEqual([4, 20]);
    expect(allocation([of(10, 0.3, { floor: 0 }), of(0, 0.3)], 1)).toEqual([1, 0]);
    expect(allocation([of(10, 0.3, { floor: 8, cap: 5 })], 9)).toEqual([5]);
    expect(allocation([of(10, 0), of(0, 1)], 9)).toEqual([1, 0]);
    expect(allocation([of(10, 0, { floor: 0 }), of(10, 0.3, { floor: 0 })], 3)).toEqual([1, 2]);
    expect(allocation([], 9)).toEqual([]);
    expect(allocation([of(10, 0.3), of(20, 0.3)], 1)).toBe('n/a');
    expect(allocation([of(10, 0.3), of(20, 0.3)], 2)).toEqual([1, 1]);
  });

  it.each([
    ['neymanAllocation', neymanAllocation],
    ['minimaxAllocation', minimaxAllocation],
  ])('%s refuses what cannot be', (_, allocation) => {
    expect(() => allocation([of(10, 0.3)], 1.5)).toThrow('calls is no count');
    expect(() => allocation([of(-1, 0.3)], 1)).toThrow('population is no count');
    expect(() => allocation([of(10, 0.3, { floor: 0.5 })], 1)).toThrow('floor is no count');
    expect(() => allocation([of(10, 0.3, { cap: -1 })], 1)).toThrow('cap is no count');
  });
});
