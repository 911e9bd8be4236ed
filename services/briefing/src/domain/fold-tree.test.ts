import { describe, expect, it } from 'vitest';
import { periodOf } from '../testing/november.ts';
import { monthsOf, periodsAbove, waitingWithin } from './fold-tree.ts';

const names = (periods: readonly { readonly name: string }[]) => periods.map(({ name }) => name);

describe('the tree of folds', () => {
  it.each([
    ['2026-11-21', ['2026-W47', '2026-11', '2026-Q4', '2026']],
    ['2027-01-01', ['2026-W53', '2027-01', '2027-Q1', '2027']],
    ['2026-11', ['2026-Q4', '2026']],
    ['2026-W47', []],
    ['2026-Q4', []],
    ['2026', []],
  ])('has above %s the folds that are made of it', (name, above) => {
    expect(names(periodsAbove(periodOf(name)))).toEqual(above);
  });

  it('makes quarters and years of months, the others of days', () => {
    expect(names(monthsOf(periodOf('2026-Q2')))).toEqual(['2026-04', '2026-05', '2026-06']);
    expect(names(monthsOf(periodOf('2026')))).toHaveLength(12);
    expect(names(monthsOf(periodOf('2026'))).at(-1)).toBe('2026-12');
    for (const name of ['2026-11-21', '2026-W47', '2026-11']) expect(monthsOf(periodOf(name))).toEqual([]);
  });

  it.each([
    ['2026-11-30', ['2026-11-30']],
    ['2026-W48', ['2026-W48']],
    ['2026-W49', ['2026-11-30']],
    ['2026-11', ['2026-11', '2026-11-01', '2026-11-30']],
    ['2026-Q4', ['2026-10-31', '2026-11', '2026-11-01', '2026-11-30', '2026-12', '2026-Q4']],
    ['2026', ['2026-10-31', '2026-11', '2026-11-01', '2026-11-30', '2026-12']],
    ['2025', []],
  ])('knows what waits of %s', (name, within) => {
    const waiting = ['2026-10-31', '2026-11', '2026-11-01', '2026-11-30', '2026-12', '2026-Q4', '2026-W48'];
    expect(names(waitingWithin(periodOf(name), [...waiting, 'no period']))).toEqual(within);
  });
});
