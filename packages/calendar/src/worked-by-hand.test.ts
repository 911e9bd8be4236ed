/**
 * Deadlines worked by hand, with a paper calendar and the notices of the general office of the State Council:
 * 2025: 国办发明电〔2024〕12号. Off: 1 Jan (Wed); 28 Jan (Tue)–4 Feb (Tue); 4 (Fri)–6 Apr; 1 (Thu)–5 May (Mon); 31 May (Sat)–
 *   2 Jun (Mon); 1 (Wed)–8 Oct (Wed). Worked: Sun 26 Jan, Sat 8 Feb, Sun 27 Apr, Sun 28 Sep, Sat 11 Oct.
 * 2026: 国办发明电〔2025〕7号. Off: 1 (Thu)–3 Jan (Sat); 15 (Sun)–23 Feb (Mon); 4 (Sat)–6 Apr (Mon); 1 (Fri)–5 May (Tue);
 *   19 (Fri)–21 Jun; 25 (Fri)–27 Sep; 1 (Thu)–7 Oct (Wed). Worked: Sun 4 Jan, Sat 14 and 28 Feb, Sat 9 May, Sun 20 Sep, Sat 10 Oct.
 * The branch is open 08:30–12:00 and 14:00–17:30, Monday to Friday. What the code says is nowhere the source of a row.
 */
import { describe, expect, it } from 'vitest';
import type { BranchCalendar } from './branch-calendar.ts';
import { deadlineOf } from './deadline.ts';
import type { Limit, Pause } from './limit.ts';
import { at, day, newYork, shenzhen } from './testing/calendars.ts';

const due = (calendar: BranchCalendar, receivedAt: string, limit: Limit, pauses: readonly Pause[] = []) =>
  deadlineOf(calendar, { receivedAt, limit, pauses }).by;

const wd = (workingDays: number): Limit => ({ workingDays });
const wdo = (workingDays: number): Limit => ({ workingDays, from: 'opening' });
const d = (days: number): Limit => ({ days });
const dayso = (days: number): Limit => ({ days, from: 'opening' });
const h = (hours: number): Limit => ({ hours });
const ho = (hours: number): Limit => ({ hours, from: 'opening' });
const wh = (workingHours: number): Limit => ({ workingHours });
const noon: Limit = { nextNoon: true };

describe('working days', () => {
  it.each([
    ['Wednesday to Thursday', '2026-03-04 10:00', wd(1), '2026-03-05 17:30'],
    ['over a weekend', '2026-03-06 10:00', wd(1), '2026-03-09 17:30'],
    ['in the last open minute', '2026-03-06 17:29', wdo(1), '2026-03-09 17:30'],
    ['at closing, from the opening', '2026-03-06 17:30', wdo(1), '2026-03-10 17:30'],
    ['at closing, from the receipt', '2026-03-06 17:30', wd(1), '2026-03-09 17:30'],
    ['on a Saturday, from the receipt', '2026-03-07 11:00', wd(1), '2026-03-09 17:30'],
    ['on a Saturday, from the opening', '2026-03-07 11:00', wdo(1), '2026-03-10 17:30'],
    ['before opening', '2026-03-06 07:00', wdo(1), '2026-03-09 17:30'],
    ['in the noon break', '2026-03-06 12:30', wdo(1), '2026-03-09 17:30'],
    ['a week', '2026-03-02 09:00', wd(5), '2026-03-09 17:30'],
    ['three weeks', '2026-03-02 09:00', wd(15), '2026-03-23 17:30'],
    ['late on a Friday, from the receipt', '2026-03-06 23:30', wd(2), '2026-03-10 17:30'],

    ['New Year 2026: to the made-up Sunday', '2025-12-31 10:00', wd(1), '2026-01-04 17:30'],
    ['New Year 2026: from the made-up Sunday', '2025-12-31 18:00', wdo(1), '2026-01-05 17:30'],
    ['over the year’s end: 30, 31, 4, 5, 6', '2025-12-29 10:00', wd(5), '2026-01-06 17:30'],
    ['on the holiday’s Saturday', '2026-01-03 10:00', wdo(1), '2026-01-05 17:30'],
    ['on the holiday’s Friday, from the receipt', '2026-01-02 10:00', wd(1), '2026-01-04 17:30'],
    ['Spring Festival 2026: to the made-up Saturday', '2026-02-13 10:00', wd(1), '2026-02-14 17:30'],
    ['Spring Festival 2026: 14, then 24', '2026-02-13 10:00', wd(2), '2026-02-24 17:30'],
    ['after closing on the made-up Saturday', '2026-02-14 17:40', wdo(1), '2026-02-25 17:30'],
    ['both made-up Saturdays: 25, 26, 27, 28, 2', '2026-02-14 17:40', wdo(5), '2026-03-02 17:30'],
    ['in the festival: 24, 25, 26, 27, Saturday 28', '2026-02-18 09:00', wd(5), '2026-02-28 17:30'],
    ['Friday to the made-up Saturday', '2026-02-27 16:00', wd(1), '2026-02-28 17:30'],
    ['made-up Saturday to Monday', '2026-02-28 16:00', wd(1), '2026-03-02 17:30'],
    ['Qingming 2026', '2026-04-03 10:00', wd(1), '2026-04-07 17:30'],
    ['Qingming 2026, after closing', '2026-04-03 18:00', wdo(1), '2026-04-08 17:30'],
    ['Qingming 2026: 2, 3, 7, 8, 9', '2026-04-01 10:00', wd(5), '2026-04-09 17:30'],
    ['Labour Day 2026', '2026-04-30 10:00', wd(1), '2026-05-06 17:30'],
    ['Labour Day 2026, after closing: 7, 8, Saturday 9', '2026-04-30 17:31', wdo(3), '2026-05-09 17:30'],
    ['Labour Day 2026: 6, 7, 8, Saturday 9', '2026-04-30 10:00', wd(4), '2026-05-09 17:30'],
    ['Labour Day 2026: 6, 7, 8, 9, Monday 11', '2026-04-30 10:00', wd(5), '2026-05-11 17:30'],
    ['Friday to the made-up 9 May', '2026-05-08 10:00', wd(1), '2026-05-09 17:30'],
    ['after closing on 9 May', '2026-05-09 18:00', wdo(1), '2026-05-12 17:30'],
    ['Dragon Boat 2026', '2026-06-18 17:00', wd(1), '2026-06-22 17:30'],
    ['Dragon Boat 2026, after closing', '2026-06-18 17:45', wdo(2), '2026-06-24 17:30'],
    ['Friday to the made-up Sunday 20 September', '2026-09-18 10:00', wd(1), '2026-09-20 17:30'],
    ['Friday evening: from Sunday to Monday', '2026-09-18 18:00', wdo(1), '2026-09-21 17:30'],
    ['Saturday before the made-up Sunday', '2026-09-19 10:00', wd(1), '2026-09-20 17:30'],
    ['both autumn holidays: 28, 29, 30, 8, 9', '2026-09-24 10:00', wd(5), '2026-10-09 17:30'],
    ['National Day 2026: from 8: 9, Saturday 10, 12', '2026-09-30 17:40', wdo(3), '2026-10-12 17:30'],
    ['National Day 2026: 8, 9, 10, 12, 13, 14, 15', '2026-09-30 16:00', wd(7), '2026-10-15 17:30'],
    ['made-up Saturday 10 October', '2026-10-10 10:00', wd(1), '2026-10-12 17:30'],
    ['in the holiday, from the receipt', '2026-10-06 10:00', wd(1), '2026-10-08 17:30'],

    ['the first day that the table knows', '2024-01-01 00:00', wdo(1), '2024-01-03 17:30'],
    ['New Year 2025, a single day', '2024-12-31 10:00', wd(1), '2025-01-02 17:30'],
    ['New Year 2025, at closing: from 2: 3, 6', '2024-12-31 17:30', wdo(2), '2025-01-06 17:30'],
    ['Friday to the made-up Sunday 26 January', '2025-01-24 10:00', wd(1), '2025-01-26 17:30'],
    ['Spring Festival 2025: 26, 27, 5', '2025-01-24 10:00', wd(3), '2025-02-05 17:30'],
    ['Spring Festival 2025: from 5: 6, 7, Sat 8, 10', '2025-01-27 18:00', wdo(4), '2025-02-10 17:30'],
    ['Qingming 2025', '2025-04-03 10:00', wd(1), '2025-04-07 17:30'],
    ['to Labour Day 2025: Sunday 27, 28, 29, 30', '2025-04-25 10:00', wd(4), '2025-04-30 17:30'],
    ['Labour Day 2025', '2025-04-30 10:00', wd(1), '2025-05-06 17:30'],
    ['Dragon Boat 2025, after closing', '2025-05-30 18:00', wdo(1), '2025-06-04 17:30'],
    ['October 2025: from Sun 28: 29, 30, 9', '2025-09-26 17:40', wdo(3), '2025-10-09 17:30'],
    ['October 2025, the eve after closing', '2025-09-30 17:40', wdo(1), '2025-10-10 17:30'],
    ['October 2025: 9, 10, Saturday 11, 13', '2025-09-30 10:00', wd(4), '2025-10-13 17:30'],
  ])('%s: received %s', (_, received, limit, expected) => {
    expect(due(shenzhen(), at(received), limit)).toBe(at(expected));
  });
});

describe('calendar days and hours', () => {
  it.each([
    ['holidays count', '2026-10-06 10:00', d(5), '2026-10-11 24:00'],
    ['the day’s first minute', '2026-10-06 00:00', d(1), '2026-10-07 24:00'],
    ['the day’s last minute', '2026-10-06 23:59', d(1), '2026-10-07 24:00'],
    ['over the year’s end', '2025-12-31 10:00', d(7), '2026-01-07 24:00'],
    ['February', '2026-02-26 10:00', d(3), '2026-03-01 24:00'],
    ['February with its 29th', '2024-02-27 10:00', d(3), '2024-03-01 24:00'],
    ['from 8 October: 9, 10, 11', '2026-09-30 17:40', dayso(3), '2026-10-11 24:00'],
    ['fifteen, from a made-up Saturday', '2026-02-14 10:00', dayso(15), '2026-03-01 24:00'],
    ['in a year without a notice', '2027-06-01 10:00', d(5), '2027-06-06 24:00'],

    ['a day and a night of a holiday', '2026-10-06 10:00', h(24), '2026-10-07 10:00'],
    ['into the new year', '2025-12-31 20:00', h(4), '2026-01-01 00:00'],
    ['from 8 October, 08:30', '2026-09-30 17:40', ho(24), '2026-10-09 08:30'],
    ['from the end of the noon break', '2026-03-06 12:15', ho(4), '2026-03-06 18:00'],
    ['while open', '2026-03-06 11:00', ho(4), '2026-03-06 15:00'],
    ['in a year without a notice', '2027-06-01 10:00', h(36), '2027-06-02 22:00'],
    ['before opening on a made-up Saturday', '2026-02-14 08:00', ho(36), '2026-02-15 20:30'],
  ])('%s: received %s', (_, received, limit, expected) => {
    expect(due(shenzhen(), at(received), limit)).toBe(at(expected));
  });
});

describe('opening hours', () => {
  it.each([
    ['in one morning', '2026-03-04 09:00', wh(2), '2026-03-04 11:00'],
    ['over noon', '2026-03-04 11:00', wh(2), '2026-03-04 15:00'],
    ['to the morning’s end, not the afternoon’s beginning', '2026-03-04 10:00', wh(2), '2026-03-04 12:00'],
    ['over a night: 1 + 3', '2026-03-04 16:30', wh(4), '2026-03-05 11:30'],
    ['over a weekend: 1 + 3½ + 2½', '2026-03-06 16:30', wh(7), '2026-03-09 16:30'],
    ['from a Saturday', '2026-03-07 10:00', wh(1), '2026-03-09 09:30'],
    ['over National Day: 1 + 7', '2026-09-30 16:30', wh(8), '2026-10-08 17:30'],
    ['on a made-up Saturday: ½ + 3½', '2026-10-09 17:00', wh(4), '2026-10-10 12:00'],
    ['over the Spring Festival: ½ + ½', '2026-02-14 17:00', wh(1), '2026-02-24 09:00'],
    ['over the year’s end: 2 + 1 on a Sunday', '2025-12-31 15:30', wh(3), '2026-01-04 09:30'],
    ['two whole days after the holiday', '2025-09-30 18:00', wh(14), '2025-10-10 17:30'],
  ])('%s: received %s', (_, received, limit, expected) => {
    expect(due(shenzhen(), at(received), limit)).toBe(at(expected));
  });
});

describe('the next noon', () => {
  it.each([
    ['while open on a Friday', '2026-03-06 10:00', '2026-03-09 12:00'],
    ['on a Thursday evening', '2026-03-05 18:00', '2026-03-06 12:00'],
    ['before opening', '2026-03-06 07:30', '2026-03-06 12:00'],
    ['in the last minute before opening', '2026-03-06 08:29', '2026-03-06 12:00'],
    ['at the opening', '2026-03-06 08:30', '2026-03-09 12:00'],
    ['in the noon break', '2026-03-06 12:30', '2026-03-09 12:00'],
    ['on a Friday evening', '2026-03-06 18:00', '2026-03-09 12:00'],
    ['in the night to Saturday', '2026-03-07 02:00', '2026-03-09 12:00'],
    ['on the eve of National Day', '2026-09-30 17:40', '2026-10-08 12:00'],
    ['before a made-up Sunday', '2026-09-18 18:00', '2026-09-20 12:00'],
    ['before a made-up Saturday', '2026-10-09 18:00', '2026-10-10 12:00'],
    ['on the eve of the New Year', '2025-12-31 18:00', '2026-01-04 12:00'],
  ])('%s: received %s', (_, received, expected) => {
    expect(due(shenzhen(), at(received), noon)).toBe(at(expected));
  });
});

describe('pauses', () => {
  const customer = (from: string, until?: string): Pause => ({
    reason: 'customer',
    from: at(from),
    ...(until !== undefined && { until: at(until) }),
  });
  const outside = (from: string, until?: string): Pause => ({
    ...customer(from, until),
    reason: 'outside-body',
  });

  it.each([
    [
      'three hours',
      '2026-03-04 10:00',
      h(24),
      [customer('2026-03-04 12:00', '2026-03-04 15:00')],
      '2026-03-05 13:00',
    ],
    [
      'two that overlap count once',
      '2026-03-04 10:00',
      h(24),
      [outside('2026-03-04 14:00', '2026-03-04 18:00'), customer('2026-03-04 12:00', '2026-03-04 15:00')],
      '2026-03-05 16:00',
    ],
    [
      'one within another counts once',
      '2026-03-04 10:00',
      h(24),
      [outside('2026-03-04 12:00', '2026-03-04 18:00'), customer('2026-03-04 13:00', '2026-03-04 14:00')],
      '2026-03-05 16:00',
    ],
    [
      'two apart count both',
      '2026-03-04 10:00',
      h(24),
      [customer('2026-03-04 12:00', '2026-03-04 13:00'), customer('2026-03-04 20:00', '2026-03-04 22:00')],
      '2026-03-05 13:00',
    ],
    [
      'one that began before the receipt counts from the receipt',
      '2026-03-04 10:00',
      h(24),
      [customer('2026-03-04 08:00', '2026-03-04 11:00')],
      '2026-03-05 11:00',
    ],
    [
      'one before the receipt counts nothing',
      '2026-03-04 10:00',
      h(24),
      [customer('2026-03-04 08:00', '2026-03-04 09:00')],
      '2026-03-05 10:00',
    ],
    [
      'one from the deadline on changes nothing',
      '2026-03-04 10:00',
      h(24),
      [customer('2026-03-05 10:00', '2026-03-05 12:00')],
      '2026-03-05 10:00',
    ],
    [
      'one that has not ended, from the deadline on, changes nothing',
      '2026-03-04 10:00',
      h(24),
      [customer('2026-03-05 10:00')],
      '2026-03-05 10:00',
    ],
    [
      'two closings: Thursday, Friday, Monday',
      '2026-03-02 09:00',
      wd(3),
      [customer('2026-03-03 10:00', '2026-03-05 09:00')],
      '2026-03-09 17:30',
    ],
    [
      'within a day counts nothing in days',
      '2026-03-02 09:00',
      wd(3),
      [customer('2026-03-03 10:00', '2026-03-03 15:00')],
      '2026-03-05 17:30',
    ],
    [
      'over National Day: 9, Saturday 10',
      '2026-09-30 10:00',
      wd(2),
      [outside('2026-09-30 15:00', '2026-10-09 09:00')],
      '2026-10-10 17:30',
    ],
    [
      'up to the closing',
      '2026-03-02 09:00',
      wd(1),
      [customer('2026-03-03 10:00', '2026-03-03 17:30')],
      '2026-03-04 17:30',
    ],
    [
      'from the closing',
      '2026-03-02 09:00',
      wd(1),
      [customer('2026-03-03 17:30', '2026-03-04 08:00')],
      '2026-03-03 17:30',
    ],
    [
      'two midnights of five days: 5, 6, 7, 8, 9',
      '2026-03-02 10:00',
      d(5),
      [customer('2026-03-03 10:00', '2026-03-05 10:00')],
      '2026-03-09 24:00',
    ],
    [
      'an opening hour: 9–10, 11–12, 14–17',
      '2026-03-04 09:00',
      wh(5),
      [customer('2026-03-04 10:00', '2026-03-04 11:00')],
      '2026-03-04 17:00',
    ],
    [
      'over a night: ½ + 1½',
      '2026-03-04 16:30',
      wh(2),
      [customer('2026-03-04 17:00', '2026-03-05 09:00')],
      '2026-03-05 10:30',
    ],
    [
      'over the noon that was next',
      '2026-03-06 18:00',
      noon,
      [customer('2026-03-09 11:00', '2026-03-09 13:00')],
      '2026-03-10 12:00',
    ],
  ])('%s', (_, received, limit, pauses, expected) => {
    expect(due(shenzhen(), at(received), limit, pauses)).toBe(at(expected));
  });

  it.each([
    ['hours', h(24), '2026-03-05 09:59'],
    ['days', d(2), '2026-03-06 23:00'],
    ['working days', wd(2), '2026-03-06 17:00'],
    ['opening hours', wh(7), '2026-03-05 09:59'],
    ['the next noon', noon, '2026-03-05 11:59'],
  ])('one that has not ended leaves %s without a moment', (_, limit, from) => {
    const { by, steps } = deadlineOf(shenzhen(), {
      receivedAt: at('2026-03-04 10:00'),
      limit,
      pauses: [customer(from)],
    });
    expect(by).toBeUndefined();
    expect(steps.at(-1)).toEqual({ step: 'held', since: at(from), reasons: ['customer'] });
  });

  it('that meet are one, which holds since the first began, for the reason that still holds', () => {
    const { steps } = deadlineOf(shenzhen(), {
      receivedAt: at('2026-03-04 10:00'),
      limit: h(24),
      pauses: [outside('2026-03-04 11:00', '2026-03-04 15:00'), customer('2026-03-04 15:00')],
    });
    expect(steps.at(-1)).toEqual({ step: 'held', since: at('2026-03-04 11:00'), reasons: ['customer'] });
  });

  it('are told as far as they touch the time between start and end', () => {
    const before = customer('2026-03-04 09:00', '2026-03-04 10:00');
    const within = outside('2026-03-04 10:00', '2026-03-04 11:00');
    const after = customer('2026-03-05 11:00', '2026-03-05 12:00');
    const { steps, by } = deadlineOf(shenzhen(), {
      receivedAt: at('2026-03-04 10:00'),
      limit: h(24),
      pauses: [before, within, after],
    });
    expect(by).toBe(after.from);
    expect(steps.filter(({ step }) => step === 'paused')).toEqual([{ step: 'paused', ...within }]);
  });
});

describe('a branch of its own days', () => {
  it.each([
    ['is closed on a Monday', { closed: [day('2026-03-09')] }, '2026-03-06 10:00', '2026-03-10 17:30'],
    ['is open on a Saturday', { open: [day('2026-03-07')] }, '2026-03-06 10:00', '2026-03-07 17:30'],
    ['works on National Day', { open: [day('2026-10-01')] }, '2026-09-30 10:00', '2026-10-01 17:30'],
    [
      'says both of a day, which the contract refuses: it is closed',
      { closed: [day('2026-03-07')], open: [day('2026-03-07')] },
      '2026-03-06 10:00',
      '2026-03-09 17:30',
    ],
    ['rests on a made-up Sunday', { closed: [day('2026-09-20')] }, '2026-09-18 10:00', '2026-09-21 17:30'],
    [
      'works six days a week',
      { weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const },
      '2026-03-06 10:00',
      '2026-03-07 17:30',
    ],
    [
      'works six days a week, but not on a holiday’s Saturday',
      { weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const },
      '2026-04-03 10:00',
      '2026-04-07 17:30',
    ],
  ])('%s', (_, changes, received, expected) => {
    expect(due(shenzhen(changes), at(received), wd(1))).toBe(at(expected));
  });
});

describe('a zone with daylight saving (8 March and 1 November 2026)', () => {
  it.each([
    ['24 hours are 24, and the clock says 13', '2026-03-07T12:00-05:00', h(24), '2026-03-08T13:00-04:00'],
    ['24 hours are 24, and the clock says 11', '2026-10-31T12:00-04:00', h(24), '2026-11-01T11:00-05:00'],
    ['a working day over the change', '2026-03-06T10:00-05:00', wd(1), '2026-03-09T17:00-04:00'],
    ['the day that has 23 hours', '2026-03-07T10:00-05:00', d(1), '2026-03-09T00:00-04:00'],
    ['the day that has 25 hours', '2026-10-31T10:00-04:00', d(1), '2026-11-02T00:00-05:00'],
    ['two days from the first minutes', '2026-03-07T00:30-05:00', d(2), '2026-03-10T00:00-04:00'],
    ['opening hours over the change', '2026-10-30T16:00-04:00', wh(2), '2026-11-02T10:00-05:00'],
    ['noon after the change', '2026-03-06T18:00-05:00', noon, '2026-03-09T12:00-04:00'],
    ['from the opening after the change', '2026-03-07T10:00-05:00', ho(1), '2026-03-09T10:00-04:00'],
    ['the branch’s own holiday', '2026-07-02T16:00-04:00', wd(1), '2026-07-06T17:00-04:00'],
    [
      'late in the evening, UTC being a day further',
      '2026-07-01T23:00-04:00',
      d(1),
      '2026-07-03T00:00-04:00',
    ],
  ])('%s', (_, received, limit, expected) => {
    expect(due(newYork(), new Date(received).toISOString(), limit)).toBe(new Date(expected).toISOString());
  });
});

describe('a year that the calendar does not know', () => {
  it.each([
    ['the first working day lies behind the table', '2026-12-28 10:00', wd(1)],
    ['the start lies behind the table', '2026-12-28 18:00', ho(1)],
    ['the receipt lies behind the table', '2027-03-01 10:00', wh(1)],
    ['the last days of December, which the next notice may still change', '2026-12-30 10:00', noon],
    ['before the table', '2023-12-29 10:00', dayso(1)],
  ])('is never guessed: %s', (_, received, limit) => {
    expect(() => due(shenzhen(), at(received), limit)).toThrow(
      expect.objectContaining({ code: 'calendar-year-missing' }),
    );
  });

  it('is not needed up to its border', () => {
    expect(due(shenzhen(), at('2026-12-25 10:00'), wd(1))).toBe(at('2026-12-28 17:30'));
    expect(due(shenzhen(), at('2026-12-25 18:00'), noon)).toBe(at('2026-12-28 12:00'));
  });

  it('is the branch’s own where its holidays are', () => {
    expect(() => due(newYork(), '2026-12-31T15:00:00.000Z', wd(1))).toThrow('2027-01-01');
    expect(due(newYork(), '2026-12-30T15:00:00.000Z', wd(1))).toBe('2026-12-31T22:00:00.000Z');
  });
});
