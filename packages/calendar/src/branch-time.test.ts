import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf, minuteOfDay, momentAt } from './branch-time.ts';
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

  it.each(['2026-13', '2026-02-30', '2025-W53', '2026-W00', '2026-Q5', '26', 'yesterday', ''])(
    'does not read %j',
    (name) => {
      expect(parsePeriod(name)).toBeUndefined();
    },
  );

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
