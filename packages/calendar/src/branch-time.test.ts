import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf, minuteOfDay, momentAt, weekdayOf } from './branch-time.ts';
import { daysOf, parsePeriod, periodBefore, periodContaining } from './period.ts';

describe('the branch clock', () => {
  it('puts the last minute of a Shanghai month into that month although UTC is still in the afternoon', () => {
    expect(dayOf('2026-10-31T15:59:59.000Z', 'Asia/Shanghai')).toBe('2026-10-31');
    expect(dayOf('2026-10-31T16:00:00.000Z', 'Asia/Shanghai')).toBe('2026-11-01');
  });

  it('knows the hour of a New York summer and winter day', () => {
    expect(momentAt('2026-07-01', '08:00', 'America/New_York')).toBe('2026-07-01T12:00:00.000Z');
    expect(momentAt('2026-12-01', '08:00', 'America/New_York')).toBe('2026-12-01T13:00:00.000Z');
    expect(momentAt('2026-12-01', '24:00', 'America/New_York')).toBe('2026-12-02T05:00:00.000Z');
    expect(minuteOfDay('2026-12-01T13:05:00.000Z', 'America/New_York')).toBe(485);
  });
});

describe('the moment of a wall clock', () => {
  it.each([
    ['in the hour that spring leaves out, is after it', '2026-03-08', '02:30', '2026-03-08T07:30:00.000Z'],
    ['in the hour that autumn has twice, is the first', '2026-11-01', '01:30', '2026-11-01T05:30:00.000Z'],
  ])('%s', (_, day, time, moment) => expect(momentAt(day, time, 'America/New_York')).toBe(moment));

  it.each(['2026-02-29', '2026-13-01', '2026', ''])('is none on the day %j', (day) =>
    expect(() => momentAt(day, '08:00', 'Asia/Shanghai')).toThrow(RangeError),
  );

  const zones = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'UTC');
  it('and a moment’s day and minute are Temporal’s', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
        zones,
        (at, zone) => {
          const moment = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
          const day = moment.toPlainDate();
          const time = moment.toPlainTime().toString().slice(0, 5);
          expect(dayOf(at.toISOString(), zone)).toBe(day.toString());
          expect(weekdayOf(day.toString())).toBe(day.dayOfWeek);
          expect(minuteOfDay(at.toISOString(), zone)).toBe(moment.hour * 60 + moment.minute);
          expect(Date.parse(momentAt(day.toString(), time, zone))).toBe(
            day.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds,
          );
        },
      ),
    );
  });
});

describe('a period', () => {
  it.each([
    ['2026-02-28', 'day', '2026-02-28', '2026-02-28'],
    ['2026-W01', 'week', '2025-12-29', '2026-01-04'],
    ['2026-W53', 'week', '2026-12-28', '2027-01-03'],
    ['2026-02', 'month', '2026-02-01', '2026-02-28'],
    ['2026-Q4', 'quarter', '2026-10-01', '2026-12-31'],
    ['2026', 'year', '2026-01-01', '2026-12-31'],
  ])('%s is a %s from %s to %s', (name, kind, first, last) => {
    expect(parsePeriod(name)).toEqual({ name, kind, first, last });
  });

  it.each([
    '2026-13',
    '2026-02-30',
    '2025-W53',
    '2026-W00',
    '2026-Q5',
    '26',
    'yesterday',
    '',
    '0000-01',
    '0001-01-01',
    '0999',
    '3000-W01',
  ])('does not read %j', (name) => {
    expect(parsePeriod(name)).toBeUndefined();
  });

  it('contains every one of its days, and the period before ends the day before', () => {
    const kinds = fc.constantFrom(
      'day' as const,
      'week' as const,
      'month' as const,
      'quarter' as const,
      'year' as const,
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), kinds, (offset, kind) => {
        const day = addDays('1990-01-01', offset);
        const period = periodContaining(day, kind);
        expect(daysOf(period)).toContain(day);
        expect(periodBefore(period).last).toBe(addDays(period.first, -1));
        expect(parsePeriod(period.name)).toEqual(period);
      }),
    );
  });
});
