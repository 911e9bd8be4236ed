import { describe, expect, it } from 'vitest';
import { daysToRecount, oldestCountableDay, RECOUNT_DAYS_MAX } from './recount.ts';

const OLDEST = '2026-01-01';

describe('the days to recount', () => {
  it('are all from the first to the last', () => {
    expect(daysToRecount('2026-10-30', '2026-11-01', OLDEST)).toEqual({
      ok: true,
      value: ['2026-10-30', '2026-10-31', '2026-11-01'],
    });
    expect(daysToRecount('2026-10-30', '2026-10-30', OLDEST)).toEqual({ ok: true, value: ['2026-10-30'] });
  });

  it('do not end before they begin', () => {
    expect(daysToRecount('2026-10-31', '2026-10-30', OLDEST)).toEqual({
      ok: false,
      refusal: 'days-reversed',
    });
  });

  it('are at most 400', () => {
    const days = daysToRecount(OLDEST, '2027-02-04', OLDEST);
    expect(days.ok && days.value).toHaveLength(RECOUNT_DAYS_MAX);
    const refused = { ok: false, refusal: 'too-many-days' };
    expect(daysToRecount(OLDEST, '2027-02-05', OLDEST)).toEqual(refused);
    expect(daysToRecount(OLDEST, '9999-12-31', OLDEST)).toEqual(refused);
  });

  it('begin with none of which decisions are gone', () => {
    expect(daysToRecount('2025-12-31', '2026-01-01', OLDEST)).toEqual({
      ok: false,
      refusal: 'decisions-gone',
    });
  });
});

it('a day can be counted until a day before its first decision goes', () => {
  // Decisions of 1 January go on the 410th day after it, 15 February 2027.
  expect(oldestCountableDay('2027-02-13', 410)).toBe('2026-01-01');
  expect(oldestCountableDay('2027-02-14', 410)).toBe('2026-01-02');
});
