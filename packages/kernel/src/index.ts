export * from './clock.ts';
export * from './fault.ts';
export * from './ids.ts';
export * from './outcome.ts';
export * from './text-order.ts';
