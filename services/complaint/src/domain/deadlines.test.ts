import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlineOf } from './deadlines.ts';

describe('a deadline', () => {
  it.each([
    ['2026-10-06T02:00:00.000Z', { hours: 24 }, '2026-10-07T02:00:00.000Z'],
    ['2026-10-06T02:00:00.000Z', { days: 5 }, '2026-10-11T16:00:00.000Z'],
    ['2026-10-06T15:59:59.999Z', { days: 1 }, '2026-10-07T16:00:00.000Z'],
    ['2026-10-06T16:00:00.000Z', { days: 1 }, '2026-10-08T16:00:00.000Z'],
  ])('that begins at %s with %o is %s', (from, limit, deadline) => {
    expect(deadlineOf(from, limit, 'Asia/Shanghai')).toBe(deadline);
  });

  it('in days lies at the end of a branch day, never less than so many days and never more than one longer', () => {
    const moments = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2027-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 15 }), (from, days) => {
        const late = Date.parse(deadlineOf(from.toISOString(), { days }, 'Asia/Shanghai')) - from.getTime();
        expect(late).toBeGreaterThan(days * 86_400_000 - 1);
        expect(late).toBeLessThanOrEqual((days + 1) * 86_400_000);
      }),
    );
  });
});
