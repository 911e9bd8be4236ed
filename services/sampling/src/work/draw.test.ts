import { createHmac } from 'node:crypto';
import { keyRingDouble } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { isSampled } from '../domain/is-sampled.ts';
import { drawOf, drawUnder } from './draw.ts';

const KEY = Buffer.alloc(32, 7);

describe('a draw', () => {
  it('is the first 56 bits of HMAC-SHA-256 of the order id', () => {
    const hex = createHmac('sha256', KEY).update('WO-1').digest('hex');
    expect(drawUnder(KEY, 'WO-1').toString(16).padStart(14, '0')).toBe(hex.slice(0, 14));
  });

  it('is the same for ever for the same order and month, and another under another month', async () => {
    const keys = keyRingDouble();
    const october = await drawOf(keys, { orderId: 'WO-1', countedDay: '2026-10-05' });
    expect(await drawOf(keys, { orderId: 'WO-1', countedDay: '2026-10-31' })).toBe(october);
    expect(await drawOf(keys, { orderId: 'WO-1', countedDay: '2026-11-01' })).not.toBe(october);
  });

  it('puts as many orders into the sample as the rate says', () => {
    const draws = Array.from({ length: 4000 }, (_, index) => drawUnder(KEY, `WO-${index}`));
    for (const rate of [0.15, 0.3, 0.5]) {
      const share = draws.filter((each) => isSampled(each, rate)).length / draws.length;
      // Five standard deviations of a binomial share.
      expect(Math.abs(share - rate)).toBeLessThan(5 * Math.sqrt((rate * (1 - rate)) / draws.length));
    }
  });
});
