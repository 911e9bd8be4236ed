import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { published } from '../examples/published.ts';
import { fisherExact } from './fisher.ts';
import { holm } from './holm.ts';
import { normalTail } from './special/normal.ts';
import { twoProportionTest } from './two-proportions.ts';

type Table = readonly [readonly [number, number], readonly [number, number]];

const rowsOf = ([[a, b], [c, d]]: Table) =>
  [
    { successes: a, trials: a + b },
    { successes: c, trials: c + d },
  ] as const;
const of = (successes: number, trials: number) => ({ successes, trials });
const proportion = (max: number) =>
  fc
    .integer({ min: 1, max })
    .chain((trials) =>
      fc.record({ successes: fc.integer({ min: 0, max: trials }), trials: fc.constant(trials) }),
    );

const relative = (value: number | 'n/a', reference: number) => Math.abs(Number(value) / reference - 1);

describe("Fisher's exact test", () => {
  it('tells the teams of table 1 not apart: 4 of 2473 dissatisfied, and 3 of 3165', () => {
    expect(fisherExact(of(4, 2473), of(3, 3165))).toBeCloseTo(0.706487, 6);
  });

  it('agrees with Fisher on the lady tasting tea', () => {
    expect(fisherExact(of(3, 4), of(1, 4))).toBeCloseTo(0.485714, 6);
    expect(fisherExact(of(3, 4), of(1, 4), 'greater')).toBeCloseTo(17 / 70, 12);
    expect(fisherExact(of(3, 4), of(1, 4), 'less')).toBeCloseTo(69 / 70, 12);
  });

  it.each(['fisher-two-sided', 'fisher-tie-tolerance'])('agrees with R (scipy, %s)', (id) => {
    const { inputs, expected } = published<{ readonly tables: readonly Table[] }, readonly number[]>(id);
    for (const [index, table] of inputs.tables.entries())
      expect(relative(fisherExact(...rowsOf(table)), expected[index] ?? 0)).toBeLessThan(1e-9);
    expect(expected.length).toBe(inputs.tables.length);
  });

  it('agrees with R on one side (scipy, fisher-one-sided)', () => {
    const { inputs, expected } = published<
      { readonly tables: readonly Table[] },
      Readonly<Record<'less' | 'greater', readonly number[]>>
    >('fisher-one-sided');
    for (const [index, table] of inputs.tables.entries()) {
      const [first, second] = rowsOf(table);
      expect(relative(fisherExact(first, second, 'less'), expected.less[index] ?? 0)).toBeLessThan(2e-7);
      expect(relative(fisherExact(first, second, 'greater'), expected.greater[index] ?? 0)).toBeLessThan(
        2e-7,
      );
    }
  });

  it('says the same of the two turned round, and of the failures', () => {
    fc.assert(
      fc.property(proportion(80), proportion(80), (first, second) => {
        const p = Number(fisherExact(first, second));
        const failures = [first, second].map(({ successes, trials }) => of(trials - successes, trials));
        expect(relative(fisherExact(second, first), p)).toBeLessThan(1e-10);
        expect(relative(fisherExact(failures[0] ?? of(0, 0), failures[1] ?? of(0, 0)), p)).toBeLessThan(
          1e-10,
        );
        expect(p).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('has two sides that share the table seen', () => {
    fc.assert(
      fc.property(proportion(60), proportion(60), (first, second) => {
        const [less, greater] = [fisherExact(first, second, 'less'), fisherExact(first, second, 'greater')];
        expect(Number(less) + Number(greater)).toBeGreaterThan(1 - 1e-12);
        expect(fisherExact(second, first, 'greater')).toBeCloseTo(Number(less), 10);
      }),
    );
  });

  it('is n/a where one side asked nobody, and 1 where nothing could have come out otherwise', () => {
    expect(fisherExact(of(0, 0), of(1, 2))).toBe('n/a');
    expect(fisherExact(of(1, 2), of(0, 0))).toBe('n/a');
    expect(fisherExact(of(5, 5), of(7, 7))).toBe(1);
    expect(fisherExact(of(0, 5), of(0, 7))).toBe(1);
    expect(() => fisherExact(of(3, 2), of(0, 7))).toThrow('3 of 2 is more than all');
    expect(() => fisherExact(of(0, 7), of(3, 2))).toThrow('3 of 2 is more than all');
  });
});

describe('the z test of two proportions', () => {
  it('agrees with statsmodels (two-prop-z-pooled)', () => {
    const { expected } = published<unknown, { readonly z: number; readonly p_two_sided: number }>(
      'two-prop-z-pooled',
    );
    expect(twoProportionTest(of(5, 83), of(12, 99))).toEqual({
      z: expect.closeTo(expected.z, 12),
      p: expect.closeTo(expected.p_two_sided, 12),
    });
  });

  it('turns its sign round with the two, and is nearly Fisher where there are many', () => {
    const [there, back] = [
      twoProportionTest(of(90, 300), of(120, 300)),
      twoProportionTest(of(120, 300), of(90, 300)),
    ];
    if (there === 'n/a' || back === 'n/a') throw new Error('there are trials');
    expect(there.z).toBe(-back.z);
    expect(there.p).toBe(back.p);
    expect(there.p).toBeCloseTo(2 * normalTail(Math.abs(there.z)), 15);
    expect(Number(fisherExact(of(90, 300), of(120, 300))) - there.p).toBeCloseTo(0.002, 2);
  });

  it.each([
    [of(0, 0), of(1, 2)],
    [of(1, 2), of(0, 0)],
    [of(0, 5), of(0, 7)],
    [of(5, 5), of(7, 7)],
  ])('is n/a of %o and %o', (first, second) => {
    expect(twoProportionTest(first, second)).toBe('n/a');
  });

  it('refuses more than all on either side', () => {
    expect(() => twoProportionTest(of(3, 2), of(0, 7))).toThrow('3 of 2 is more than all');
    expect(() => twoProportionTest(of(0, 7), of(3, 2))).toThrow('3 of 2 is more than all');
  });
});

describe("Holm's correction", () => {
  it('of four tests, in the order given', () => {
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual(
      [0.03, 0.06, 0.06, 0.02].map((p) => expect.closeTo(p, 12)),
    );
  });

  it('agrees with R multtest (statsmodels, holm-10)', () => {
    const { inputs, expected } = published<{ readonly p: readonly number[] }, readonly number[]>('holm-10');
    expect(holm(inputs.p)).toEqual(expected.map((p) => expect.closeTo(p, 11)));
  });

  it('follows the tests of all pairs (statsmodels, pairwise-prop-then-holm)', () => {
    const { inputs, expected } = published<
      Readonly<Record<'x' | 'n', readonly number[]>> & {
        readonly pairs: readonly (readonly [number, number])[];
      },
      Readonly<Record<'raw' | 'holm', readonly number[]>>
    >('pairwise-prop-then-holm');
    const group = (index: number) => of(inputs.x[index] ?? 0, inputs.n[index] ?? 0);
    const raw = inputs.pairs.map(([one, other]) => {
      const test = twoProportionTest(group(one), group(other));
      return test === 'n/a' ? test : test.p;
    });
    expect(raw).toEqual(expected.raw.map((p) => expect.closeTo(p, 11)));
    expect(holm(raw)).toEqual(expected.holm.map((p) => expect.closeTo(p, 11)));
  });

  it('never makes a p smaller, keeps their order, and does no more than Bonferroni', () => {
    const p = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(p, { maxLength: 12 }), (ps) => {
        const adjusted = holm(ps).map(Number);
        for (const [index, each] of ps.entries()) {
          expect(adjusted[index]).toBeGreaterThanOrEqual(each);
          expect(adjusted[index]).toBeLessThanOrEqual(Math.min(1, each * ps.length));
          for (const [other, p] of ps.entries())
            if (p < each) expect(adjusted[other]).toBeLessThanOrEqual(adjusted[index] ?? 0);
        }
      }),
    );
  });

  it('leaves alone what could not be tested', () => {
    expect(holm(['n/a', 0.02, 'n/a', 0.03])).toEqual(['n/a', 0.04, 'n/a', 0.04]);
    expect(holm([])).toEqual([]);
    expect(holm([1])).toEqual([1]);
    for (const p of [1.1, -0.1, Number.NaN]) expect(() => holm([0.5, p])).toThrow('p is no probability');
  });
});
