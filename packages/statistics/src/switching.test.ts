import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LotPlan, passProbability, type Scheme, schemeFigures } from './run-lengths.ts';
import { binomialProbability } from './special/binomial.ts';
import {
  afterLot,
  ISO_RULES,
  type Lot,
  type Severity,
  type SwitchingRule,
  type SwitchingState,
  startOf,
} from './switching.ts';

const PASSED: Lot = { passed: true, acceptanceNumber: 2, passedOneStepTighter: true };
const BARELY: Lot = { ...PASSED, passedOneStepTighter: false };
const FAILED: Lot = { ...BARELY, passed: false };
const STRICT: Lot = { ...PASSED, acceptanceNumber: 1, passedOneStepTighter: false };

interface Seen {
  readonly state: SwitchingState;
  readonly rules: readonly SwitchingRule[];
}

const follow = (from: SwitchingState, lots: readonly Lot[]): Seen =>
  lots.reduce<Seen>(
    ({ state, rules }, lot) => {
      const next = afterLot(state, lot);
      return { state: next.state, rules: next.rule ? [...rules, next.rule] : rules };
    },
    { state: from, rules: [] },
  );
/** `.` passes, `b` barely, `x` fails. */
const lots = (text: string): Lot[] =>
  [...text].map((sign) => ({ '.': PASSED, b: BARELY, x: FAILED })[sign] ?? FAILED);

describe('switching', () => {
  it.each<[Severity, string, Severity, readonly SwitchingRule[]]>([
    ['normal', 'x', 'normal', []],
    ['normal', 'xx', 'tightened', ['failures-tighten']],
    ['normal', 'x...x', 'tightened', ['failures-tighten']],
    ['normal', 'x....x', 'normal', []],
    ['normal', '.x...x', 'tightened', ['failures-tighten']],
    ['normal', '..........', 'reduced', ['score-reduces']],
    ['normal', '.........', 'normal', []],
    ['normal', '.........b', 'normal', []],
    ['normal', '.........b..........', 'reduced', ['score-reduces']],
    ['normal', '.........x.........', 'normal', []],
    ['tightened', '.....', 'normal', ['passes-relax']],
    ['tightened', '....', 'tightened', []],
    ['tightened', '....x....', 'tightened', []],
    ['tightened', '....x.....', 'normal', ['passes-relax']],
    ['tightened', 'xxxx', 'tightened', []],
    ['tightened', 'xxxxx', 'all', ['failures-call-all']],
    ['tightened', 'x.x.x.x.x', 'all', ['failures-call-all']],
    ['tightened', 'xxxx.....', 'normal', ['passes-relax']],
    ['reduced', '............', 'reduced', []],
    ['reduced', 'bbb', 'reduced', []],
    ['reduced', '..x', 'normal', ['failure-ends-reduced']],
    ['all', '..........', 'all', []],
    [
      'normal',
      'xx.....xxxxxxx',
      'all',
      ['failures-tighten', 'passes-relax', 'failures-tighten', 'failures-call-all'],
    ],
  ])('from %s, %s leads to %s', (severity, seen, expected, rules) => {
    const { state, rules: fired } = follow(startOf(severity), lots(seen));
    expect(state.severity).toBe(expected);
    expect(fired).toEqual(rules);
  });

  it('begins with nothing behind it', () => {
    expect(startOf('normal')).toEqual({
      severity: 'normal',
      recent: [],
      score: 0,
      passedInRow: 0,
      failed: 0,
    });
  });

  it('begins each severity anew', () => {
    for (const [severity, seen] of [
      ['normal', 'xx'],
      ['normal', '..........'],
      ['tightened', '.x.....'],
      ['tightened', 'xxxxx'],
      ['reduced', 'x'],
    ] as const) {
      const { state } = follow(startOf(severity), lots(seen));
      expect(state).toEqual(startOf(state.severity));
    }
  });

  it('scores three with two or more accepted, two with none or one, and loses all by a failure', () => {
    expect(follow(startOf('normal'), [PASSED, PASSED]).state.score).toBe(6);
    expect(follow(startOf('normal'), [STRICT, STRICT]).state.score).toBe(4);
    expect(follow(startOf('normal'), [{ ...STRICT, acceptanceNumber: 0 }]).state.score).toBe(2);
    expect(follow(startOf('normal'), [PASSED, BARELY]).state.score).toBe(0);
    expect(follow(startOf('normal'), [PASSED, { ...FAILED, acceptanceNumber: 0 }]).state.score).toBe(0);
    expect(follow(startOf('normal'), [PASSED, FAILED, PASSED]).state.score).toBe(3);
    const strict = Array.from({ length: 15 }, () => STRICT);
    expect(follow(startOf('normal'), strict).state.severity).toBe('reduced');
    expect(follow(startOf('normal'), strict.slice(1)).state.severity).toBe('normal');
  });

  it('remembers four lots when normal, and none that it need not', () => {
    expect(follow(startOf('normal'), lots('.x....')).state.recent).toEqual([true, true, true, true]);
    expect(follow(startOf('normal'), lots('.x..')).state.recent).toEqual([true, false, true, true]);
    const narrow = { ...ISO_RULES, window: 1, failuresToTighten: 1 };
    expect(afterLot(startOf('normal'), PASSED, narrow).state.recent).toEqual([]);
    expect(afterLot(startOf('normal'), FAILED, narrow).state.severity).toBe('tightened');
  });

  it('counts when tightened what its two ways out need', () => {
    expect(follow(startOf('tightened'), lots('.x..')).state).toMatchObject({ passedInRow: 2, failed: 1 });
  });

  it('never reduces a branch that does not want it', () => {
    const rules = { ...ISO_RULES, scoreToReduce: Number.POSITIVE_INFINITY };
    let state = startOf('normal');
    for (let lot = 0; lot < 100; lot++) ({ state } = afterLot(state, PASSED, rules));
    expect(state.severity).toBe('normal');
  });

  it('keeps its state as small however many lots have passed', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(PASSED, BARELY, FAILED), { maxLength: 200 }), (seen) => {
        const { state } = follow(startOf('normal'), seen);
        expect(state.recent.length).toBeLessThan(ISO_RULES.window);
        expect(state.score).toBeLessThan(ISO_RULES.scoreToReduce);
        expect(state.failed).toBeLessThan(ISO_RULES.failuresToAll);
      }),
    );
  });

  it('refuses a lot that cannot be', () => {
    expect(() => afterLot(startOf('normal'), { ...FAILED, passedOneStepTighter: true })).toThrow(
      'a lot that failed would not pass one step tighter',
    );
    expect(() => afterLot(startOf('normal'), { ...PASSED, acceptanceNumber: -1 })).toThrow(
      'acceptanceNumber is no count: -1',
    );
  });
});

describe('the operating characteristic', () => {
  const plan = (answers: number, acceptanceNumber: number): LotPlan => ({
    answers,
    acceptanceNumber,
    tighterAcceptanceNumber: acceptanceNumber - 1,
  });
  const SCHEME: Scheme = {
    plans: { normal: plan(50, 3), tightened: plan(50, 2), reduced: plan(20, 2) },
    dissatisfied: 0.06,
    runs: 4000,
    lotsMax: 400,
    seed: 1,
  };

  it('of one plan is a binomial', () => {
    const few = [0, 1, 2].reduce((sum, count) => sum + binomialProbability(count, 50, 0.06), 0);
    expect(passProbability(plan(50, 2), 0.06)).toBeCloseTo(few, 12);
    expect(passProbability(plan(0, 0), 0.06)).toBe(1);
    expect(() => passProbability(plan(50, 2), 1.5)).toThrow('dissatisfied is no probability');
    expect(() => passProbability(plan(50, 2), -0.5)).toThrow('dissatisfied is no probability');
    expect(() => passProbability(plan(-1, 2), 0.5)).toThrow('answers is no count');
  });

  it('has the run length to tightened that a chain of the last four lots gives', () => {
    const rules = { ...ISO_RULES, scoreToReduce: Number.POSITIVE_INFINITY };
    const figures = schemeFigures({ ...SCHEME, rules, dissatisfied: 0.1 });
    const fails = 1 - passProbability(SCHEME.plans.normal, 0.1);
    // State: lots since the last failure, 4 for "none within the window". Expected lots to the second failure, iterated.
    let expected = [0, 0, 0, 0, 0];
    for (let step = 0; step < 10_000; step++)
      expected = expected.map((_, since) =>
        since === 4
          ? 1 + fails * (expected[0] ?? 0) + (1 - fails) * (expected[4] ?? 0)
          : 1 + (1 - fails) * (expected[since + 1] ?? 0),
      );
    expect(figures.toTightened.reached).toBe(1);
    expect(Number(figures.toTightened.averageLots) / (expected[4] ?? 0)).toBeCloseTo(1, 1);
    // The chance to be at each place of the chain, lot by lot; half are through at the median.
    let [places, lots] = [[0, 0, 0, 0, 1], 0];
    for (; places.reduce((sum, place) => sum + place, 0) > 0.5; lots++)
      places = [
        fails * (places[4] ?? 0),
        ...[0, 1, 2].map((since) => (1 - fails) * (places[since] ?? 0)),
        (1 - fails) * ((places[3] ?? 0) + (places[4] ?? 0)),
      ];
    expect(Math.abs(Number(figures.toTightened.medianLots) - lots)).toBeLessThanOrEqual(1);
    expect(figures.toReduced).toEqual({ reached: 0, averageLots: 'n/a', medianLots: 'n/a' });
  });

  it('of good quality is reduced, of bad quality all', () => {
    const good = schemeFigures({ ...SCHEME, dissatisfied: 0.005, runs: 200 });
    const bad = schemeFigures({ ...SCHEME, dissatisfied: 0.2, runs: 200 });
    expect(good.lots.reduced).toBeGreaterThan(0.9);
    expect(good.toReduced.medianLots).toBe(10);
    expect(good.toAll.averageLots).toBe('n/a');
    expect(bad.toAll.reached).toBe(1);
    expect(bad.toAll.averageLots).toBeLessThan(10);
    expect(bad.toAll.medianLots).toBe(7);
    expect(bad.lots.all).toBeGreaterThan(0.97);
  });

  it('of a branch whose every lot fails is certain: two normal, five tightened, then all', () => {
    const never = { normal: plan(5, 0), tightened: plan(5, 0), reduced: plan(5, 0) };
    expect(schemeFigures({ plans: never, dissatisfied: 1, runs: 3, lotsMax: 10, seed: 1 })).toEqual({
      toReduced: { reached: 0, averageLots: 'n/a', medianLots: 'n/a' },
      toTightened: { reached: 1, averageLots: 2, medianLots: 2 },
      toAll: { reached: 1, averageLots: 7, medianLots: 7 },
      lots: { reduced: 0, normal: 0.2, tightened: 0.5, all: 0.3 },
    });
  });

  it('of a branch whose every lot passes reduces after ten lots, or after fifteen where none or one is accepted', () => {
    const first = schemeFigures({ ...SCHEME, dissatisfied: 0, runs: 2, lotsMax: 20 });
    expect(first.toReduced).toEqual({ reached: 1, averageLots: 10, medianLots: 10 });
    const strict = { normal: plan(5, 1), tightened: plan(5, 0), reduced: plan(5, 1) };
    const second = schemeFigures({ plans: strict, dissatisfied: 0, runs: 2, lotsMax: 20, seed: 1 });
    expect(second.toReduced).toEqual({ reached: 1, averageLots: 15, medianLots: 15 });
    const exact = { ...SCHEME.plans, normal: { ...plan(50, 3), tighterAcceptanceNumber: 0 } };
    expect(
      schemeFigures({ ...SCHEME, plans: exact, dissatisfied: 0, runs: 2, lotsMax: 20 }).toReduced.reached,
    ).toBe(1);
    const lenient = { ...SCHEME.plans, normal: { ...plan(50, 3), tighterAcceptanceNumber: -1 } };
    const third = schemeFigures({ ...SCHEME, plans: lenient, dissatisfied: 0, runs: 2, lotsMax: 20 });
    expect(third.toReduced.reached).toBe(0);
  });

  it('says the same for the same seed, and something else for another', () => {
    const figures = schemeFigures({ ...SCHEME, runs: 50 });
    expect(schemeFigures({ ...SCHEME, runs: 50 })).toEqual(figures);
    expect(schemeFigures({ ...SCHEME, runs: 50, seed: 2 })).not.toEqual(figures);
  });

  it('refuses runs that are none, and a plan that cannot be', () => {
    expect(() => schemeFigures({ ...SCHEME, runs: 0 })).toThrow('runs is not above 0');
    expect(() => schemeFigures({ ...SCHEME, lotsMax: 1.5 })).toThrow('lotsMax is no count');
    expect(() => schemeFigures({ ...SCHEME, dissatisfied: 2 })).toThrow('dissatisfied is no probability');
    expect(() => schemeFigures({ ...SCHEME, plans: { ...SCHEME.plans, reduced: plan(5, -1) } })).toThrow(
      'acceptanceNumber is no count',
    );
    expect(() => schemeFigures({ ...SCHEME, seed: 0.5 })).toThrow('seed is no whole number');
  });
});
