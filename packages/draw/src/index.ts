export * from './commitment.ts';
export * from './drawer.ts';
export * from './is-sampled.ts';
export * from './rate.ts';
