export * from './events-read.ts';
export * from './grants.ts';
export * from './layout.ts';
export * from './letter-queues.ts';
export * from './names.ts';
export * from './resources.ts';
export * from './runbook.ts';
export * from './surface.ts';
