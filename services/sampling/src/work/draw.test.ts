import { drawer } from '@huiyin/draw';
import { keyRingDouble } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { drawOf } from './draw.ts';

describe('an order’s draw', () => {
  it('is that under the key of the month of its counted day, and another under another month’s', async () => {
    const keys = keyRingDouble();
    const october = drawer(await keys.secret('sampling', '2026-10'))('WO-1');
    const november = drawer(await keys.secret('sampling', '2026-11'))('WO-1');
    expect(await drawOf(keys, { orderId: 'WO-1', countedDay: '2026-10-05' })).toBe(october);
    expect(await drawOf(keys, { orderId: 'WO-1', countedDay: '2026-10-31' })).toBe(october);
    expect(await drawOf(keys, { orderId: 'WO-1', countedDay: '2026-11-01' })).toBe(november);
    expect(november).not.toBe(october);
  });
});
