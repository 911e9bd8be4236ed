import { describe, expect, it } from 'vitest';
import { againstOthers, comparisonsOf } from './comparisons.ts';

const of = (successes: number, trials: number) => ({ successes, trials });

describe('a comparison', () => {
  it.each([
    ['a difference that chance makes', of(2469, 2473), of(3162, 3165), 'not-different', 0.7065],
    ['a fall that chance does not make', of(80, 100), of(99, 100), 'lower', 0],
    ['a rise that chance does not make', of(99, 100), of(80, 100), 'higher', 0],
    ['few answers that all differ', of(0, 3), of(3, 3), 'not-different', 0.1],
    ['nobody asked now', of(0, 0), of(99, 100), 'no-test', null],
    ['nobody asked before', of(99, 100), of(0, 0), 'no-test', null],
    ['nothing known before', of(99, 100), undefined, 'no-test', null],
    ['nothing known now', undefined, of(99, 100), 'no-test', null],
  ])('of %s', (_what, one, other, verdict, p) => {
    const [found, ...more] = comparisonsOf('before', [{ one, other }]);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ against: 'before', verdict });
    if (p === null) expect(found?.p).toBeNull();
    else expect(found?.p).toBeCloseTo(p, 3);
  });

  it('claims less of many rows that are read together than of one', () => {
    const pair = { one: of(90, 100), other: of(98, 100) };
    expect(comparisonsOf('before', [pair])[0]?.verdict).toBe('lower');
    const others = [1, 2, 3].map((each) => ({ one: of(95 + each, 100), other: of(98, 100) }));
    expect(comparisonsOf('before', [pair, ...others])[0]?.verdict).toBe('not-different');
  });

  it('of two rows with each other is one test, seen from either side', () => {
    const [lower, higher] = againstOthers([of(90, 100), of(98, 100)]);
    expect([lower?.verdict, higher?.verdict]).toEqual(['lower', 'higher']);
    expect(lower?.p).toBe(higher?.p);
    expect(lower?.p).toBe(comparisonsOf('before', [{ one: of(90, 100), other: of(98, 100) }])[0]?.p);
  });

  it('of several rows holds each against all the others that have counts', () => {
    const found = againstOthers([of(50, 100), of(99, 100), undefined, of(98, 100)]);
    expect(found.map(({ verdict }) => verdict)).toEqual(['lower', 'higher', 'no-test', 'higher']);
    expect(againstOthers([of(50, 100)]).map(({ verdict }) => verdict)).toEqual(['no-test']);
    expect(againstOthers([])).toEqual([]);
  });
});
