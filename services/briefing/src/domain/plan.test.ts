import type { PlanAnswer } from '@huiyin/contracts';
import { longgang } from '@huiyin/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_DAYS, type PeriodFold } from './period-fold.ts';
import { monthsToPlanBy, type PlanRequest, planOf } from './plan.ts';

const { levels } = longgang();

interface Month {
  readonly team?: string;
  readonly businessType?: string;
  readonly orders: number;
  readonly sampled: number;
  readonly rated: number;
  readonly dissatisfied: number;
}

/** A month of these strata, in which everybody who was sampled was called. */
const monthOf = (...strata: readonly Month[]): PeriodFold => ({
  ...NO_DAYS,
  days: ['2026-10-01'],
  cells: strata.map(({ team = 'first', businessType = 'repair', sampled, rated, dissatisfied }) => ({
    programme: 'routine',
    team,
    businessType,
    segment: 'residential',
    probability: 0.5,
    tally: {
      closed: sampled,
      callbacks: rated,
      'level.good': rated - dissatisfied,
      'level.fair': dissatisfied,
    },
  })),
  population: strata.map(({ team = 'first', businessType = 'repair', orders, sampled }) => ({
    team,
    businessType,
    segment: 'residential',
    probability: 0.5,
    orders,
    sampled,
    windowPassed: 0,
    paused: 0,
  })),
});
const request = (overrides: Partial<PlanRequest> & { fold?: PeriodFold } = {}): PlanRequest => {
  const { fold = monthOf({ orders: 1000, sampled: 100, rated: 100, dissatisfied: 10 }), ...rest } = overrides;
  return { agents: 1, households: 200, months: [{ name: '2026-10', fold }], levels, floor: 0, ...rest };
};
const planned = (overrides: Parameters<typeof request>[0] = {}): PlanAnswer => {
  const plan = planOf(request(overrides));
  return plan.ok ? plan.value : expect.fail(plan.refusal);
};

describe('the months to plan by', () => {
  it.each([
    ['2026-11-01', ['2026-08', '2026-09', '2026-10']],
    ['2026-11-30', ['2026-08', '2026-09', '2026-10']],
    ['2027-01-15', ['2026-10', '2026-11', '2026-12']],
  ])('on %s are %j', (today, months) => {
    expect(monthsToPlanBy(today).map(({ name }) => name)).toEqual(months);
  });
});

describe('a plan', () => {
  it('of one stratum makes all calls there, and says how well that knows it', () => {
    // Deviation² .0936 (90.5 of 101, 100.5 of 101 answered); half widths 1.96 √(.0936 (1/n − 1/1000)).
    const stratum = { orders: 1000, team: 'first', businessType: 'repair' };
    expect(planned()).toEqual({
      months: ['2026-10'],
      agents: 1,
      households: 200,
      capacity: 200,
      orders: 1000,
      branch: {
        now: { calls: 100, halfWidth: 5.69 },
        planned: { calls: 200, halfWidth: 3.79 },
        oneMore: { calls: 400, halfWidth: 2.32 },
      },
      equalPrecision: { calls: 100, saved: 0, savedShare: 0 },
      strata: [
        {
          ...stratum,
          now: { calls: 100, rate: 0.1, halfWidth: 5.69 },
          planned: { calls: 200, rate: 0.2, halfWidth: 3.79 },
        },
      ],
      teams: [{ team: 'first', now: 5.69, planned: 3.79 }],
      businessTypes: [{ businessType: 'repair', now: 5.69, planned: 3.79 }],
    });
  });

  it('adds up its months, and passes over those of which nothing is known', () => {
    const month = monthOf({ orders: 1000, sampled: 100, rated: 50, dissatisfied: 5 });
    const other = monthOf({ orders: 2001, sampled: 201, rated: 60, dissatisfied: 6 });
    const months = [
      { name: '2026-08', fold: NO_DAYS },
      { name: '2026-09', fold: month },
      { name: '2026-10', fold: other },
    ];
    expect(planned({ months })).toMatchObject({
      months: ['2026-09', '2026-10'],
      orders: 1501,
      branch: { now: { calls: 151 } },
    });
  });

  it('calls more where customers differ, and gives each team and type its own figure', () => {
    const fold = monthOf(
      { team: 'second', orders: 1000, sampled: 300, rated: 200, dissatisfied: 0 },
      { team: 'first', orders: 1000, sampled: 300, rated: 200, dissatisfied: 60 },
      { team: 'first', businessType: 'counter', orders: 500, sampled: 300, rated: 200, dissatisfied: 2 },
    );
    const plan = planned({ fold, households: 900 });
    expect(plan.strata.map(({ team, businessType }) => [team, businessType])).toEqual([
      ['first', 'counter'],
      ['first', 'repair'],
      ['second', 'repair'],
    ]);
    const [counter, repair, quiet] = plan.strata.map((stratum) => stratum.planned.calls);
    expect(repair).toBeGreaterThan(3 * (quiet ?? 0));
    expect((counter ?? 0) + (repair ?? 0) + (quiet ?? 0)).toBe(900);
    expect(plan.branch.planned.calls).toBe(900);
    expect(plan.branch.planned.halfWidth).toBeLessThan(plan.branch.now.halfWidth ?? 0);
    expect(plan.branch.oneMore.halfWidth).toBeLessThan(plan.branch.planned.halfWidth ?? 0);
    expect(plan.teams.map(({ team }) => team)).toEqual(['first', 'second']);
    expect(plan.businessTypes.map(({ businessType }) => businessType)).toEqual(['counter', 'repair']);
    // Of one stratum the team's figure is the stratum's.
    expect(plan.teams[1]).toEqual({
      team: 'second',
      now: plan.strata[2]?.now.halfWidth,
      planned: plan.strata[2]?.planned.halfWidth,
    });
    expect(plan.businessTypes[0]).toEqual({
      businessType: 'counter',
      now: plan.strata[0]?.now.halfWidth,
      planned: plan.strata[0]?.planned.halfWidth,
    });
    expect(plan.equalPrecision?.saved).toBe(900 - (plan.equalPrecision?.calls ?? 0));
    expect(plan.equalPrecision?.savedShare).toBeGreaterThan(0.1);
  });

  it('names business types in their sequence, whichever team has them', () => {
    const same = { orders: 1000, sampled: 100, rated: 100, dissatisfied: 10 };
    const fold = monthOf(
      { team: 'first', businessType: 'repair', ...same },
      { team: 'second', businessType: 'counter', ...same },
    );
    expect(planned({ fold }).businessTypes.map(({ businessType }) => businessType)).toEqual([
      'counter',
      'repair',
    ]);
  });

  it('knows less by as many calls where fewer of those who are called rate', () => {
    const width = (sampled: number) =>
      planned({ fold: monthOf({ orders: 1000, sampled, rated: 100, dissatisfied: 10 }) }).branch.planned
        .halfWidth ?? 0;
    expect(width(400)).toBeGreaterThan(1.5 * width(100));
  });

  it('counts who was not served among the dissatisfied', () => {
    const month = monthOf({ orders: 1000, sampled: 200, rated: 100, dissatisfied: 0 });
    const denied = {
      ...month,
      cells: month.cells.map((cell) => ({ ...cell, tally: { ...cell.tally, notRated: 30, notServed: 30 } })),
    };
    const width = (fold: PeriodFold) => planned({ fold }).branch.planned.halfWidth ?? 0;
    expect(width(denied)).toBeGreaterThan(2 * width(month));
  });

  it('takes other programmes for no callback of it', () => {
    const month = monthOf({ orders: 1000, sampled: 100, rated: 100, dissatisfied: 10 });
    const [cell] = month.cells;
    const topic = {
      ...(cell ?? expect.fail()),
      programme: 'topic-1',
      tally: { closed: 50, 'level.fair': 50 },
    };
    expect(planned({ fold: { ...month, cells: [...month.cells, topic] } })).toEqual(planned());
  });

  it('keeps the floor in every stratum, and no more calls than orders', () => {
    const stratum = fc.record({
      orders: fc.integer({ min: 1, max: 3000 }),
      rate: fc.double({ min: 0.05, max: 1, noNaN: true }),
      bad: fc.double({ min: 0, max: 0.4, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(stratum, { minLength: 1, maxLength: 6 }), (all) => {
        const fold = monthOf(
          ...all.map(({ orders, rate, bad }, index) => {
            const sampled = Math.ceil(orders * rate);
            return {
              team: `team-${index}`,
              orders,
              sampled,
              rated: sampled,
              dissatisfied: Math.floor(sampled * bad),
            };
          }),
        );
        const plan = planned({ fold, households: 2000, floor: 0.1 });
        for (const { orders, now, planned } of plan.strata) {
          expect(planned.calls).toBeGreaterThanOrEqual(Math.ceil(0.1 * orders));
          expect(planned.calls).toBeLessThanOrEqual(orders);
          expect(planned.rate).toBeCloseTo(planned.calls / orders, 4);
          expect(now.calls).toBeLessThanOrEqual(orders);
        }
        expect(plan.branch.planned.calls).toBeLessThanOrEqual(2000);
        // Calls as now, but shared out by the plan, know no less; one fewer than the fewest that do knows less.
        const { equalPrecision } = plan;
        if (equalPrecision && plan.branch.now.calls > 0) {
          const asWell = planned({
            fold,
            households: Math.max(equalPrecision.calls, all.length),
            floor: 0.1,
          });
          expect(asWell.branch.planned.halfWidth).toBeLessThanOrEqual(
            (plan.branch.now.halfWidth ?? 0) + 0.01,
          );
        }
      }),
      { numRuns: 25 },
    );
  });

  it('knows nothing of what is not called at all now, and says so', () => {
    const fold = monthOf(
      { orders: 1000, sampled: 100, rated: 100, dissatisfied: 10 },
      { team: 'second', orders: 1000, sampled: 0, rated: 0, dissatisfied: 0 },
    );
    const plan = planned({ fold });
    expect(plan.branch.now).toEqual({ calls: 100, halfWidth: null });
    expect(plan.equalPrecision).toBeNull();
    expect(plan.strata[1]?.now).toEqual({ calls: 0, rate: 0, halfWidth: null });
    expect(plan.branch.planned.halfWidth).toBeGreaterThan(0);
  });

  it('leaves out what has callbacks and no orders any more', () => {
    const fold = monthOf(
      { orders: 1000, sampled: 100, rated: 100, dissatisfied: 10 },
      { team: 'gone', orders: 0, sampled: 0, rated: 20, dissatisfied: 1 },
    );
    expect(planned({ fold }).strata).toHaveLength(1);
  });

  it.each([
    ['nothing-known', { months: [] }],
    ['nothing-known', { fold: NO_DAYS }],
    ['nothing-known', { fold: monthOf({ orders: 10, sampled: 2, rated: 0, dissatisfied: 0 }) }],
    ['too-few-calls', { floor: 0.3 }],
  ] as const)('is refused by the rule %s', (refusal, overrides) => {
    expect(planOf(request(overrides))).toEqual({ ok: false, refusal });
  });
});
