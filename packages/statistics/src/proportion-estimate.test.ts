import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NotAvailable } from './not-available.ts';
import {
  nonResponseBounds,
  type ProportionEstimate,
  proportionEstimate,
  proportionInterval,
} from './proportion-estimate.ts';
import { studentWidth } from './special/student.ts';
import type { RatedStratum } from './stratum.ts';
import { scoreInterval, wilson } from './wilson.ts';

const found = (estimate: ProportionEstimate | NotAvailable): ProportionEstimate => {
  if (estimate === 'n/a') throw new Error('there is no estimate');
  return estimate;
};
const of = (population: number, sampled: number, rated: number, satisfied: number): RatedStratum => ({
  population,
  sampled,
  rated,
  satisfied,
});
/** Everybody sampled answered. */
const answered = (population: number, sampled: number, satisfied: number): RatedStratum =>
  of(population, sampled, sampled, satisfied);

const rated: fc.Arbitrary<RatedStratum> = fc
  .tuple(...[60, 40, 30, 30].map((max) => fc.integer({ min: 0, max })))
  .map(([a = 0, b = 0, c = 0, d = 0]) => of(a + b + c + d, b + c + d, c + d, d));
const strata = fc.array(rated, { minLength: 1, maxLength: 5 });

describe('the weighted share of satisfied', () => {
  it('agrees with the vectors that were computed apart', () => {
    expect(
      found(proportionEstimate([answered(400, 100, 92), answered(120, 120, 105), answered(900, 135, 131)])),
    ).toMatchObject({ estimate: expect.closeTo(0.948122, 6), standardError: expect.closeTo(0.01084, 6) });
    expect(
      found(proportionEstimate([of(400, 100, 40, 37), of(120, 120, 60, 51), of(900, 135, 20, 20)])),
    ).toMatchObject({ estimate: expect.closeTo(0.940566, 6), standardError: expect.closeTo(0.016981, 6) });
  });

  it('is a share, and its interval holds it and reaches not beyond 0 and 1', () => {
    fc.assert(
      fc.property(strata, (sampled) => {
        const estimate = proportionEstimate(sampled);
        const interval = proportionInterval(estimate);
        if (estimate === 'n/a' || interval === 'n/a') {
          expect([estimate, interval]).toEqual(['n/a', 'n/a']);
          expect(sampled.every((stratum) => stratum.rated === 0)).toBe(true);
          return;
        }
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.high).toBeLessThanOrEqual(1);
        expect(interval.low).toBeLessThanOrEqual(estimate.estimate + 1e-12);
        expect(interval.high).toBeGreaterThanOrEqual(estimate.estimate - 1e-12);
      }),
    );
  });

  it('of one large stratum is nearly that of a simple sample, interval and all', () => {
    const estimate = proportionEstimate([answered(1e9, 2000, 1900)]);
    expect(found(estimate).effectiveSize).toBeCloseTo(1999, 0);
    const [weighted, simple] = [proportionInterval(estimate), wilson(1900, 2000)];
    if (weighted === 'n/a' || simple === 'n/a') throw new Error('there are trials');
    expect(weighted.low).toBeCloseTo(simple.low, 4);
    expect(weighted.high).toBeCloseTo(simple.high, 4);
  });

  it('takes Student for the normal curve where few were sampled, the normal one where it must', () => {
    const few = proportionEstimate([answered(50, 5, 3)]);
    // s² = 5/4 × p(1 − p), f = .1: an effective size of 4 / .9, whatever the share.
    expect(found(few).effectiveSize).toBeCloseTo(4 / 0.9, 12);
    for (const level of [0.95, 0.8])
      expect(proportionInterval(few, level)).toEqual(
        scoreInterval(0.6, Number(found(few).effectiveSize), studentWidth(level, 4)),
      );
    const one = proportionEstimate([answered(10, 1, 1)]);
    expect(found(one)).toMatchObject({ standardError: 'n/a', effectiveSize: expect.closeTo(1 / 0.9, 12) });
    expect(proportionInterval(one)).toEqual({
      low: expect.closeTo(1 / (1 + 1.959964 ** 2 * 0.9), 6),
      high: 1,
    });
  });

  it('has a width where all were satisfied: half an answer of either kind more in each stratum', () => {
    const all = proportionEstimate([answered(100, 20, 20), answered(300, 30, 30), answered(0, 0, 0)]);
    // Weights ¼ and ¾, not sampled .8 and .9.
    const [one, other] = [20.5 / 21, 30.5 / 31];
    const share = one / 4 + (other * 3) / 4;
    const variance = (0.8 * 0.25 ** 2 * one * (1 - one)) / 19 + (0.9 * 0.75 ** 2 * other * (1 - other)) / 29;
    const size = (share * (1 - share)) / variance;
    expect(found(all)).toMatchObject({ estimate: 1, standardError: 0, degreesOfFreedom: 48 });
    expect(found(all).effectiveSize).toBeCloseTo(size, 10);
    expect(proportionInterval(all)).toEqual(
      scoreInterval(1, Number(found(all).effectiveSize), studentWidth(0.95, 48)),
    );
  });

  it('counts those who did not rate as being outside, with zeros', () => {
    const domain = proportionEstimate([of(100, 20, 10, 8), of(300, 30, 0, 0)]);
    // Weights 5 and 10: 50 of the first stratum rate; .7727… are satisfied with half an answer more.
    const share = (8.5 / 11) * 1;
    const squares = 10 * (share * (1 - share) ** 2 + (1 - share) * share ** 2);
    const size = (share * (1 - share)) / ((0.8 * 20 * (5 / 50) ** 2 * squares) / 19);
    expect(found(domain).effectiveSize).toBeCloseTo(size, 10);
  });

  it('adds no answers where all were asked', () => {
    const some = proportionEstimate([answered(20, 20, 20), answered(300, 30, 15)]);
    const share = (20 + 150) / 320;
    const size = (share * (1 - share)) / ((0.9 * (300 / 320) ** 2 * 0.25) / 29);
    expect(found(some).effectiveSize).toBeCloseTo(size, 10);
  });

  it('is known exactly where everybody was asked and answered', () => {
    const whole = proportionEstimate([answered(20, 20, 15), answered(30, 30, 30)]);
    expect(found(whole)).toMatchObject({ estimate: 0.9, standardError: 0, effectiveSize: 'n/a' });
    expect(proportionInterval(whole)).toEqual({ low: 0.9, high: 0.9 });
  });

  it('takes the weight that it is given', () => {
    const given = proportionEstimate([
      { ...answered(100, 10, 5), weight: 8 },
      { ...answered(100, 10, 10), weight: 12 },
    ]);
    expect(found(given).estimate).toBeCloseTo(160 / 200, 14);
  });

  it('is n/a of no ratings, and refuses what cannot be', () => {
    expect(proportionEstimate([])).toBe('n/a');
    expect(proportionEstimate([of(10, 5, 0, 0)])).toBe('n/a');
    expect(proportionInterval('n/a')).toBe('n/a');
    expect(() => proportionEstimate([of(10, 5, 6, 0)])).toThrow('6 rated of 5 sampled');
    expect(() => proportionEstimate([of(10, 5, 4, 5)])).toThrow('5 satisfied of 4 rated');
    expect(() => proportionEstimate([of(4, 5, 4, 4)])).toThrow('5 sampled of 4');
    expect(() => proportionEstimate([of(10, 5, -1, -1)])).toThrow('rated is no count');
    expect(() => proportionEstimate([of(10, 5, 1, -1)])).toThrow('satisfied is no count');
  });
});

describe('the worst and the best under non-response', () => {
  it('of table 1: nobody unrated satisfied, or all', () => {
    expect(nonResponseBounds([of(2775, 2775, 2469, 2465)])).toEqual({ low: 2465 / 2775, high: 2771 / 2775 });
  });

  it('weigh strata by their population, and leave open what nobody was asked', () => {
    // 10 of 50 asked, 8 rated, 6 satisfied; nobody of 50 asked.
    expect(nonResponseBounds([of(50, 10, 8, 6), of(50, 0, 0, 0)])).toEqual({
      low: expect.closeTo(0.3, 14),
      high: expect.closeTo(0.4 + 0.5, 14),
    });
  });

  it('hold whatever those think who gave no rating', () => {
    fc.assert(
      fc.property(strata, fc.double({ min: 0, max: 1, noNaN: true }), (sampled, share) => {
        const full = sampled.map(({ population, sampled: n, rated: m, satisfied }) =>
          of(population, n, n, satisfied + Math.round((n - m) * share)),
        );
        const [bounds, estimate] = [nonResponseBounds(sampled), proportionEstimate(full)];
        if (bounds === 'n/a' || estimate === 'n/a') return;
        if (sampled.some((stratum) => stratum.sampled === 0)) return;
        expect(estimate.estimate).toBeGreaterThanOrEqual(bounds.low - 1e-12);
        expect(estimate.estimate).toBeLessThanOrEqual(bounds.high + 1e-12);
      }),
    );
  });

  it('are n/a of nobody, and refuse what cannot be', () => {
    expect(nonResponseBounds([])).toBe('n/a');
    expect(nonResponseBounds([of(0, 0, 0, 0)])).toBe('n/a');
    expect(() => nonResponseBounds([of(10, 5, 6, 0)])).toThrow('6 rated of 5 sampled');
    expect(() => nonResponseBounds([of(4, 5, 4, 4)])).toThrow('5 sampled of 4');
  });
});
