import type { Weekday, Wording } from '@huiyin/vocabulary';
import type { Day, WallTime } from './branch-time.ts';
import { type HolidayTable, ownTable } from './holidays/holiday-table.ts';
import { HOLIDAYS_OF_CHINA } from './holidays/holidays-of-china.ts';

/** A day on which the branch does otherwise than its calendar says. */
export interface OwnDay {
  readonly day: Day;
  readonly name: Wording;
}

/** What the branch file says of the branch's days and hours. */
export interface CalendarSettings {
  /** Public holidays: China's, or none but the closed days listed below, which are whole for these years in a row. */
  readonly holidays: 'china' | { readonly own: readonly number[] };
  readonly weekdays: readonly Weekday[];
  /** Opening hours of a day that is worked; in their sequence, apart from each other. */
  readonly hours: readonly { readonly from: WallTime; readonly to: WallTime }[];
  readonly closed: readonly OwnDay[];
  readonly open: readonly OwnDay[];
}

/** When a branch works: its days, its hours, its zone. */
export interface BranchCalendar extends Omit<CalendarSettings, 'holidays'> {
  /** IANA time zone. */
  readonly zone: string;
  readonly table: HolidayTable;
}

/** The calendar of a branch by its file. */
export function calendarOf(branch: {
  readonly zone: string;
  readonly calendar: CalendarSettings;
}): BranchCalendar {
  const { holidays, ...settings } = branch.calendar;
  return {
    ...settings,
    zone: branch.zone,
    table:
      holidays === 'china'
        ? HOLIDAYS_OF_CHINA
        : ownTable(Math.min(...holidays.own), Math.max(...holidays.own)),
  };
}
