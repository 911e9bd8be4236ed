import { type BranchCalendar, type CalendarSettings, calendarOf } from '../branch-calendar.ts';

const SETTINGS: CalendarSettings = {
  holidays: 'china',
  weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  hours: [
    { from: '08:30', to: '12:00' },
    { from: '14:00', to: '17:30' },
  ],
  closed: [],
  open: [],
};

/** A branch in Shenzhen: 08:30–12:00 and 14:00–17:30, Monday to Friday, holidays of China. */
export const shenzhen = (changes: Partial<CalendarSettings> = {}): BranchCalendar =>
  calendarOf({ zone: 'Asia/Shanghai', calendar: { ...SETTINGS, ...changes } });

/** A branch in New York: 09:00–17:00, Monday to Friday, its own holidays of 2026. */
export const newYork = (): BranchCalendar =>
  calendarOf({
    zone: 'America/New_York',
    calendar: {
      ...SETTINGS,
      holidays: { own: [2026] },
      hours: [{ from: '09:00', to: '17:00' }],
      closed: [{ day: '2026-07-03', name: { zh: '独立日', en: 'Independence Day' } }],
    },
  });

export const day = (of: string) => ({ day: of, name: { zh: '停电检修', en: 'maintenance' } });

/** The moment of a wall clock in Shenzhen, `2026-03-04 10:00`; `24:00` ends the day. Its zone is UTC+8 the whole year. */
export function at(wall: string): string {
  const [date = '', time = ''] = wall.split(' ');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(Date.parse(`${date}T00:00:00+08:00`) + (hours * 60 + minutes) * 60_000).toISOString();
}
