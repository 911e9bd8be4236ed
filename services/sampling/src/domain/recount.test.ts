import { describe, expect, it } from 'vitest';
import { daysToRecount, RECOUNT_DAYS_MAX } from './recount.ts';

describe('the days to recount', () => {
  it('are all from the first to the last', () => {
    expect(daysToRecount('2026-10-30', '2026-11-01')).toEqual({
      ok: true,
      value: ['2026-10-30', '2026-10-31', '2026-11-01'],
    });
    expect(daysToRecount('2026-10-30', '2026-10-30')).toEqual({ ok: true, value: ['2026-10-30'] });
  });

  it('do not end before they begin', () => {
    expect(daysToRecount('2026-10-31', '2026-10-30')).toEqual({ ok: false, refusal: 'days-reversed' });
  });

  it('are at most 400', () => {
    const days = daysToRecount('2026-01-01', '2027-02-04');
    expect(days.ok && days.value).toHaveLength(RECOUNT_DAYS_MAX);
    expect(daysToRecount('2026-01-01', '2027-02-05')).toEqual({ ok: false, refusal: 'too-many-days' });
    expect(daysToRecount('2026-01-01', '9999-12-31')).toEqual({ ok: false, refusal: 'too-many-days' });
  });
});
