import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTime } from './local-time.ts';

const NEW_YORK = 'America/New_York';
const ISO_LOCAL = "yyyy-MM-dd'T'HH:mm:ss.SSS";

describe('the time of an export', () => {
  test.each([
    ['2026-05-02T22:39:37.000', [ISO_LOCAL], NEW_YORK, '2026-05-02T22:39:37-04:00'],
    ['2026-01-02T22:39:37.250', [ISO_LOCAL], NEW_YORK, '2026-01-02T22:39:37.25-05:00'],
    ['2026/5/2 9:05', ['yyyy/M/d H:mm'], 'Asia/Shanghai', '2026-05-02T09:05:00+08:00'],
    ['05/02/2026 12:05:01 AM', ['MM/dd/yyyy hh:mm:ss a'], NEW_YORK, '2026-05-02T00:05:01-04:00'],
    ['05/02/2026 12:05:01 PM', ['MM/dd/yyyy hh:mm:ss a'], NEW_YORK, '2026-05-02T12:05:01-04:00'],
    ['2026年5月2日 下午3:05', ['yyyy年M月d日 ah:mm'], 'Asia/Shanghai', '2026-05-02T15:05:00+08:00'],
    ['2026-05-02T10:00:00+08:00', [ISO_LOCAL, 'iso'], NEW_YORK, '2026-05-02T10:00:00+08:00'],
  ])('%s is read as %s in %s', (text, formats, zone, expected) => {
    expect(readTime(text, formats, zone)).toBe(expected);
  });

  test('that the clocks skip in spring is read as if they had not been set yet', () => {
    expect(readTime('2026-03-08T02:30:00.000', [ISO_LOCAL], NEW_YORK)).toBe('2026-03-08T03:30:00-04:00');
  });

  test('that comes twice in autumn is read as its first coming', () => {
    expect(readTime('2026-11-01T01:30:00.000', [ISO_LOCAL], NEW_YORK)).toBe('2026-11-01T01:30:00-04:00');
  });

  test.each(['', 'yesterday', '2026-02-30T10:00:00.000', '2026-13-01T10:00:00.000'])(
    '%j is no time of that shape',
    (text) => {
      expect(readTime(text, [ISO_LOCAL, 'iso'], NEW_YORK)).toBeUndefined();
    },
  );

  test('letters that mean nothing are refused rather than taken literally', () => {
    expect(() => readTime('2026', ['YYYY'], NEW_YORK)).toThrow('YYYY');
  });

  test('in UTC comes back as the moment it was written from', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          const written = date.toISOString().slice(0, -1);
          expect(Date.parse(readTime(written, [ISO_LOCAL], 'UTC') ?? '')).toBe(date.getTime());
        },
      ),
    );
  });
});
