export * from './api.ts';
export * from './branch.ts';
export * from './briefing.ts';
export * from './envelope.ts';
export * from './events.ts';
export * from './routes.ts';
export * from './terms.ts';
export * from './work-order.ts';
