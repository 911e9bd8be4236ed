import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultOfFormat, readTime } from './local-time.ts';

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
    expect(readTime(text, formats, zone)?.[0]).toBe(expected);
  });

  test('that the clocks skip in spring is read as if they had not been set yet', () => {
    expect(readTime('2026-03-08T02:30:00.000', [ISO_LOCAL], NEW_YORK)?.[0]).toBe('2026-03-08T03:30:00-04:00');
  });

  test('that comes twice in autumn is read as its first coming', () => {
    expect(readTime('2026-11-01T01:30:00.000', [ISO_LOCAL], NEW_YORK)?.[0]).toBe('2026-11-01T01:30:00-04:00');
  });

  test.each(['', 'yesterday', '2026-02-30T10:00:00.000', '2026-13-01T10:00:00.000'])(
    '%j is no time of that shape',
    (text) => {
      expect(readTime(text, [ISO_LOCAL, 'iso'], NEW_YORK)).toBeUndefined();
    },
  );

  test.each([
    ['yy-M-d H:mm', 'letters that mean nothing: yy'],
    ['YYYY/M/d', 'letters that mean nothing: YYYY'],
    ['yyyy/M/d h:mm', 'h without a (which half of the day); H counts to 23'],
    ['yyyy/M/d H:h a', 'either H or h, not both'],
    ['yyyy/M/d a', 'a without h'],
    ['H:mm', 'the year is missing'],
    ['yyyy/M/M d', 'the month stands twice'],
    ['', 'the year is missing'],
  ])('format %j is refused: %s', (format, fault) => {
    expect(faultOfFormat(format)).toBe(fault);
  });

  test.each(['iso', ISO_LOCAL, 'yyyy年M月d日 ah:mm', 'yyyy-MM-dd'])('format %j has a sense', (format) => {
    expect(faultOfFormat(format)).toBeUndefined();
  });

  test.each([
    ['2026-11-24T09:05:00+08'],
    ['2026-11-24T09:05+0800'],
    ['2026-11-24 09:05:00 +08:00'],
    ['２０２６-１１-２４T０９:０５:００+08:00'],
    ["'2026-11-24T09:05:00+08:00"],
    ['\u200e2026-11-24T09:05:00+08:00'],
  ])('with its offset written %s is one moment', (text) => {
    expect(readTime(text, ['iso'], NEW_YORK)).toEqual(['2026-11-24T09:05:00+08:00']);
  });

  test('no hour of twelve is 0 or 13', () => {
    expect(readTime('2026/5/2 0:05 AM', ['yyyy/M/d h:mm a'], NEW_YORK)).toBeUndefined();
    expect(readTime('2026/5/2 13:05 AM', ['yyyy/M/d h:mm a'], NEW_YORK)).toBeUndefined();
  });

  test('in UTC comes back as the moment it was written from', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          const written = date.toISOString().slice(0, -1);
          expect(Date.parse(readTime(written, [ISO_LOCAL], 'UTC')?.[0] ?? '')).toBe(date.getTime());
        },
      ),
    );
  });
});
