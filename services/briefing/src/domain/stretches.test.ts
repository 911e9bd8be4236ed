import { addDays, daysOf } from '@huiyin/calendar';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stretchesOf } from './stretches.ts';

it.each([
  ['2026-11-27', '2026-11-26', []],
  ['2026-11-27', '2026-11-27', ['2026-11-27']],
  ['2026-11-01', '2026-11-26', ['2026-11']],
  ['2026-10-01', '2026-11-26', ['2026-Q4']],
  ['2026-01-01', '2026-11-26', ['2026']],
  ['2026-09-01', '2026-11-26', ['2026-09', '2026-Q4']],
  ['2026-11-14', '2026-11-26', ['2026-11-14', '2026-11-15', '2026-W47', '2026-W48']],
])('from %s to %s are as few folds as there may be: %j', (first, last, names) => {
  expect(stretchesOf(first, last).map(({ name }) => name)).toEqual(names);
});

it('hold every day once, none before, and few of them go far back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 900 }), (from, length) => {
      const first = addDays('2023-01-01', from);
      const last = addDays(first, length);
      const stretches = stretchesOf(first, last);
      const days = stretches.flatMap(daysOf);
      expect(days.slice(0, length + 1)).toEqual(
        Array.from({ length: length + 1 }, (_, index) => addDays(first, index)),
      );
      expect(new Set(days).size).toBe(days.length);
      expect(stretches.length).toBeLessThanOrEqual(80);
    }),
    { numRuns: 200 },
  );
});
