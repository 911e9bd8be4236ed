import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withheldOf } from './withhold.ts';

const TEN = 10;

const rows = fc.array(fc.oneof(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 400 })), {
  maxLength: 12,
});

describe('what is withheld of a table whose total is known', () => {
  it.each([
    ['nothing where every row has ten', [10, 200, 31], [false, false, false]],
    ['of one small row also the next larger', [9, 200, 31], [true, false, true]],
    ['of two small rows that have ten together no other', [4, 200, 6, 31], [true, false, true, false]],
    ['of two that have fewer also the next larger', [4, 200, 5, 31], [true, false, true, true]],
    ['of many small ones only these', [3, 4, 5, 10], [true, true, true, false]],
    ['of equals the first beside a small one', [20, 20, 1], [true, false, true]],
    ['all where no other row is left', [9], [true]],
    ['all of two', [9, 10], [true, true]],
    ['never a row without callbacks, nor does it hide another', [0, 9, 0, 50], [false, true, false, true]],
    ['nothing of no rows', [], []],
    ['nothing of empty rows', [0, 0], [false, false]],
  ] as const)('is %s', (_what, callbacks, withheld) => {
    expect(withheldOf(callbacks, TEN)).toEqual(withheld);
  });

  it.each([
    [
      [5, 9],
      [false, false],
    ],
    [
      [4, 5, 8],
      [true, true, false],
    ],
    [
      [2, 2, 9, 8],
      [true, true, false, true],
    ],
    [
      [1, 4, 9],
      [true, true, false],
    ],
  ])('of %j cases, where five are enough: %j', (cases, withheld) => {
    expect(withheldOf(cases, 5)).toEqual(withheld);
  });

  it('lets no row be reckoned back: what is withheld is at least two rows of ten together, or the whole table', () => {
    fc.assert(
      fc.property(rows, (callbacks) => {
        const withheld = withheldOf(callbacks, TEN);
        const hidden = callbacks.filter((_, place) => withheld[place]);
        const shown = callbacks.filter((count, place) => !withheld[place] && count > 0);
        expect(shown.every((count) => count >= TEN)).toBe(true);
        if (hidden.length === 0 || shown.length === 0) return;
        const sum = hidden.reduce((total, count) => total + count, 0);
        expect(hidden.length).toBeGreaterThan(1);
        expect(sum).toBeGreaterThanOrEqual(TEN);
      }),
    );
  });

  it('is no more than that takes: without its largest row it would not be enough', () => {
    fc.assert(
      fc.property(rows, (callbacks) => {
        const withheld = withheldOf(callbacks, TEN);
        const hidden = callbacks.filter((_, place) => withheld[place]).sort((a, b) => a - b);
        const largest = hidden.at(-1);
        if (largest === undefined || largest < TEN) return;
        const others = hidden.slice(0, -1);
        const sum = others.reduce((total, count) => total + count, 0);
        expect(others.length).toBeGreaterThan(0);
        expect(others.length === 1 || sum < TEN).toBe(true);
      }),
    );
  });

  it('depends on no order of the rows but among equals', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { maxLength: 10 }), (callbacks) => {
        const reversed = withheldOf([...callbacks].reverse(), TEN).reverse();
        expect(reversed).toEqual(withheldOf(callbacks, TEN));
      }),
    );
  });
});
