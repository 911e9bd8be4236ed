export * from './aggregate/aggregate-table.ts';
export * from './aggregate/aggregate-type.ts';
export { headOf, type Item, ItemUnreadable } from './aggregate/item.ts';
export * from './aggregate/shards.ts';
export * from './forgetting/forget-in-slices.ts';
export * from './forgetting/tombstones.ts';
export * from './outbox/publish.ts';
export * from './outbox/relay.ts';
export * from './refold/refold.ts';
