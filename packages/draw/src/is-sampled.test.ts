import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalOf, isSampled, type OrderDraw } from './is-sampled.ts';

const TOP = 1n << 56n;
const drawOfNumber = (number: bigint): OrderDraw => number.toString(16).padStart(14, '0');
const number = fc.bigInt({ min: 0n, max: TOP - 1n });
const draw = number.map(drawOfNumber);
const probability = fc.double({ min: 0, max: 1, noNaN: true }).map(Math.abs);

describe('an order', () => {
  it('is never sampled at rate 0 and always at rate 1', () => {
    fc.assert(
      fc.property(draw, (each) => {
        expect(isSampled(each, 0)).toBe(false);
        expect(isSampled(each, 1)).toBe(true);
      }),
    );
  });

  it('that is sampled at one rate is sampled at every higher one', () => {
    fc.assert(
      fc.property(draw, probability, probability, (each, one, other) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        expect(!isSampled(each, low) || isSampled(each, high)).toBe(true);
      }),
    );
  });

  // (1 − p)·2⁵⁶, by hand: the last draw below the bar is out, the first one on or above it is in.
  it.each([
    [0.5, TOP / 2n],
    [0.25, (TOP / 4n) * 3n],
    [0.3, (TOP * 7n + 9n) / 10n],
    [0.15, (TOP * 85n + 99n) / 100n],
    [1e-7, (TOP * 9_999_999n + 9_999_999n) / 10_000_000n],
  ])('at rate %d meets an exact bar', (rate, bar) => {
    expect(isSampled(drawOfNumber(bar - 1n), rate)).toBe(false);
    expect(isSampled(drawOfNumber(bar), rate)).toBe(true);
  });

  it('is decided as the whole numbers are', () => {
    fc.assert(
      fc.property(number, probability, (each, rate) => {
        const { numerator, denominator } = decimalOf(rate);
        expect(isSampled(drawOfNumber(each), rate)).toBe(
          each * denominator >= (denominator - numerator) * TOP,
        );
      }),
    );
  });
});

describe('a rate', () => {
  it.each([
    [0.15, 15n, 100n],
    [1, 1n, 1n],
    [0, 0n, 1n],
    [1.5e-9, 15n, 10_000_000_000n],
  ])('%d is the decimal that was written', (rate, numerator, denominator) => {
    expect(decimalOf(rate)).toEqual({ numerator, denominator });
  });

  it.each([-0.1, 1.1, Number.NaN, 1e21])('%d is none', (rate) => {
    expect(() => decimalOf(rate)).toThrow(new RangeError('a probability lies between 0 and 1'));
  });
});
