export * from './events.ts';
export * from './log.double.ts';
