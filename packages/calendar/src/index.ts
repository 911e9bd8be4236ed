export * from './branch-calendar.ts';
export * from './deadline.ts';
export { explain } from './explain.ts';
export { endsWithin, HOLIDAYS, type Holiday, type HolidayTable, ownTable } from './holidays/holiday-table.ts';
export { HOLIDAYS_OF_CHINA } from './holidays/holidays-of-china.ts';
export * from './limit.ts';
export { arrivalAt, nextOpen } from './opening.ts';
export type { DeadlineStep } from './steps.ts';
export { type DayReason, isWorked, reasonOf } from './working-days.ts';
