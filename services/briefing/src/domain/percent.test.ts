import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentOf } from './percent.ts';

describe('a percentage', () => {
  it.each([
    [2771, 2775, 99.86],
    [3494, 3497, 99.91],
    [6265, 6272, 99.89],
    [1, 8, 12.5],
    [1, 3, 33.33],
    [2, 3, 66.67],
    // 0.125 % and 0.005 % lie exactly between two steps.
    [1, 800, 0.13],
    [1, 20_000, 0.01],
    [0, 7, 0],
    [7, 7, 100],
  ])('of %i in %i is %f, rounded half up', (part, whole, percent) => {
    expect(percentOf(part, whole)).toBe(percent);
  });

  it('of nothing is not applicable, never zero', () => {
    expect(percentOf(0, 0)).toBeNull();
  });

  it('of counts that contradict each other is not applicable', () => {
    expect(percentOf(8, 7)).toBeNull();
    expect(percentOf(-1, 7)).toBeNull();
  });

  it('is never further from the exact fraction than half a step', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (whole, share) => {
          const part = Math.floor(whole * share);
          const hundredths = BigInt(Math.round((percentOf(part, whole) ?? 0) * 100));
          const distance = 2n * hundredths * BigInt(whole) - 20_000n * BigInt(part);
          expect(distance > -BigInt(whole) && distance <= BigInt(whole)).toBe(true);
        },
      ),
    );
  });
});
