import { describe, expect, it } from 'vitest';
import { monthsCommitted } from './months-committed.ts';

describe('a briefing speaks of the sampling keys', () => {
  it.each([
    ['the last one of September, mailed on the 30th', '2026-09-29', '2026-09', '2026-10'],
    ['of August, mailed on the first', '2026-08-31', '2026-09', '2026-10'],
    ['of the last of September, mailed in October', '2026-09-30', '2026-10', '2026-11'],
    ['of a day in November', '2026-11-15', '2026-11', '2026-12'],
    ['of the last but one day of a year', '2026-12-30', '2026-12', '2027-01'],
  ])('%s', (_, through, first, last) => {
    expect(monthsCommitted(through)).toEqual({ first, last });
  });
});
