import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { readMoment } from './read-moment.ts';

/** Tuesday, 3 November 2026, 10:00 in Shenzhen. */
const NOW = new Date('2026-11-03T02:00:00.000Z');
const read = (text: string, zone = 'Asia/Shanghai', now = NOW) => readMoment(text, now, zone);

describe('a moment to come, as it is typed', () => {
  test.each([
    ['15:30', '2026-11-03T07:30:00.000Z'],
    ['１５：３０', '2026-11-03T07:30:00.000Z'],
    [' 下午3点 ', '2026-11-03T07:00:00.000Z'],
    ['3pm', '2026-11-03T07:00:00.000Z'],
    ['3:15 PM', '2026-11-03T07:15:00.000Z'],
    ['12pm', '2026-11-03T04:00:00.000Z'],
    ['11点半', '2026-11-03T03:30:00.000Z'],
    ['今天 16:00', '2026-11-03T08:00:00.000Z'],
    ['明天下午3点', '2026-11-04T07:00:00.000Z'],
    ['明天下午3点20分', '2026-11-04T07:20:00.000Z'],
    ['明天9点', '2026-11-04T01:00:00.000Z'],
    ['tomorrow 9:00', '2026-11-04T01:00:00.000Z'],
    ['后天上午10:00', '2026-11-05T02:00:00.000Z'],
    ['11/3 3pm', '2026-11-03T07:00:00.000Z'],
    ['11月5日晚上7点', '2026-11-05T11:00:00.000Z'],
    ['1/4 10:00', '2027-01-04T02:00:00.000Z'],
    ['2026-11-05 15:00', '2026-11-05T07:00:00.000Z'],
    ['2026-11-05T15:00', '2026-11-05T07:00:00.000Z'],
    ['2026年11月5日 15:00', '2026-11-05T07:00:00.000Z'],
  ])('%s', (text, moment) => {
    expect(read(text)).toBe(moment);
  });

  test.each([
    ['nothing', ''],
    ['no time', 'whenever'],
    ['a day alone', '明天'],
    ['a time that is past today', '09:00'],
    ['a bare hour that could be the night', '明天3点'],
    ['a half of the day twice', '下午3pm'],
    ['fifteen in the afternoon, said twice', '下午15:00'],
    ['a day that does not exist', '11/31 10:00'],
    ['a leap day of a common year', '2027-02-29 10:00'],
    ['a month that does not exist', '13/1 10:00'],
    ['midnight of the next day, said as an hour of this one', '24:00'],
    ['an hour that does not exist', '25:00'],
    ['a minute that does not exist', '15:60'],
    ['a past day of a stated year', '2026-11-02 15:00'],
    ['something behind it', '15:30 or so'],
  ])('%s is asked again: %s', (_, text) => {
    expect(read(text)).toBeUndefined();
  });

  test('is the branch’s, not the machine’s, and not one that the clocks skip', () => {
    expect(read('3pm', 'America/New_York', new Date('2026-07-01T12:00:00Z'))).toBe(
      '2026-07-01T19:00:00.000Z',
    );
    expect(read('2027-03-14 02:30', 'America/New_York')).toBeUndefined();
  });

  test('is not one that the clocks show twice, and is one a minute before and after', () => {
    const early = (text: string) => read(text, 'America/New_York', new Date('2026-11-01T02:00:00Z'));
    expect(early('2026-11-01 01:30')).toBeUndefined();
    expect(early('2026-11-01 00:59')).toBe('2026-11-01T04:59:00.000Z');
    expect(early('2026-11-01 02:00')).toBe('2026-11-01T07:00:00.000Z');
  });

  test.each(['Asia/Shanghai', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Kathmandu'])(
    'is in %s the one that Temporal finds',
    (zone) => {
      const moments = fc.date({
        min: new Date('2025-01-01'),
        max: new Date('2030-12-31'),
        noInvalidDate: true,
      });
      fc.assert(
        fc.property(moments, (date) => {
          const shown = new Temporal.Instant(BigInt(date.getTime()) * 1_000_000n)
            .toZonedDateTimeISO(zone)
            .toPlainDateTime()
            .round({ smallestUnit: 'minute', roundingMode: 'floor' });
          const found = (() => {
            try {
              return shown.toZonedDateTime(zone, { disambiguation: 'reject' }).toInstant().epochMilliseconds;
            } catch {
              return undefined;
            }
          })();
          const text = shown.toString({ smallestUnit: 'minute' });
          const now = new Date(date.getTime() - 3 * 86_400_000);
          expect(read(text, zone, now)).toBe(found === undefined ? undefined : new Date(found).toISOString());
        }),
        { numRuns: 300 },
      );
    },
  );
});
