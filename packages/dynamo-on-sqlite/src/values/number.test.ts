import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalNumber, compareNumbers, numberKeyBytes, numberSize } from './number.ts';

describe('a number', () => {
  it.each([
    ['1.0', '1'],
    ['1e10', '10000000000'],
    ['-0', '0'],
    ['00012', '12'],
    ['.50', '0.5'],
    ['5.', '5'],
    ['-1.5e-3', '-0.0015'],
    ['12345678901234567890123456789012345678', '12345678901234567890123456789012345678'],
  ])('given as %s is answered as %s', (given, answered) => {
    expect(canonicalNumber(given)).toBe(answered);
  });

  it.each([
    ['', 'cannot be converted'],
    ['1_0', 'cannot be converted'],
    ['0x1', 'cannot be converted'],
    ['NaN', 'cannot be converted'],
    ['1e126', 'overflow'],
    ['1e-131', 'underflow'],
    ['123456789012345678901234567890123456789', '38 significant digits'],
  ])('given as %s is refused: %s', (given, reason) => {
    expect(() => canonicalNumber(given)).toThrow(reason);
  });

  it.each([
    ['0', 1],
    ['1', 2],
    ['12', 2],
    ['123', 3],
    ['-123', 4],
    ['100', 2],
    ['1.5', 3],
    ['0.05', 2],
    ['123.5', 4],
  ])('%s weighs %i bytes', (given, bytes) => {
    expect(numberSize(given)).toBe(bytes);
  });

  it('orders its key bytes as numbers are ordered', () => {
    const number = fc.oneof(
      fc.integer().map(String),
      fc
        .double({ noNaN: true, noDefaultInfinity: true, min: -1e100, max: 1e100 })
        .map((value) => value.toFixed(20).slice(0, 38)),
    );
    fc.assert(
      fc.property(number, number, (left, right) => {
        const [a, b] = [canonicalNumber(left), canonicalNumber(right)];
        const order = Math.sign(Buffer.compare(numberKeyBytes(a), numberKeyBytes(b)));
        if (a === b) return order === 0;
        return Number(a) === Number(b) || order === Math.sign(Number(a) - Number(b));
      }),
    );
  });

  it('is told apart beyond what a double can hold', () => {
    expect(compareNumbers('12345678901234567890123', '12345678901234567890124')).toBeLessThan(0);
    expect(compareNumbers('-1.00000000000000000001', '-1')).toBeLessThan(0);
  });
});
