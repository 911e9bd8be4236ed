import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { published } from '../examples/published.ts';
import { clopperPearson } from './clopper-pearson.ts';
import type { Interval } from './interval.ts';
import { newcombe } from './newcombe.ts';
import type { NotAvailable } from './not-available.ts';
import { binomialAtLeast, binomialAtMost } from './special/binomial.ts';
import { wilson } from './wilson.ts';

const ends = (interval: Interval | NotAvailable): readonly number[] =>
  interval === 'n/a' ? [] : [interval.low, interval.high];

function expectEnds(interval: Interval | NotAvailable, expected: readonly number[], digits: number): void {
  expect(ends(interval)).toEqual(expected.map((end) => expect.closeTo(end, digits)));
}

const proportion = fc
  .integer({ min: 1, max: 4000 })
  .chain((trials) => fc.tuple(fc.integer({ min: 0, max: trials }), fc.constant(trials)));

describe("Wilson's interval", () => {
  it.each([
    [30, 30, [0.886487, 1]],
    [171, 190, [0.849103, 0.935043]],
    [18, 20, [0.698966, 0.972134]],
    [0, 10, [0, 0.277533]],
  ])('of %d in %d', (successes, trials, expected) => {
    expectEnds(wilson(successes, trials), expected, 6);
  });

  it("of table 1's teams and their sum, as issue 8 prints them", () => {
    expectEnds(wilson(2469, 2473), [0.99585, 0.99937], 5);
    expectEnds(wilson(3162, 3165), [0.99722, 0.99968], 5);
    expectEnds(wilson(5631, 5638), [0.99744, 0.9994], 5);
  });

  it('agrees with R (scipy, wilson-3-10 and wilson-edges)', () => {
    const three = published<unknown, readonly (readonly number[])[]>('wilson-3-10').expected;
    expectEnds(wilson(3, 10), three[0] ?? [], 6);
    expectEnds(wilson(3, 10, 0.99), three[1] ?? [], 6);
    const edges = published<unknown, readonly (readonly number[])[]>('wilson-edges').expected;
    expectEnds(wilson(0, 10), edges[0] ?? [], 6);
    expectEnds(wilson(10, 10), edges[1] ?? [], 6);
  });

  it('agrees with statsmodels (wilson-symmetry) and reaches no further than 0 and 1', () => {
    const { expected } = published<unknown, readonly number[]>('wilson-symmetry');
    expectEnds(wilson(19, 38), expected, 11);
    expect(ends(wilson(38, 38))[1]).toBe(1);
    expect(ends(wilson(0, 77))[0]).toBe(0);
  });

  it('ends at 0 and 1 to the last digit where none and all were', () => {
    for (let trials = 1; trials <= 300; trials++) {
      expect(ends(wilson(0, trials))[0]).toBe(0);
      expect(ends(wilson(trials, trials))[1]).toBe(1);
    }
  });

  it('holds exactly the proportions that a score test does not reject', () => {
    fc.assert(
      fc.property(proportion, ([successes, trials]) => {
        for (const end of ends(wilson(successes, trials)).filter((each) => each > 0 && each < 1)) {
          const z = (successes / trials - end) / Math.sqrt((end * (1 - end)) / trials);
          expect(Math.abs(z)).toBeCloseTo(1.959964, 5);
        }
      }),
    );
  });
});

describe("Clopper and Pearson's interval", () => {
  it('agrees with R (scipy, clopper-pearson-20-100 and -mixed; binom.test, 682 of 925)', () => {
    expectEnds(
      clopperPearson(20, 100),
      published<unknown, readonly number[]>('clopper-pearson-20-100').expected,
      12,
    );
    const [low = [], none = [], all = []] = published<unknown, readonly (readonly number[])[]>(
      'clopper-pearson-mixed',
    ).expected;
    expectEnds(clopperPearson(3, 50, 0.99), low, 8);
    expectEnds(clopperPearson(0, 10), none, 7);
    expectEnds(clopperPearson(10, 10), all, 7);
    expectEnds(clopperPearson(682, 925), [0.7076683, 0.7654066], 6);
  });

  it('ends where a tail is 2.5 %', () => {
    fc.assert(
      fc.property(proportion, ([successes, trials]) => {
        const [low = 0, high = 1] = ends(clopperPearson(successes, trials));
        if (successes > 0) expect(binomialAtLeast(successes, trials, low)).toBeCloseTo(0.025, 10);
        else expect(low).toBe(0);
        if (successes < trials) expect(binomialAtMost(successes, trials, high)).toBeCloseTo(0.025, 10);
        else expect(high).toBe(1);
      }),
    );
  });
});

it('both agree with R binom.confint (statsmodels, prop-ci-18-20-and-4-200)', () => {
  type Both = Readonly<Record<'wilson' | 'exact', readonly number[]>>;
  const { expected } = published<unknown, Readonly<Record<string, Both>>>('prop-ci-18-20-and-4-200');
  for (const [name, { wilson: score, exact }] of Object.entries(expected)) {
    const [successes = 0, trials = 0] = name.split('/').map(Number);
    expectEnds(wilson(successes, trials), score, 8);
    expectEnds(clopperPearson(successes, trials), exact, 8);
  }
  expect(Object.keys(expected)).toEqual(['18/20', '4/200']);
});

describe.each([
  ['wilson', wilson],
  ['clopperPearson', clopperPearson],
])('%s', (_, interval) => {
  it('of the failures is the mirror of that of the successes, and holds the share', () => {
    fc.assert(
      fc.property(proportion, ([successes, trials]) => {
        const [low = 2, high = 2] = ends(interval(successes, trials));
        expectEnds(interval(trials - successes, trials), [1 - high, 1 - low], 12);
        expect(low).toBeLessThanOrEqual(successes / trials);
        expect(high).toBeGreaterThanOrEqual(successes / trials);
      }),
    );
  });

  it('is wider at a higher level', () => {
    const [narrow, wide] = [ends(interval(7, 40, 0.9)), ends(interval(7, 40, 0.99))];
    expect(narrow[0]).toBeGreaterThan(wide[0] ?? 1);
    expect(narrow[1]).toBeLessThan(wide[1] ?? 0);
  });

  it('is n/a of no trials', () => {
    expect(interval(0, 0)).toBe('n/a');
  });

  it.each([
    [5, 4, '5 of 4 is more than all'],
    [-1, 4, 'part is no count: -1'],
    [0.5, 4, 'part is no count: 0.5'],
    [1, Number.NaN, 'whole is no count: NaN'],
  ])('of %d in %d there is none', (successes, trials, message) => {
    expect(() => interval(successes, trials)).toThrow(message);
  });

  it('has a level between nothing and all', () => {
    expect(() => interval(0, 0, 1)).toThrow('level is not between 0 and 1: 1');
  });
});

describe("Newcombe's interval of a difference", () => {
  const of = (successes: number, trials: number) => ({ successes, trials });

  it('of 186 in 200 and 170 in 200', () => {
    expectEnds(newcombe(of(186, 200), of(170, 200)), [0.018533, 0.142592], 6);
  });

  // Newcombe 1998, table II: 56/70 − 48/80 and 9/10 − 3/10, method 10.
  it('agrees with the table in the paper', () => {
    expectEnds(newcombe(of(56, 70), of(48, 80)), [0.0524, 0.3339], 4);
    expectEnds(newcombe(of(9, 10), of(3, 10)), [0.1705, 0.809], 4);
  });

  it('turns round with the two, and is n/a when either asked nobody', () => {
    const [low = 0, high = 0] = ends(newcombe(of(3, 9), of(5, 7)));
    expectEnds(newcombe(of(5, 7), of(3, 9)), [-high, -low], 14);
    expect(newcombe(of(0, 0), of(3, 9))).toBe('n/a');
    expect(newcombe(of(3, 9), of(0, 0))).toBe('n/a');
  });
});
