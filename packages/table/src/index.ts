export * from './aggregate.ts';
export * from './aggregate-table.ts';
export * from './forgotten.ts';
export { headOf, type Item } from './item.ts';
export * from './publish.ts';
export * from './refold.ts';
export * from './relay.ts';
export * from './shards.ts';
