import { createHash } from 'node:crypto';

/** Where a day is a partition it is spread over so many, so that a back-load of a million rows stays under 500 write units on any key. */
export const SHARDS = 16;

/** The shard of an order, 0 to 15, even over all orders and the same for ever. */
export const shardOf = (orderId: string): number =>
  (createHash('sha256').update(orderId).digest()[0] ?? 0) % SHARDS;

export const allShards: readonly number[] = Array.from({ length: SHARDS }, (_, shard) => shard);
