import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawer } from './drawer.ts';
import { isSampled } from './is-sampled.ts';

const KEY = Buffer.alloc(32, 7);

describe('a draw', () => {
  it('is the first 56 bits of HMAC-SHA-256 of the order id', () => {
    const draw = drawer(KEY);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (orderId) => {
        expect(draw(orderId)).toBe(
          createHmac('sha256', KEY).update(orderId, 'utf8').digest('hex').slice(0, 14),
        );
      }),
    );
  });

  it('never changes for the same key and order', () => {
    expect(drawer(KEY)('WO-1')).toBe('9f4083f0659974');
    expect(drawer(KEY)('GD-2026-回访-0007')).toBe('1e2e8f7f59fcbb');
  });

  it('has a key of at most one block', () => {
    expect(drawer(Buffer.alloc(64))('WO-1')).toMatch(/^[0-9a-f]{14}$/);
    expect(() => drawer(Buffer.alloc(65))).toThrow(new RangeError('a sampling key has at most 64 bytes'));
  });

  it('puts as many orders into the sample as the rate says', () => {
    const draw = drawer(KEY);
    const draws = Array.from({ length: 4000 }, (_, index) => draw(`WO-${index}`));
    for (const rate of [0.15, 0.3, 0.5]) {
      const share = draws.filter((each) => isSampled(each, rate)).length / draws.length;
      // Five standard deviations of a binomial share.
      expect(Math.abs(share - rate)).toBeLessThan(5 * Math.sqrt((rate * (1 - rate)) / draws.length));
    }
  });
});
