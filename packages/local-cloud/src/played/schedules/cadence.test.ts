import { describe, expect, test } from 'vitest';
import { cadence } from './cadence.ts';

const next = (expression: string, after: string, zone = 'UTC'): string | undefined => {
  const at = cadence(expression, zone)(Date.parse(after));
  return at === undefined ? undefined : new Date(at).toISOString();
};

/** The cron rows are the examples of the EventBridge Scheduler user guide, "Cron-based schedules". */
const rows: [expression: string, zone: string, after: string, expected: string | undefined][] = [
  ['cron(0 10 * * ? *)', 'UTC', '2026-05-02T10:00:00Z', '2026-05-03T10:00:00.000Z'],
  ['cron(15 12 * * ? *)', 'UTC', '2026-05-02T10:00:00Z', '2026-05-02T12:15:00.000Z'],
  ['cron(0 18 ? * MON-FRI *)', 'UTC', '2026-05-01T18:00:00Z', '2026-05-04T18:00:00.000Z'],
  ['cron(0 8 1 * ? *)', 'UTC', '2026-05-02T00:00:00Z', '2026-06-01T08:00:00.000Z'],
  ['cron(0/15 * * * ? *)', 'UTC', '2026-05-02T10:01:00Z', '2026-05-02T10:15:00.000Z'],
  ['cron(0/5 8-17 ? * MON-FRI *)', 'UTC', '2026-05-01T17:56:00Z', '2026-05-04T08:00:00.000Z'],
  ['cron(0 9 ? * 2#1 *)', 'UTC', '2026-05-02T00:00:00Z', '2026-05-04T09:00:00.000Z'],
  ['cron(15 10 ? * 6L 2022-2027)', 'UTC', '2026-05-02T00:00:00Z', '2026-05-29T10:15:00.000Z'],
  ['cron(0 10 L * ? *)', 'UTC', '2026-02-01T00:00:00Z', '2026-02-28T10:00:00.000Z'],
  ['cron(0 8 * * ? *)', 'Asia/Shanghai', '2026-05-02T00:00:00Z', '2026-05-03T00:00:00.000Z'],
  ['cron(30 2 * * ? *)', 'Europe/Berlin', '2026-10-24T12:00:00Z', '2026-10-25T00:30:00.000Z'],
  ['rate(5 minutes)', 'UTC', '2026-05-02T10:00:00Z', '2026-05-02T10:05:00.000Z'],
  ['rate(1 hour)', 'UTC', '2026-05-02T10:59:59Z', '2026-05-02T11:00:00.000Z'],
  ['at(2026-11-20T13:00:00)', 'Asia/Shanghai', '2026-11-01T00:00:00Z', '2026-11-20T05:00:00.000Z'],
  ['at(2026-11-20T13:00:00)', 'UTC', '2026-11-20T13:00:00Z', undefined],
];

describe('a schedule expression', () => {
  test.each(rows)('%s in %s after %s', (expression, zone, after, expected) => {
    expect(next(expression, after, zone)).toBe(expected);
  });

  test('that is none fails by what it says', () => {
    expect(() => cadence('every day', 'UTC')).toThrow('not a schedule: every day');
    expect(() => cadence('cron(0 8 * * *)', 'UTC')).toThrow('six fields');
    expect(() => cadence('cron(0 8 * * * *)', 'UTC')).toThrow('?');
    expect(() => cadence('rate(5 weeks)', 'UTC')).toThrow('not a rate');
  });
});
