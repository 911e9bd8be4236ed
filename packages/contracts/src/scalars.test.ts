import { describe, expect, test } from 'vitest';
import { day, month } from './scalars.ts';

describe('a day and a month', () => {
  test.each([
    ['2026-10-05', true],
    ['1000-01-01', true],
    ['2999-12-31', true],
    ['0001-01-01', false],
    ['0000-01-01', false],
    ['3000-01-01', false],
    ['9999-12-31', false],
    ['2026-02-29', false],
  ])('of which more is reckoned lies far from the calendar’s ends: %s %s', (text, isGood) => {
    expect(day.safeParse(text).success).toBe(isGood);
    if (text !== '2026-02-29') expect(month.safeParse(text.slice(0, 7)).success).toBe(isGood);
  });
});
