export * from './branch-calendar.ts';
export * from './branch-time.ts';
export * from './deadline.ts';
export { explain } from './explain.ts';
export { endsWithin } from './holidays/holiday-table.ts';
export { HOLIDAYS_OF_CHINA } from './holidays/holidays-of-china.ts';
export * from './limit.ts';
export { nextOpen } from './opening.ts';
export * from './period.ts';
