import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CELL_MIN, withheldRows } from './withheld.ts';

const withheld = (...cases: number[]) => [...withheldRows(cases)].sort();

describe('rows whose breakdown is withheld', () => {
  it.each([
    [[], []],
    [[5, 9], []],
    [[0, 5], []],
    // One alone would follow from the total: the smallest of the others goes with it.
    [
      [4, 9, 8],
      [0, 2],
    ],
    [
      [4, 5, 8],
      [0, 1],
    ],
    [
      [8, 4],
      [0, 1],
    ],
    // Two of four cases together are withheld with a third, three of six with none.
    [
      [2, 2, 9, 8],
      [0, 1, 3],
    ],
    [
      [1, 4, 9],
      [0, 1],
    ],
    [
      [2, 2, 2, 9],
      [0, 1, 2],
    ],
    [[3], [0]],
  ])('of %j are %j', (cases, rows) => {
    expect(withheld(...cases)).toEqual(rows);
  });

  it('are all that are small, and what is withheld never is one row or fewer than so many cases beside a row that is shown', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { maxLength: 8 }), (cases) => {
        const rows = withheldRows(cases);
        cases.forEach((count, row) => {
          if (count > 0 && count < CELL_MIN) expect(rows.has(row)).toBe(true);
          if (count === 0) expect(rows.has(row)).toBe(false);
        });
        const shown = cases.filter((count, row) => count > 0 && !rows.has(row));
        if (rows.size === 0 || shown.length === 0) return;
        expect(rows.size).toBeGreaterThan(1);
        expect([...rows].reduce((sum, row) => sum + (cases[row] ?? 0), 0)).toBeGreaterThanOrEqual(CELL_MIN);
      }),
    );
  });
});
