import { cohenKappa } from '@huiyin/statistics';
import { describe, expect, it } from 'vitest';
import { GOOD, POOR, reviewWith, SHEET, scoreBy, scored } from '../testing/reviews.ts';
import type { Review } from './review.ts';
import { figuresOf } from './review-figures.ts';

const by = (first: string, second: string, one = GOOD, other = GOOD): Review =>
  reviewWith([scoreBy(first, one), scoreBy(second, other)]);
const said = { by: 'leader-01', at: '2026-10-07T06:00:00.000Z', words: '好' };
const NONE = { reviewed: 0, alike: 0, kappa: null, interval: null };

describe('the figures of a month’s reviews', () => {
  it('of none are none', () => {
    expect(figuresOf('2026-10', [], [SHEET])).toEqual({
      month: '2026-10',
      drawn: 0,
      scored: { both: 0, one: 0, none: 0 },
      results: { passed: 0, failed: 0, disputed: 0 },
      told: 0,
      answered: 0,
      sheets: [],
    });
  });

  it('count how far each is, and what came of it', () => {
    const reviews = [
      reviewWith(),
      reviewWith(),
      reviewWith(),
      reviewWith([scoreBy('a', GOOD)]),
      reviewWith([scoreBy('a', GOOD)]),
      by('a', 'b'),
      by('a', 'b', GOOD, POOR),
      by('a', 'b', POOR, GOOD),
      by('a', 'b', POOR, POOR),
      by('a', 'b', POOR, POOR),
      { ...by('a', 'b', POOR, POOR), feedback: said },
      { ...by('a', 'b', POOR, POOR), feedback: said, answer: said },
    ];
    expect(figuresOf('2026-10', reviews, [SHEET])).toMatchObject({
      drawn: 12,
      scored: { both: 7, one: 2, none: 3 },
      results: { passed: 1, failed: 4, disputed: 2 },
      told: 2,
      answered: 1,
    });
  });

  it('have the agreement of two reviewers, beyond chance, as it is published: 20, 5, 10, 15 of 50 is 0.4', () => {
    const cells: readonly (readonly [number, typeof GOOD, typeof GOOD])[] = [
      [20, GOOD, GOOD],
      [5, GOOD, POOR],
      [10, POOR, GOOD],
      [15, POOR, POOR],
    ];
    // Who scored first changes nothing: the same reviewer is the first of each pair.
    const reviews = cells.flatMap(([count, one, other]) =>
      Array.from({ length: count }, (_, index) =>
        index % 2 === 0 ? by('a', 'b', one, other) : by('b', 'a', other, one),
      ),
    );
    const known = cohenKappa([
      [20, 5],
      [10, 15],
    ]);
    if (known === 'n/a' || known.interval === 'n/a') return expect.fail();
    const [{ version, verdict, items } = expect.fail()] = figuresOf('2026-10', reviews, [SHEET]).sheets;
    expect(version).toBe(1);
    expect(verdict).toMatchObject({ reviewed: 50, alike: 35 });
    expect(verdict.kappa).toBeCloseTo(0.4, 12);
    expect(verdict.interval?.low).toBeCloseTo(known.interval.low, 12);
    expect(verdict.interval?.high).toBeCloseTo(known.interval.high, 12);
    expect(items.map(({ id }) => id)).toEqual(['opening', 'record']);
    expect(items[0]?.agreement).toEqual(verdict);
  });

  it('tell items apart that one reviewer sees otherwise', () => {
    const [{ items } = expect.fail()] = figuresOf(
      '2026-10',
      [by('a', 'b', scored(10, 20), scored(10, 0)), by('a', 'b', scored(5, 20), scored(5, 20))],
      [SHEET],
    ).sheets;
    expect(items.map(({ agreement: { reviewed, alike } }) => [reviewed, alike])).toEqual([
      [2, 2],
      [2, 1],
    ]);
    // Always alike: kappa is 1, and the formula knows no width.
    expect(items[0]?.agreement).toEqual({ reviewed: 2, alike: 2, kappa: 1, interval: null });
  });

  it('have no kappa where nobody or one score stands alone, or all are one and the same', () => {
    const sheetsOf = (...reviews: Review[]) => figuresOf('2026-10', reviews, [SHEET]).sheets[0]?.verdict;
    expect(sheetsOf(reviewWith())).toEqual(NONE);
    expect(sheetsOf(reviewWith([scoreBy('a', GOOD)]))).toEqual(NONE);
    expect(sheetsOf(by('a', 'b'))).toEqual({ ...NONE, reviewed: 1, alike: 1 });
  });

  it('are by version of the sheet, the earliest first; of one that is gone without items', () => {
    const later = { ...by('a', 'b'), sheet: 3 };
    const figures = figuresOf('2026-10', [later, by('a', 'b')], [{ ...SHEET, version: 3 }]);
    expect(figures.sheets.map(({ version, items }) => [version, items.length])).toEqual([
      [1, 0],
      [3, 2],
    ]);
    expect(figures.sheets.map(({ verdict }) => verdict.reviewed)).toEqual([1, 1]);
  });
});
