import type { BriefingDocument } from '@huiyin/contracts';
import { describe, expect, test } from 'vitest';
import { periodsAround } from '../../i18n/moments.ts';
import { isFew, partOf, rateRow, scaleFrom } from './rates.ts';
import { readSearch } from './search.ts';

const name = { zh: '级', en: 'level' };
const levels = [
  { id: 'excellent', name, satisfied: true },
  { id: 'good', name, satisfied: true },
  { id: 'fail', name, satisfied: false },
];
// What the row does not read is left out.
const figures = {
  callbacks: 40,
  levels: { good: 30, excellent: 2, fail: 3 },
  notRated: 5,
  complaints: 2,
} as unknown as BriefingDocument['total'];

describe('a row of the supervision page', () => {
  test('has satisfied and rated as counts, by the branch’s levels', () => {
    expect(rateRow('repair-1', figures, undefined, levels)).toEqual({
      id: 'repair-1',
      ...{ callbacks: 40, satisfied: 32, dissatisfied: 3, rated: 35, notRated: 5, complaints: 2 },
      interval: null,
      comparisons: [],
    });
    expect(rateRow(undefined, figures, undefined, levels)).not.toHaveProperty('id');
  });

  test('with fewer than thirty ratings is set beside no other', () => {
    expect([isFew({ rated: 29 }), isFew({ rated: 30 })]).toEqual([true, false]);
  });

  test.each([
    [[87.2, 91], 80],
    [[100], 90],
    [[], 90],
    [[3], 0],
  ])('with intervals from %j has a scale from %i', (lows, from) => {
    const rows = lows.map((low) => ({ interval: { estimate: low, low, high: 100 } }));
    expect(scaleFrom([...rows, { interval: null }])).toBe(from);
  });

  test('is of the day, month or year by the branch’s clock', () => {
    expect(periodsAround(Date.parse('2026-12-31T16:00:00.000Z'), 'Asia/Shanghai')).toEqual([
      '2027-01-01',
      '2027-01',
      '2027',
    ]);
  });

  test('is named after the part of the branch that it is of', () => {
    const part = { of: 'department' as const, id: 'field', name, teams: [] };
    expect([partOf({}), partOf({ part })]).toEqual(['', '/department:field']);
  });

  test('is found by an address of which only what is known counts', () => {
    const figure = '2026-10/dissatisfied/team:repair-1';
    expect(readSearch({ period: '2026-10', figure, more: 1 })).toEqual({ period: '2026-10', figure });
    expect(readSearch({ figure: '../bribes', period: 7 })).toEqual({});
  });
});
