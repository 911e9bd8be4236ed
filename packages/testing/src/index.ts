export * from './branch.ts';
export * from './work-order.ts';
