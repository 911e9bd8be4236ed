import { drawBinomial, seeded } from '@huiyin/statistics';
import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { briefingWith } from '../testing/november.ts';
import { estimatesOf, proportionOf, satisfactionOf, weightsOf } from './estimates.ts';
import { NO_DAYS, type PeriodCell, type PopulationCount } from './period-fold.ts';
import type { Tally } from './tally.ts';

const { levels } = longgang();

const cell = (probability: number, tally: Tally, businessType = 'repair', team = 'repair-1'): PeriodCell => ({
  programme: 'routine',
  team,
  businessType,
  segment: 'residential',
  probability,
  tally,
});
/** So many rated, of whom so many are not satisfied. */
const rated = (count: number, dissatisfied: number, more: Tally = {}): Tally => ({
  closed: count,
  callbacks: count,
  'level.good': count - dissatisfied,
  'level.fail': dissatisfied,
  ...more,
});
const orders = (probability: number, counts: Partial<PopulationCount>): PopulationCount => ({
  team: 'repair-1',
  businessType: 'repair',
  segment: 'residential',
  probability,
  orders: 0,
  sampled: 0,
  windowPassed: 0,
  paused: 0,
  ...counts,
});
const unweighted = weightsOf([]);

describe('a weight', () => {
  it('is the inverse of the probability where of the orders nothing is known', () => {
    expect(unweighted(orders(0.25, {}))).toBe(4);
  });

  it('counts whoever was paused or reported too late among those whom the called stand for', () => {
    const weights = weightsOf([
      orders(0.5, { orders: 60, sampled: 20, paused: 5, windowPassed: 10 }),
      orders(0.5, { team: 'repair-2', orders: 40, sampled: 20, paused: 5, windowPassed: 10 }),
      orders(1, { orders: 7, sampled: 7 }),
    ]);
    // 40 + 10 drawn of whom 40 are called; 100 orders of which 80 came in time.
    expect(weights(orders(0.5, {}))).toBeCloseTo(2 * (50 / 40) * (100 / 80), 12);
    expect(weights(orders(1, {}))).toBe(1);
    expect(weights(orders(0.3, {}))).toBeCloseTo(1 / 0.3, 12);
  });

  it('is finite where all came too late or were paused', () => {
    const weights = weightsOf([
      orders(0.5, { orders: 3, windowPassed: 3 }),
      orders(1, { orders: 2, paused: 2 }),
    ]);
    expect(weights(orders(0.5, {}))).toBe(2);
    expect(weights(orders(1, {}))).toBe(1);
  });
});

describe('an estimate', () => {
  it('weighs a business that is called rarely by its orders, where the plain share does not', () => {
    const cells = [cell(1, rated(100, 50)), cell(0.1, rated(100, 0), 'counter')];
    const { orders: stoodFor, ofRated } = estimatesOf(cells, unweighted, levels);
    expect(stoodFor).toBe(1100);
    // (50 + 1000) / 1100, where the plain share is 75 %.
    expect(ofRated?.estimate).toBe(95.455);
  });

  it('of everybody asked and answered has no width', () => {
    expect(estimatesOf([cell(1, rated(30, 3))], unweighted, levels)).toEqual({
      orders: 30,
      published: { estimate: 90, low: 90, high: 90 },
      ofRated: { estimate: 90, low: 90, high: 90 },
      worstCase: { estimate: 90, low: 90, high: 90 },
      bounds: { low: 90, high: 90 },
    });
  });

  it('of zero dissatisfied in thirty calls proves less than all', () => {
    const { ofRated } = estimatesOf([cell(0.01, rated(30, 0))], unweighted, levels);
    expect(ofRated).toMatchObject({ estimate: 100, high: 100 });
    expect(ofRated?.low).toBeGreaterThan(83);
    expect(ofRated?.low).toBeLessThan(90);
  });

  it('tells the three rates apart by what becomes of 未评价, and of those to whom nobody came', () => {
    const tally = rated(6, 1, { closed: 12, callbacks: 10, notRated: 4, notServed: 1 });
    const { published, ofRated, worstCase, bounds } = estimatesOf([cell(1, tally)], unweighted, levels);
    expect([published?.estimate, ofRated?.estimate, worstCase?.estimate]).toEqual([80, 83.333, 50]);
    // 5 of 12 surely, and 11 if all but the one who complained are satisfied.
    expect(bounds).toEqual({ low: 41.667, high: 91.667 });
  });

  it('of one call that learned that nobody came is not 100 %', () => {
    const tally = { closed: 1, callbacks: 1, notRated: 1, notServed: 1 };
    const { published, ofRated } = estimatesOf([cell(1, tally)], unweighted, levels);
    expect(published?.estimate).toBe(0);
    expect(ofRated).toBeNull();
  });

  it('leaves orders that were never carried out out of its population', () => {
    const tally = rated(5, 0, { closed: 9, 'disposition.void-order': 4 });
    expect(estimatesOf([cell(0.5, tally)], unweighted, levels).orders).toBe(10);
  });

  it('of nobody is none', () => {
    expect(estimatesOf([], unweighted, levels)).toEqual({
      orders: 0,
      published: null,
      ofRated: null,
      worstCase: null,
      bounds: null,
    });
  });

  it('holds the truth in about 95 of 100 months in which businesses are called at 15 to 100 %, where the plain share does not', () => {
    const random = seeded(7);
    const businesses = [
      { id: 'repair', size: 400, rate: 1, satisfied: 0.85 },
      { id: 'ignition', size: 800, rate: 0.5, satisfied: 0.93 },
      { id: 'meter-reading', size: 3000, rate: 0.15, satisfied: 0.99 },
    ];
    let [held, plain] = [0, 0];
    for (let month = 0; month < 400; month += 1) {
      const lived = businesses.map(({ id, size, rate, satisfied }) => {
        const pleased = drawBinomial(random, size, satisfied);
        const drawnPleased = drawBinomial(random, pleased, rate * 0.7);
        const drawnUpset = drawBinomial(random, size - pleased, rate * 0.7);
        const silent = Math.round(((drawnPleased + drawnUpset) * 3) / 7);
        const tally = rated(drawnPleased + drawnUpset, drawnUpset);
        return { pleased, size, of: cell(rate, { ...tally, closed: (tally.closed ?? 0) + silent }, id) };
      });
      const sum = (of: (each: (typeof lived)[number]) => number) =>
        lived.reduce((all, each) => all + of(each), 0);
      const truth = (100 * sum(({ pleased }) => pleased)) / sum(({ size }) => size);
      const { ofRated } = estimatesOf(
        lived.map((each) => each.of),
        unweighted,
        levels,
      );
      if (ofRated && ofRated.low <= truth && truth <= ofRated.high) held += 1;
      const raw =
        (100 * sum((each) => each.of.tally['level.good'] ?? 0)) / sum((each) => each.of.tally.callbacks ?? 0);
      if (ofRated && ofRated.low <= raw && raw <= ofRated.high) plain += 1;
    }
    expect(held / 400).toBeGreaterThan(0.92);
    expect(held / 400).toBeLessThan(0.98);
    expect(plain / 400).toBeLessThan(0.1);
  });
});

describe('the counts that a test is made of', () => {
  it('are the answers themselves where all weigh alike', () => {
    expect(proportionOf([cell(0.3, rated(3165, 3))], unweighted, satisfactionOf(levels))).toEqual({
      trials: 3165,
      successes: 3162,
    });
  });

  it('are fewer where some weigh more than others', () => {
    const cells = [cell(1, rated(100, 50)), cell(0.1, rated(100, 0), 'counter')];
    // (100 + 1000)² / (100 + 10,000); dissatisfied 50 of 1,100.
    expect(proportionOf(cells, unweighted, satisfactionOf(levels))).toEqual({ trials: 120, successes: 115 });
  });

  it('are none where nobody rated', () => {
    expect(
      proportionOf([cell(1, { closed: 3, callbacks: 3, notRated: 3 })], unweighted, satisfactionOf(levels)),
    ).toBeUndefined();
    expect(proportionOf([], unweighted, satisfactionOf(levels))).toBeUndefined();
  });
});

describe('an order that could never be drawn', () => {
  it('stands for none', () => {
    expect(estimatesOf([cell(0, rated(10, 1))], unweighted, levels)).toEqual(
      estimatesOf([], unweighted, levels),
    );
  });
});

describe('the estimates of a briefing', () => {
  const fold = {
    ...NO_DAYS,
    cells: [
      cell(1, rated(100, 30)),
      cell(1, rated(100, 1), 'repair', 'repair-2'),
      cell(0.3, rated(50, 1), 'counter', 'counter-1'),
      { ...cell(1, rated(100, 100)), programme: 'topic-shoe-covers' },
    ],
  };
  const before = {
    ...NO_DAYS,
    cells: [cell(1, rated(100, 5)), cell(0.3, rated(60, 1), 'counter', 'counter-1')],
  };
  const { before: period } = briefingWith({}).estimates;
  const { estimates } = briefingWith({
    fold,
    before: {
      period: { name: '2026-10', kind: 'month', first: '2026-10-01', last: '2026-10-31' },
      fold: before,
    },
  });
  const verdicts = (rows: { readonly comparisons: readonly { against: string; verdict: string }[] }) =>
    rows.comparisons.map(({ against, verdict }) => `${against} ${verdict}`);

  it('say what fell, what did not, and what cannot be told', () => {
    expect(period).toBe('2026-10');
    expect(estimates.before).toBe('2026-10');
    expect(estimates.teams.map((row) => [row.team, row.ofRated?.estimate, ...verdicts(row)])).toEqual([
      ['repair-1', 70, 'before lower', 'yearBefore no-test', 'others lower'],
      ['repair-2', 99, 'before no-test', 'yearBefore no-test', 'others higher'],
      ['counter-1', 98, 'before not-different', 'yearBefore no-test'],
    ]);
    expect(estimates.businessTypes.map((row) => [row.businessType, ...verdicts(row)])).toEqual([
      ['repair', 'before lower', 'yearBefore no-test'],
      ['counter', 'before not-different', 'yearBefore no-test'],
    ]);
  });

  it('are of the routine callbacks alone', () => {
    expect(estimates.total.orders).toBe(200 + 167);
    expect(verdicts(estimates.total)).toEqual(['before lower', 'yearBefore no-test']);
  });
});
