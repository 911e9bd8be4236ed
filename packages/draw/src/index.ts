export * from './audit-sample.ts';
export * from './commitment.ts';
export * from './drawer.ts';
export * from './is-sampled.ts';
export * from './listed-orders.ts';
export * from './rate.ts';
export * from './topic-order.ts';
export * from './verdict.ts';
