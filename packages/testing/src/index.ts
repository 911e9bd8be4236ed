export * from './branch.ts';
export * from './claimed-task.ts';
export * from './events.ts';
export * from './key-ring.double.ts';
export * from './local-table.ts';
export * from './own-certificate.ts';
export * from './scripted-branch.double.ts';
export * from './work-order.ts';
