import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { published } from '../examples/published.ts';
import { type Agreement, cohenKappa } from './kappa.ts';
import type { NotAvailable } from './not-available.ts';

const found = (agreement: Agreement | NotAvailable): Agreement => {
  if (agreement === 'n/a') throw new Error('there is no agreement');
  return agreement;
};

interface Expected {
  readonly kappa: number;
  readonly ase: number;
  readonly ci95: readonly [number, number];
}

describe("Cohen's kappa", () => {
  it('of 20 5 / 10 15 is 0.4', () => {
    expect(
      found(
        cohenKappa([
          [20, 5],
          [10, 15],
        ]),
      ).kappa,
    ).toBeCloseTo(0.4, 14);
  });

  it.each([
    ['kappa-sas-3x3', 4],
    ['kappa-statpsych-2x2', 7],
  ])('agrees with %s', (id, digits) => {
    const { inputs, expected } = published<{ readonly table: readonly (readonly number[])[] }, Expected>(id);
    const { kappa, standardError, interval } = found(cohenKappa(inputs.table));
    expect(kappa).toBeCloseTo(expected.kappa, digits);
    expect(standardError).toBeCloseTo(expected.ase, digits);
    expect(interval).toEqual({
      low: expect.closeTo(expected.ci95[0], digits),
      high: expect.closeTo(expected.ci95[1], digits),
    });
  });

  it('is tested against chance as SAS prints it: z = 3.2626', () => {
    expect(
      found(
        cohenKappa([
          [0, 4, 1],
          [0, 8, 0],
          [0, 1, 5],
        ]),
      ).p,
    ).toBeCloseTo(0.0011, 4);
  });

  it('does not depend on which reviewer comes first or on the order of the categories', () => {
    const table = fc.array(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 3, maxLength: 3 }), {
      minLength: 3,
      maxLength: 3,
    });
    fc.assert(
      fc.property(table, (counts) => {
        const here = cohenKappa(counts);
        const turned = counts.map((_, i) => counts.map((row) => row[i] ?? 0));
        const reversed = counts.map((row) => row.toReversed()).toReversed();
        for (const other of [cohenKappa(turned), cohenKappa(reversed)])
          if (here === 'n/a') expect(other).toBe('n/a');
          else {
            expect(found(other).kappa).toBeCloseTo(here.kappa, 12);
            expect(found(other).standardError).toBeCloseTo(here.standardError, 7);
          }
      }),
    );
  });

  it('of full agreement is 1, whose interval the formula does not know', () => {
    expect(
      cohenKappa([
        [5, 0],
        [0, 5],
      ]),
    ).toMatchObject({ kappa: 1, standardError: 0, interval: 'n/a' });
    expect(
      found(
        cohenKappa([
          [5, 0],
          [0, 5],
        ]),
      ).p,
    ).toBeCloseTo(2 * 0.000782701, 7);
  });

  it('reaches no further than from −1 to 1', () => {
    const { interval, kappa } = found(
      cohenKappa([
        [1, 4],
        [3, 0],
      ]),
    );
    expect(kappa).toBeLessThan(-0.6);
    expect(interval).toMatchObject({ low: -1 });
    expect(
      found(
        cohenKappa(
          [
            [9, 0],
            [1, 2],
          ],
          0.999,
        ),
      ).interval,
    ).toMatchObject({ high: 1 });
    expect(
      found(
        cohenKappa(
          [
            [20, 5],
            [10, 15],
          ],
          0.5,
        ),
      ).interval,
    ).toEqual({
      low: expect.closeTo(
        0.4 -
          0.67449 *
            found(
              cohenKappa([
                [20, 5],
                [10, 15],
              ]),
            ).standardError,
        5,
      ),
      high: expect.closeTo(
        0.4 +
          0.67449 *
            found(
              cohenKappa([
                [20, 5],
                [10, 15],
              ]),
            ).standardError,
        5,
      ),
    });
  });

  it('is n/a of nothing, and where both know one category only', () => {
    expect(cohenKappa([])).toBe('n/a');
    expect(
      cohenKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toBe('n/a');
    expect(
      cohenKappa([
        [7, 0],
        [0, 0],
      ]),
    ).toBe('n/a');
  });

  it('is 0 where one knows one category only, which says nothing against chance', () => {
    expect(
      cohenKappa([
        [7, 3],
        [0, 0],
      ]),
    ).toMatchObject({ kappa: 0, p: 'n/a' });
  });

  it('refuses a table that is not square, and what is no count', () => {
    expect(() => cohenKappa([[1, 2]])).toThrow('the table is not square');
    expect(() => cohenKappa([[1, 2], [3]])).toThrow('the table is not square');
    expect(() =>
      cohenKappa([
        [1, 2],
        [3, -1],
      ]),
    ).toThrow('row 1 column 1 is no count: -1');
    expect(() => cohenKappa([], 1)).toThrow('level is not between 0 and 1');
  });
});
