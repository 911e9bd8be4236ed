import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { between, drawsOf, pick, pickWeighted } from './draw.ts';

describe('a draw', () => {
  test('depends on its seed and name alone', () => {
    expect(drawsOf('a')('order', 7)).toBe(drawsOf('a')('order', 7));
    expect(drawsOf('a')('order', 7)).not.toBe(drawsOf('b')('order', 7));
    expect(drawsOf('a')('order', 7)).not.toBe(drawsOf('a')('order', '7'));
  });

  test('lies evenly in [0, 1)', () => {
    const draw = drawsOf('even');
    const draws = Array.from({ length: 4000 }, (_, index) => draw(index));
    expect(draws.every((share) => share >= 0 && share < 1)).toBe(true);
    expect(draws.reduce((sum, share) => sum + share, 0) / draws.length).toBeCloseTo(0.5, 1);
  });

  const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

  test('picks only what there is to pick', () => {
    fc.assert(
      fc.property(share, (drawn) => {
        expect(['a', 'b', 'c']).toContain(pick(drawn, ['a', 'b', 'c']));
        expect(between(drawn, 3, 5)).toBeGreaterThanOrEqual(3);
        expect(between(drawn, 3, 5)).toBeLessThanOrEqual(5);
        expect(
          pickWeighted(drawn, [
            ['never', 0],
            ['always', 2],
          ]),
        ).toBe('always');
      }),
    );
  });
});
