import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { published } from '../examples/published.ts';
import type { Chart, ChartPoint, Subgroup } from './chart.ts';
import { gChart } from './g-chart.ts';
import type { NotAvailable } from './not-available.ts';
import { binomialChart, laneyChart, pChart } from './p-chart.ts';
import { binomialProbability } from './special/binomial.ts';

function found<C extends Chart>(chart: C | NotAvailable): C {
  if (chart === 'n/a') throw new Error('there is no chart');
  return chart;
}
const pointsOf = (chart: Chart | NotAvailable): readonly ChartPoint[] =>
  found(chart).points.filter((point) => point !== 'n/a');
const pointOf = (chart: Chart | NotAvailable): ChartPoint => {
  const [point] = pointsOf(chart);
  if (!point) throw new Error('there is no point');
  return point;
};
const subgroup = (count: number, trials: number): Subgroup => ({ count, trials });

/** What the chart would say of every count there may be, and the chance that it signals. */
function alarmsOf(
  trials: number,
  centre: number,
  chart: (subgroups: readonly Subgroup[]) => Chart | NotAvailable,
) {
  let rate = 0;
  for (let count = 0; count <= trials; count++)
    if (pointOf(chart([subgroup(count, trials)])).signal !== 'none')
      rate += binomialProbability(count, trials, centre);
  return rate;
}

describe('the p chart', () => {
  it('of a pooled share has its limits at three standard errors', () => {
    const chart = found(pChart([subgroup(10, 100), subgroup(40, 400), subgroup(25, 100)]));
    expect(chart.centre).toBe(75 / 600);
    const [first, second, third] = pointsOf(chart);
    expect(first).toMatchObject({ low: expect.closeTo(0.125 - 0.0992157, 6), signal: 'none', value: 0.1 });
    expect(second?.high).toBeCloseTo(0.125 + 0.0496078, 6);
    expect(third).toMatchObject({ high: expect.closeTo(0.2242157, 6), signal: 'above', value: 0.25 });
  });

  it('says exactly how often it is wrong: more than the curve thinks where events are rare', () => {
    for (const [trials, centre] of [
      [50, 0.1],
      [400, 0.01],
      [100, 0.001],
      [300, 0.5],
    ] as const) {
      const chart = (subgroups: readonly Subgroup[]) => pChart(subgroups, centre);
      const rate = pointOf(chart([subgroup(0, trials)])).falseAlarmRate;
      expect(rate).toBeCloseTo(alarmsOf(trials, centre, chart), 12);
    }
    expect(pointOf(pChart([subgroup(0, 100)], 0.001)).falseAlarmRate).toBeGreaterThan(0.004);
  });

  it('is quiet on its limits and signals beyond both', () => {
    const signals = [0, 5, 6, 50, 94, 95, 100].map(
      (count) => pointOf(pChart([subgroup(count, 100)], 0.5)).signal,
    );
    expect(signals).toEqual(['below', 'below', 'below', 'none', 'above', 'above', 'above']);
    // .5 ± 3 × .05 of 100: 35 and 65.
    const edge = [34, 35, 65, 66].map((count) => pointOf(pChart([subgroup(count, 100)], 0.5)).signal);
    expect(edge).toEqual(['below', 'none', 'none', 'above']);
  });

  it('adds up the chance of any false alarm, of the subgroups that there are', () => {
    const chart = found(pChart([subgroup(1, 100), subgroup(0, 0), subgroup(3, 100)], 0.02));
    expect(chart.points[1]).toBe('n/a');
    const [first, second] = pointsOf(chart);
    expect(chart.falseAlarmRate).toBeCloseTo(
      1 - (1 - (first?.falseAlarmRate ?? 0)) * (1 - (second?.falseAlarmRate ?? 0)),
      15,
    );
    expect(first?.falseAlarmRate).toBeGreaterThan(0);
  });

  it('is clipped to 0 and 1, and certain of what is certain', () => {
    expect(pointOf(pChart([subgroup(0, 10)], 0.05))).toMatchObject({ low: 0, signal: 'none' });
    expect(pointOf(pChart([subgroup(10, 10)], 0.95))).toMatchObject({ high: 1, signal: 'none' });
    expect(pointOf(pChart([subgroup(1, 10)], 0))).toMatchObject({
      high: 0,
      signal: 'above',
      falseAlarmRate: 0,
    });
    expect(pointOf(pChart([subgroup(9, 10)], 1))).toMatchObject({
      low: 1,
      signal: 'below',
      falseAlarmRate: 0,
    });
  });
});

describe("Laney's p′ chart", () => {
  it('agrees with the vector that was computed apart', () => {
    const counts = [12, 18, 9, 22, 15, 11];
    const trials = [600, 720, 540, 800, 650, 580];
    const chart = found(laneyChart(counts.map((count, index) => subgroup(count, trials[index] ?? 0))));
    expect(chart.centre).toBeCloseTo(0.022365, 6);
    expect(chart.sigmaZ).toBeCloseTo(1.003057, 6);
    expect(pointsOf(chart).map(({ low, high }) => [low, high])).toEqual(
      [
        [0.0042, 0.04053],
        [0.005782, 0.038948],
        [0.003217, 0.041513],
        [0.006633, 0.038097],
        [0.004912, 0.039818],
        [0.003889, 0.040841],
      ].map((limits) => limits.map((limit) => expect.closeTo(limit, 6))),
    );
    expect(pointsOf(chart).map(({ signal }) => signal)).toEqual(Array(6).fill('none'));
  });

  it('agrees with u-analytics (laney-p-alternating)', () => {
    const { inputs, expected } = published<
      Readonly<Record<'defectives' | 'n', readonly number[]>>,
      Readonly<Record<'p_bar' | 'sigma_z' | 'ucl' | 'lcl', number>>
    >('laney-p-alternating');
    const chart = found(laneyChart(inputs.defectives.map((count, i) => subgroup(count, inputs.n[i] ?? 0))));
    expect(chart.centre).toBe(expected.p_bar);
    expect(chart.sigmaZ).toBeCloseTo(expected.sigma_z, 12);
    expect(pointOf(chart)).toMatchObject({
      low: expect.closeTo(expected.lcl, 12),
      high: expect.closeTo(expected.ucl, 12),
      falseAlarmRate: expect.closeTo(0.0026998, 7),
    });
  });

  it('is wide where days scatter more than a binomial, and signals what stands out all the same', () => {
    const steady = [300, 380, 310, 390, 305, 385, 300, 390];
    const chart = found(laneyChart([...steady, 900].map((count) => subgroup(count, 10_000))));
    const points = pointsOf(chart);
    expect(chart.sigmaZ).toBeGreaterThan(5);
    expect(points.map(({ signal }) => signal)).toEqual([...Array(8).fill('none'), 'above']);
    expect(pointsOf(pChart(steady.map((count) => subgroup(count, 10_000))))[1]?.signal).toBe('none');
    const kept = [5000, 5010, 5000, 5010, 5000, 5010, 5000, 5010, 5000, 5010, 4900];
    expect(pointsOf(laneyChart(kept.map((count) => subgroup(count, 10_000)))).at(-1)?.signal).toBe('below');
  });

  it('counts false alarms only at limits that something may lie beyond', () => {
    const few = laneyChart([subgroup(1, 10), subgroup(0, 10), subgroup(1, 10)]);
    expect(pointOf(few)).toMatchObject({ low: 0, falseAlarmRate: expect.closeTo(0.0013499, 8) });
    const many = laneyChart([subgroup(9, 10), subgroup(10, 10), subgroup(9, 10)]);
    expect(pointOf(many)).toMatchObject({ high: 1, falseAlarmRate: expect.closeTo(0.0013499, 8) });
    const both = laneyChart([subgroup(0, 2), subgroup(2, 2)]);
    expect(pointOf(both)).toMatchObject({ low: 0, high: 1, falseAlarmRate: 0 });
  });

  it('passes over subgroups without trials, and is n/a where nothing moved', () => {
    const chart = laneyChart([subgroup(12, 600), subgroup(0, 0), subgroup(18, 720)]);
    const without = laneyChart([subgroup(12, 600), subgroup(18, 720)]);
    expect(found(chart).points[1]).toBe('n/a');
    expect(found(chart).sigmaZ).toBe(found(without).sigmaZ);
    expect(laneyChart([subgroup(1, 10)])).toBe('n/a');
    expect(laneyChart([subgroup(1, 10), subgroup(0, 0)])).toBe('n/a');
    expect(laneyChart([])).toBe('n/a');
    expect(laneyChart([subgroup(0, 10), subgroup(0, 20)])).toBe('n/a');
    expect(laneyChart([subgroup(10, 10), subgroup(20, 20)])).toBe('n/a');
  });
});

describe('the exact chart of rare events', () => {
  const rare = { falseAlarmsMax: 0.0027, watch: 'both', centre: 0.001 } as const;

  it('raises no more false alarms than it may, and could not be tighter', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 150 }),
        fc.double({ min: 0.0005, max: 0.9995, noNaN: true }),
        fc.double({ min: 0.0001, max: 0.2, noNaN: true }),
        fc.constantFrom('both' as const, 'above' as const),
        (trials, centre, falseAlarmsMax, watch) => {
          const chart = (subgroups: readonly Subgroup[]) =>
            binomialChart(subgroups, { falseAlarmsMax, watch, centre });
          const { falseAlarmRate, low, high } = pointOf(chart([subgroup(0, trials)]));
          expect(falseAlarmRate).toBeLessThanOrEqual(falseAlarmsMax * (1 + 1e-12));
          expect(falseAlarmRate).toBeCloseTo(alarmsOf(trials, centre, chart), 12);
          const tail = watch === 'both' ? falseAlarmsMax / 2 : falseAlarmsMax;
          const [least, most] = [Math.round(low * trials), Math.round(high * trials)];
          const sum = (from: number, to: number) => {
            let total = 0;
            for (let count = from; count <= to; count++) total += binomialProbability(count, trials, centre);
            return total;
          };
          expect(sum(most, trials)).toBeGreaterThan(tail * (1 - 1e-9));
          if (watch === 'both') expect(sum(0, least)).toBeGreaterThan(tail * (1 - 1e-9));
          else expect(low).toBe(0);
        },
      ),
    );
  });

  it("at table 1's level lets four of 1000 pass, and no more", () => {
    const signals = [0, 1, 4, 5, 6].map(
      (count) => pointOf(binomialChart([subgroup(count, 1000)], rare)).signal,
    );
    expect(signals).toEqual(['none', 'none', 'none', 'none', 'above']);
    expect(pointOf(binomialChart([subgroup(0, 1000)], { ...rare, watch: 'above' })).high).toBe(0.005);
  });

  it('signals what has become rarer when both are watched', () => {
    const watched = { falseAlarmsMax: 0.01, centre: 0.05 };
    expect(pointOf(binomialChart([subgroup(0, 300)], { ...watched, watch: 'both' })).signal).toBe('below');
    expect(pointOf(binomialChart([subgroup(0, 300)], { ...watched, watch: 'above' })).signal).toBe('none');
  });

  it('pools its own subgroups when no centre is known', () => {
    const chart = found(
      binomialChart([subgroup(1, 400), subgroup(0, 0), subgroup(2, 600)], {
        falseAlarmsMax: 0.01,
        watch: 'above',
      }),
    );
    expect(chart.centre).toBe(0.003);
    expect(chart.points[1]).toBe('n/a');
  });

  it('has a rate of false alarms between nothing and all', () => {
    expect(() => binomialChart([], { ...rare, falseAlarmsMax: 0 })).toThrow(
      'falseAlarmsMax is not between 0 and 1',
    );
  });
});

describe.each([
  ['pChart', (subgroups: readonly Subgroup[], centre?: number) => pChart(subgroups, centre)],
  [
    'binomialChart',
    (subgroups: readonly Subgroup[], centre?: number) =>
      binomialChart(subgroups, {
        falseAlarmsMax: 0.01,
        watch: 'both',
        ...(centre === undefined ? {} : { centre }),
      }),
  ],
])('%s', (_, chart) => {
  it('is n/a of nothing, and knows its centre all the same when it is told', () => {
    expect(chart([])).toBe('n/a');
    expect(chart([subgroup(0, 0)])).toBe('n/a');
    expect(chart([], 0.1)).toEqual({ centre: 0.1, points: [], falseAlarmRate: 0 });
    expect(chart([subgroup(0, 0)], 0.1)).toEqual({ centre: 0.1, points: ['n/a'], falseAlarmRate: 0 });
  });

  it('refuses what cannot be', () => {
    expect(() => chart([subgroup(3, 2)])).toThrow('3 of 2 is more than all');
    for (const centre of [-0.1, 1.1, Number.NaN])
      expect(() => chart([subgroup(1, 2)], centre)).toThrow('centre is no probability');
  });
});

describe('the g chart', () => {
  it('agrees with u-analytics (g-chart-identical)', () => {
    const { inputs, expected } = published<
      { readonly gaps: readonly number[] },
      Readonly<Record<'cl' | 'ucl' | 'lcl', number>>
    >('g-chart-identical');
    const chart = found(gChart(inputs.gaps));
    expect(chart.centre).toBe(expected.cl);
    expect(pointsOf(chart)).toEqual(
      inputs.gaps.map((value) => ({
        value,
        low: expected.lcl,
        high: expect.closeTo(expected.ucl, 10),
        signal: 'none',
        // Of 202 calls none is an event: (50/51)²⁰².
        falseAlarmRate: expect.closeTo(0.0183, 4),
      })),
    );
    expect(chart.falseAlarmRate).toBeCloseTo(1 - (1 - (50 / 51) ** 202) ** 8, 12);
  });

  it('by three sigma signals good news only', () => {
    const signals = [0, 201, 202].map((gap) => pointOf(gChart([gap], { centre: 50 })).signal);
    expect(signals).toEqual(['none', 'none', 'above']);
  });

  it('by its own law signals what comes too often as well', () => {
    const limits = { centre: 800, falseAlarmsMax: 0.01 };
    const { low, high, falseAlarmRate } = pointOf(gChart([0], limits));
    const q = 800 / 801;
    expect([low, high]).toEqual([4, 4241]);
    expect(falseAlarmRate).toBeCloseTo(1 - q ** 4 + q ** 4242, 12);
    expect(1 - q ** 5).toBeGreaterThan(0.005);
    expect(q ** 4241).toBeGreaterThan(0.005);
    const signals = [3, 4, 4241, 4242].map((gap) => pointOf(gChart([gap], limits)).signal);
    expect(signals).toEqual(['below', 'none', 'none', 'above']);
  });

  it('lets the limits pass whose tail is just what may be', () => {
    // P(gap > 1) = .5² at a mean of 1, P(gap < 1) = 1 − .75 at a mean of 3.
    expect(pointOf(gChart([0], { centre: 1, falseAlarmsMax: 0.5 })).high).toBe(1);
    expect(pointOf(gChart([0], { centre: 3, falseAlarmsMax: 0.5 })).low).toBe(1);
  });

  it('raises no more false alarms than it may', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 5000, noNaN: true }),
        fc.double({ min: 1e-4, max: 0.5, noNaN: true }),
        (centre, falseAlarmsMax) => {
          const { falseAlarmRate, low, high } = pointOf(gChart([0], { centre, falseAlarmsMax }));
          expect(falseAlarmRate).toBeLessThanOrEqual(falseAlarmsMax * (1 + 1e-6));
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  it('of nothing but events knows no gap, and signals the first', () => {
    expect(gChart([0, 0, 0])).toMatchObject({ centre: 0, falseAlarmRate: 0 });
    expect(gChart([0, 0], { falseAlarmsMax: 0.01 })).toMatchObject({ centre: 0, falseAlarmRate: 0 });
    expect(pointOf(gChart([0, 0], { falseAlarmsMax: 0.01 }))).toMatchObject({
      low: 0,
      high: 0,
      signal: 'none',
    });
  });

  it('is n/a of no gaps, and refuses what is none', () => {
    expect(gChart([])).toBe('n/a');
    expect(gChart([], { centre: 5 })).toEqual({ centre: 5, points: [], falseAlarmRate: 0 });
    expect(() => gChart([3, -1])).toThrow('gap 2 is no count: -1');
    expect(() => gChart([3], { centre: 0 })).toThrow('centre is not above 0');
    expect(() => gChart([3], { falseAlarmsMax: 1 })).toThrow('falseAlarmsMax is not between 0 and 1');
  });
});
