export * from './branch.ts';
export * from './events.ts';
export * from './work-order.ts';
