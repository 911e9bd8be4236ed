import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { published, rowsOf } from '../examples/published.ts';
import {
  type Cell,
  type Estimate,
  estimatesBy,
  postStratifiedEstimate,
  ratioEstimate,
  studentInterval,
  totalEstimate,
} from './estimate.ts';
import type { Interval } from './interval.ts';
import type { NotAvailable } from './not-available.ts';
import { proportionEstimate } from './proportion-estimate.ts';
import { type DrawnStratum, NO_SUMS, plus, type StratumSums, sumsOf } from './stratum.ts';

function found<T>(value: T | NotAvailable): T {
  if (value === 'n/a') throw new Error('there is no estimate');
  return value;
}
const figures = (estimate: Estimate | NotAvailable) => {
  const { estimate: value, standardError } = found(estimate);
  return [value, standardError];
};
const closeTo = (values: readonly number[], digits: number) =>
  values.map((value) => expect.closeTo(value, digits));
const ends = (interval: Interval | NotAvailable) => [found(interval).low, found(interval).high];
const byStratum = <T extends { readonly stratum: string }>(units: readonly T[]) =>
  Map.groupBy(units, ({ stratum }) => stratum);

describe('the sample of schools in the R survey package (apistrat)', () => {
  const schools = rowsOf('apistrat.csv').map((row) => ({
    stratum: row.stype ?? '',
    population: Number(row.N_h),
    api00: Number(row.api00),
    enroll: Number(row.enroll),
  }));
  const strataOf = (y: (school: (typeof schools)[number]) => number): StratumSums[] =>
    [...byStratum(schools)].map(([, units]) => ({
      population: units[0]?.population ?? 0,
      sampled: units.length,
      sums: sumsOf(units.map((school) => ({ y: y(school), x: 1 }))),
    }));
  const { expected } = published<unknown, Readonly<Record<string, number>>>('apistrat-mean-total');

  it('has the published mean and total', () => {
    expect(schools).toHaveLength(200);
    expect(figures(ratioEstimate(strataOf(({ api00 }) => api00)))).toEqual(
      closeTo([expected.mean ?? 0, expected.mean_se ?? 0], 5),
    );
    expect(figures(totalEstimate(strataOf(({ enroll }) => enroll)))).toEqual(
      closeTo([expected.total ?? 0, expected.total_se ?? 0], 1),
    );
  });

  it('has the published means of its school types, each a domain', () => {
    const strata = new Map(
      [...byStratum(schools)].map(([name, units]) => [
        name,
        { population: units[0]?.population ?? 0, sampled: units.length },
      ]),
    );
    const units = schools.map(({ stratum, api00 }) => ({ stratum, group: stratum, y: api00, x: 1 }));
    const errors = [...estimatesBy(strata, units).values()].map((estimate) => found(estimate).standardError);
    // The README of the examples: what the data give, against two public pages that print others.
    expect(errors).toEqual(closeTo([12.382, 16.215, 14.937], 3));
  });
});

describe('the strata of samplics (one_stage_fpc)', () => {
  const rows = rowsOf('one_stage_fpc.csv').map((row) => ({
    stratum: row.stratid ?? '',
    psu: row.psuid ?? '',
    domain: row.domain ?? '',
    weight: Number(row.weight),
    y: Number(row.y),
    x: Number(row.x),
  }));
  type Row = (typeof rows)[number];
  const POPULATIONS: Readonly<Record<string, number>> = { '1': 15, '2': 9, '3': 20 };
  const strataOf = (of: (row: Row) => { readonly y: number; readonly x: number }): StratumSums[] =>
    [...byStratum(rows)].map(([name, units]) => ({
      population: POPULATIONS[name] ?? 0,
      sampled: units.length,
      weight: units[0]?.weight ?? 0,
      sums: sumsOf(units.map(of)),
    }));
  const mean = ({ y }: Row) => ({ y, x: 1 });
  type Published = Readonly<Record<string, readonly number[]>>;

  it('have the published total, mean, ratio and intervals', () => {
    const { expected } = published<unknown, Published>('onestage-stratified-elements');
    const [total, means, ratio] = [
      totalEstimate(strataOf(mean)),
      ratioEstimate(strataOf(mean)),
      ratioEstimate(strataOf((row) => row)),
    ];
    expect(figures(total)).toEqual(closeTo(expected.total ?? [], 4));
    expect(figures(means)).toEqual(closeTo(expected.mean ?? [], 5));
    expect(figures(ratio)).toEqual(closeTo(expected.ratio_y_x ?? [], 6));
    expect(found(means)).toMatchObject({ degreesOfFreedom: 18, coverage: 1 });
    expect(ends(studentInterval(means))).toEqual(closeTo(expected.mean_ci95_t18 ?? [], 5));
    expect(ends(studentInterval(ratio))).toEqual(closeTo(expected.ratio_ci95_t18 ?? [], 5));
  });

  it('have the published figures of two domains', () => {
    const { expected } = published<unknown, Readonly<Record<string, Published>>>(
      'onestage-stratified-domains',
    );
    for (const [domain, figuresOf] of Object.entries(expected)) {
      const within = (of: (row: Row) => { readonly y: number; readonly x: number }) =>
        strataOf((row) => (row.domain === domain ? of(row) : { y: 0, x: 0 }));
      const means = ratioEstimate(within(mean));
      expect(figures(totalEstimate(within(mean)))).toEqual(closeTo(figuresOf.total ?? [], 4));
      expect(figures(means)).toEqual(closeTo(figuresOf.mean ?? [], 5));
      expect(figures(ratioEstimate(within((row) => row)))).toEqual(closeTo(figuresOf.ratio ?? [], 5));
      expect(ends(studentInterval(means))).toEqual(closeTo(figuresOf.mean_ci95 ?? [], 4));
    }
    expect(Object.keys(expected)).toEqual(['1', '2']);
  });

  it('have the published figures of clusters, which are units whose y and x are sums', () => {
    const { expected } = published<unknown, Published>('onestage-psu');
    const clusters = (of: (row: Row) => { readonly y: number; readonly x: number }): StratumSums[] =>
      [...byStratum(rows)].map(([name, units]) => {
        const psus = [...Map.groupBy(units, ({ psu }) => psu).values()].map((members) => {
          const { y, x } = sumsOf(members.map(of));
          return { y, x };
        });
        return { population: POPULATIONS[name] ?? 0, sampled: psus.length, sums: sumsOf(psus) };
      });
    expect(figures(totalEstimate(clusters(mean)))).toEqual(closeTo(expected.total ?? [], 4));
    expect(figures(ratioEstimate(clusters(mean)))).toEqual(closeTo(expected.mean ?? [], 5));
    expect(figures(ratioEstimate(clusters((row) => row)))).toEqual(closeTo(expected.ratio ?? [], 6));
  });
});

const count = (min: number, max: number) => fc.integer({ min, max });
/** Strata of which at least two units were sampled, with y of any size and x of 0 or 1. */
const stratum: fc.Arbitrary<StratumSums> = fc
  .array(fc.record({ y: count(-20, 20), x: count(0, 1) }), { minLength: 2, maxLength: 12 })
  .chain((units) =>
    count(0, 40).map((more) => ({
      population: units.length + more,
      sampled: units.length,
      sums: sumsOf([{ y: 1, x: 1 }, ...units.slice(1)]),
    })),
  );
const strata = fc.array(stratum, { minLength: 1, maxLength: 5 });

describe('an estimate', () => {
  it('of everybody has no error', () => {
    fc.assert(
      fc.property(strata, (sampled) => {
        const whole = sampled.map((each) => ({ ...each, population: each.sampled }));
        const sums = whole.reduce((total, each) => plus(total, each.sums), NO_SUMS);
        expect(figures(ratioEstimate(whole))).toEqual([expect.closeTo(sums.y / sums.x, 10), 0]);
        expect(figures(totalEstimate(whole))).toEqual([sums.y, 0]);
      }),
    );
  });

  it('does not depend on the order of strata, nor on the unit of y', () => {
    fc.assert(
      fc.property(strata, count(1, 50), (sampled, factor) => {
        const scaled = sampled.map((each) => ({
          ...each,
          sums: {
            ...each.sums,
            y: each.sums.y * factor,
            yy: each.sums.yy * factor ** 2,
            xy: each.sums.xy * factor,
          },
        }));
        const [value = 0, error] = figures(ratioEstimate(sampled));
        expect(figures(ratioEstimate(sampled.toReversed()))).toEqual([
          expect.closeTo(Number(value), 9),
          expect.closeTo(Number(error), 6),
        ]);
        expect(figures(ratioEstimate(scaled))).toEqual([
          expect.closeTo(Number(value) * factor, 6),
          expect.closeTo(Number(error) * factor, 4),
        ]);
      }),
    );
  });

  it('of a mean in one stratum is that of the textbook: s √((1 − f)/n)', () => {
    const units = [4, 7, 1, 12].map((y) => ({ y, x: 1 }));
    const one: StratumSums = { population: 10, sampled: 4, sums: sumsOf(units) };
    // Mean 6, s² = (4 + 1 + 25 + 36)/3 = 22.
    expect(figures(ratioEstimate([one]))).toEqual(closeTo([6, Math.sqrt((22 / 4) * 0.6)], 12));
    expect(figures(totalEstimate([one]))).toEqual(closeTo([60, 10 * Math.sqrt((22 / 4) * 0.6)], 12));
    expect(found(ratioEstimate([one]))).toMatchObject({ degreesOfFreedom: 3, coverage: 1 });
  });

  it('says what share of the population it is silent about', () => {
    const some: StratumSums = {
      population: 30,
      sampled: 2,
      sums: sumsOf([
        { y: 1, x: 1 },
        { y: 0, x: 1 },
      ]),
    };
    const none: StratumSums = { population: 10, sampled: 0, sums: NO_SUMS };
    expect(found(ratioEstimate([some, none]))).toMatchObject({
      estimate: 0.5,
      coverage: 0.75,
      degreesOfFreedom: 1,
    });
    expect(found(totalEstimate([some, none]))).toMatchObject({ estimate: 15, coverage: 0.75 });
  });

  it('has no standard error where a stratum has one order only, unless that is all of it', () => {
    const two: StratumSums = {
      population: 9,
      sampled: 2,
      sums: sumsOf([
        { y: 1, x: 1 },
        { y: 0, x: 1 },
      ]),
    };
    const one = { sampled: 1, sums: sumsOf([{ y: 1, x: 1 }]) };
    const lonely = ratioEstimate([two, { ...one, population: 2 }]);
    expect(lonely).toMatchObject({ standardError: 'n/a', degreesOfFreedom: 1 });
    expect(studentInterval(lonely)).toBe('n/a');
    expect(totalEstimate([{ ...one, population: 2 }])).toMatchObject({ standardError: 'n/a' });
    const alone = ratioEstimate([{ ...one, population: 1 }]);
    expect(alone).toMatchObject({ estimate: 1, standardError: 0, degreesOfFreedom: 0 });
    expect(studentInterval(alone)).toBe('n/a');
  });

  it('is n/a where nobody of the domain was sampled', () => {
    const outside: StratumSums = { population: 9, sampled: 2, sums: NO_SUMS };
    expect(ratioEstimate([])).toBe('n/a');
    expect(totalEstimate([])).toBe('n/a');
    expect(ratioEstimate([outside])).toBe('n/a');
    expect(figures(totalEstimate([outside]))).toEqual([0, 0]);
    expect(ratioEstimate([{ ...outside, sampled: 0 }])).toBe('n/a');
    expect(totalEstimate([{ ...outside, sampled: 0 }])).toBe('n/a');
    expect(studentInterval('n/a')).toBe('n/a');
  });

  it('refuses a sample larger than its population, and a weight of nothing', () => {
    const impossible: StratumSums = { population: 2, sampled: 3, sums: NO_SUMS };
    expect(() => ratioEstimate([impossible])).toThrow('3 sampled of 2');
    expect(() => totalEstimate([{ ...impossible, population: -1 }])).toThrow('population is no count');
    expect(() => totalEstimate([{ ...impossible, sampled: 0.5 }])).toThrow('sampled is no count');
    expect(() => ratioEstimate([{ ...impossible, population: 5, weight: 0 }])).toThrow(
      'weight is not above 0',
    );
  });
});

describe('an estimate by groups', () => {
  const STRATA = new Map<string, DrawnStratum>([
    ['repair', { population: 4, sampled: 4 }],
    ['counter', { population: 60, sampled: 3 }],
  ]);
  const units = [
    { stratum: 'repair', group: 'east', y: 1, x: 1 },
    { stratum: 'repair', group: 'east', y: 0, x: 1 },
    { stratum: 'repair', group: 'west', y: 1, x: 1 },
    { stratum: 'counter', group: 'east', y: 1, x: 1 },
    { stratum: 'counter', group: 'west', y: 0, x: 1 },
  ];

  it('is the estimate of each with zeros for the others', () => {
    const estimates = estimatesBy(STRATA, units);
    const east = proportionEstimate([
      { population: 4, sampled: 4, rated: 2, satisfied: 1 },
      { population: 60, sampled: 3, rated: 1, satisfied: 1 },
    ]);
    expect([...estimates.keys()]).toEqual(['east', 'west']);
    expect(figures(estimates.get('east') ?? 'n/a')).toEqual([21 / 22, found(east).standardError]);
    expect(found(estimates.get('west') ?? 'n/a').estimate).toBeCloseTo(1 / 21, 14);
  });

  it('divides by any x', () => {
    const minutes = [
      { stratum: 'counter', group: 'east', y: 3, x: 2 },
      { stratum: 'counter', group: 'east', y: 8, x: 5 },
      { stratum: 'counter', group: 'east', y: 1, x: 3 },
    ];
    const east = estimatesBy(STRATA, minutes).get('east') ?? 'n/a';
    const direct = ratioEstimate([{ population: 60, sampled: 3, sums: sumsOf(minutes) }]);
    expect(figures(east)).toEqual(figures(direct));
  });

  it('knows the strata that none of a group is in', () => {
    const { degreesOfFreedom, coverage } = found(estimatesBy(STRATA, units.slice(0, 3)).get('west') ?? 'n/a');
    expect({ degreesOfFreedom, coverage }).toEqual({ degreesOfFreedom: 5, coverage: 1 });
  });

  it('has no groups without units, and refuses units of no stratum', () => {
    expect(estimatesBy(STRATA, []).size).toBe(0);
    expect(() => estimatesBy(STRATA, [{ stratum: 'x', group: 'east', y: 1, x: 1 }])).toThrow('no stratum x');
  });
});

describe('a post-stratified estimate', () => {
  const STRATA = new Map<string, DrawnStratum>([
    ['a', { population: 100, sampled: 10 }],
    ['b', { population: 300, sampled: 6 }],
  ]);
  const sums = (satisfied: number, rated: number) => ({
    y: satisfied,
    x: rated,
    yy: satisfied,
    xx: rated,
    xy: satisfied,
  });
  const CELLS: readonly Cell[] = [
    { stratum: 'a', group: 'new', units: 6, sums: sums(5, 6) },
    { stratum: 'a', group: 'old', units: 4, sums: sums(1, 3) },
    { stratum: 'b', group: 'new', units: 2, sums: sums(2, 2) },
    { stratum: 'b', group: 'old', units: 4, sums: sums(3, 4) },
  ];

  it('scales each group to its known population', () => {
    const { estimate, coverage, degreesOfFreedom } = found(
      postStratifiedEstimate(
        STRATA,
        new Map([
          ['new', 220],
          ['old', 180],
        ]),
        CELLS,
      ),
    );
    // Weights 10 and 50: new counts 160 and old 240.
    const [satisfied, rated] = [
      (220 / 160) * (5 * 10 + 2 * 50) + (180 / 240) * (1 * 10 + 3 * 50),
      (220 / 160) * (6 * 10 + 2 * 50) + (180 / 240) * (3 * 10 + 4 * 50),
    ];
    expect(estimate).toBeCloseTo(satisfied / rated, 14);
    expect({ coverage, degreesOfFreedom }).toEqual({ coverage: 1, degreesOfFreedom: 14 });
  });

  it('changes nothing where the groups are what the sample says they are', () => {
    const one = postStratifiedEstimate(
      STRATA,
      new Map([['all', 400]]),
      CELLS.map((cell) => ({ ...cell, group: 'all' })),
    );
    const plain = proportionEstimate([
      { population: 100, sampled: 10, rated: 9, satisfied: 6 },
      { population: 300, sampled: 6, rated: 6, satisfied: 5 },
    ]);
    expect(figures(one)).toEqual([
      expect.closeTo(found(plain).estimate, 14),
      expect.closeTo(Number(found(plain).standardError), 12),
    ]);
  });

  it('has the variance of the textbook for a simple random sample: Σ of what scatters within the groups', () => {
    // Everybody rates; residuals are y less their group's mean, scaled by 120/100 and 80/100.
    const srs = new Map([['all', { population: 200, sampled: 20 }]]);
    const cells = [
      { stratum: 'all', group: 'new', units: 10, sums: sums(8, 10) },
      { stratum: 'all', group: 'old', units: 10, sums: sums(3, 10) },
    ];
    const { estimate, standardError } = found(
      postStratifiedEstimate(
        srs,
        new Map([
          ['new', 120],
          ['old', 80],
        ]),
        cells,
      ),
    );
    expect(estimate).toBeCloseTo(0.6 * 0.8 + 0.4 * 0.3, 14);
    const scatter = (1.2 ** 2 * 10 * 0.8 * 0.2 + 0.8 ** 2 * 10 * 0.3 * 0.7) / 19;
    expect(standardError).toBeCloseTo(Math.sqrt((0.9 * scatter) / 20), 12);
  });

  it('adds up what each unit of several strata contributes', () => {
    const groups = new Map([
      ['new', 220],
      ['old', 180],
    ]);
    const { estimate, standardError } = found(postStratifiedEstimate(STRATA, groups, CELLS));
    // Each unit: y, x, and its stratum's weight of 10 or 50, scaled by 220/160 and 180/240.
    const units = CELLS.flatMap(({ stratum, group, units: count, sums: { y, x } }) =>
      Array.from({ length: count }, (_, index) => ({
        stratum,
        group,
        weight: stratum === 'a' ? 10 : 50,
        scale: group === 'new' ? 220 / 160 : 180 / 240,
        error: (index < y ? 1 : 0) - estimate * (index < x ? 1 : 0),
      })),
    );
    const centreOf = (wanted: string) => {
      const own = units.filter(({ group }) => group === wanted);
      const weight = own.reduce((sum, unit) => sum + unit.weight, 0);
      return own.reduce((sum, unit) => sum + unit.weight * unit.error, 0) / weight;
    };
    const whole = units.length > 0 ? (220 / 160) * 160 + (180 / 240) * 230 : 0;
    let variance = 0;
    for (const [name, { population, sampled }] of STRATA) {
      const own = units.filter(({ stratum }) => stratum === name);
      const errors = own.map(({ scale, error, group }) => scale * (error - centreOf(group)));
      const mean = errors.reduce((sum, error) => sum + error, 0) / sampled;
      const scatter = errors.reduce((sum, error) => sum + (error - mean) ** 2, 0) / (sampled - 1);
      variance += population ** 2 * (1 - sampled / population) * (scatter / sampled);
    }
    expect(standardError).toBeCloseTo(Math.sqrt(variance) / whole, 12);
  });

  it('passes over groups and strata that have no unit', () => {
    const nobody = { units: 0, sums: NO_SUMS };
    const strata = new Map([...STRATA, ['c', { population: 20, sampled: 0 }]]);
    const groups = new Map([
      ['new', 220],
      ['old', 180],
      ['lost', 20],
    ]);
    const with0 = postStratifiedEstimate(strata, groups, [
      ...CELLS,
      { ...nobody, stratum: 'a', group: 'lost' },
      { ...nobody, stratum: 'c', group: 'new' },
    ]);
    const without = postStratifiedEstimate(
      STRATA,
      new Map([
        ['new', 220],
        ['old', 180],
      ]),
      CELLS,
    );
    expect(figures(with0)).toEqual(figures(without));
  });

  it('is exact where a group is of one mind', () => {
    const cells = [
      { stratum: 'all', group: 'new', units: 5, sums: sums(5, 5) },
      { stratum: 'all', group: 'old', units: 5, sums: sums(0, 5) },
    ];
    const estimate = postStratifiedEstimate(
      new Map([['all', { population: 100, sampled: 10 }]]),
      new Map([
        ['new', 70],
        ['old', 30],
      ]),
      cells,
    );
    expect(figures(estimate)).toEqual([expect.closeTo(0.7, 14), 0]);
  });

  it('says which share of the population is in groups nobody was sampled of', () => {
    const groups = new Map([
      ['new', 200],
      ['old', 150],
      ['lost', 50],
    ]);
    const { coverage, estimate } = found(postStratifiedEstimate(STRATA, groups, CELLS));
    expect(coverage).toBe(0.875);
    expect(estimate).toBe(
      found(
        postStratifiedEstimate(
          STRATA,
          new Map([
            ['new', 200],
            ['old', 150],
          ]),
          CELLS,
        ),
      ).estimate,
    );
  });

  it('is n/a where nobody rated, and refuses groups that are not the sample', () => {
    const groups = new Map([
      ['new', 220],
      ['old', 180],
    ]);
    expect(
      postStratifiedEstimate(
        STRATA,
        groups,
        CELLS.map((cell) => ({ ...cell, sums: NO_SUMS })),
      ),
    ).toBe('n/a');
    expect(postStratifiedEstimate(new Map(), new Map(), [])).toBe('n/a');
    expect(() => postStratifiedEstimate(STRATA, groups, CELLS.slice(1))).toThrow(
      'the groups of stratum a are not its sample',
    );
    expect(() => postStratifiedEstimate(STRATA, new Map([['new', 220]]), CELLS)).toThrow(
      'no stratum a or group old',
    );
    expect(() => postStratifiedEstimate(new Map(), groups, CELLS)).toThrow('no stratum a or group new');
    expect(() =>
      postStratifiedEstimate(new Map([['a', { population: 1, sampled: 2 }]]), groups, CELLS),
    ).toThrow('2 sampled of 1');
  });

  it('has no standard error where a stratum has one order only', () => {
    const lonely = postStratifiedEstimate(
      new Map([['a', { population: 5, sampled: 1 }]]),
      new Map([['new', 5]]),
      [{ stratum: 'a', group: 'new', units: 1, sums: sums(1, 1) }],
    );
    expect(lonely).toMatchObject({ estimate: 1, standardError: 'n/a' });
  });
});
