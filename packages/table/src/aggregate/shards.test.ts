import { describe, expect, it } from 'vitest';
import { allShards, SHARDS, shardOf } from './shards.ts';

const orders = Array.from({ length: 16_000 }, (_, index) => `WO-20261005-${index}`);

describe('the shard of an order', () => {
  it('is one of sixteen', () => {
    expect(SHARDS).toBe(16);
    expect(allShards).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
    expect([...new Set(orders.map(shardOf))].sort((a, b) => a - b)).toEqual(allShards);
  });

  it('is the same for ever, since items lie under it', () => {
    expect(['WO-1', 'WO-20261005-000123', '工单'].map(shardOf)).toEqual([15, 5, 4]);
  });

  it('is even over all orders', () => {
    const sizes = new Map<number, number>();
    for (const order of orders) sizes.set(shardOf(order), (sizes.get(shardOf(order)) ?? 0) + 1);
    expect(Math.max(...sizes.values())).toBeLessThan(1150);
    expect(Math.min(...sizes.values())).toBeGreaterThan(850);
  });
});
