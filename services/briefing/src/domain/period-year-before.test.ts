import { parsePeriod } from '@huiyin/calendar';
import { expect, it } from 'vitest';
import { periodYearBefore } from './period-year-before.ts';

it.each([
  ['2026-11-21', '2025-11-21'],
  ['2026-W47', '2025-W47'],
  ['2026-11', '2025-11'],
  ['2026-Q4', '2025-Q4'],
  ['2026', '2025'],
  // The calendar has none.
  ['2028-02-29', undefined],
  ['2026-W53', undefined],
])('the year before %s is %s', (name, before) => {
  const period = parsePeriod(name) ?? expect.fail(name);
  expect(periodYearBefore(period)?.name).toBe(before);
});
