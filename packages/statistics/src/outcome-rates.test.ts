import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { published } from '../examples/published.ts';
import { type FinalDispositions, OUTCOME_RATES, outcomeRates } from './outcome-rates.ts';

const NOBODY: FinalDispositions = { I: 0, P: 0, R: 0, NC: 0, O: 0, UH: 0, UO: 0, NE: 0 };

describe('the outcome rates', () => {
  it('of the check in the domain page', () => {
    const { e, RR1, RR3, RR6 } = outcomeRates({ I: 4, P: 2, R: 1, NC: 1, O: 1, UH: 1, NE: 1, UO: 1 });
    expect([e, RR1, RR3, RR6]).toEqual([0.9, 4 / 11, 4 / 10.8, 6 / 9]);
  });

  it.each(['aapor-middleearth', 'aapor-fractions'])('agree with outcomerate (%s)', (id) => {
    const { inputs, expected } = published<
      FinalDispositions & { readonly e: number | string },
      Readonly<Record<string, number>>
    >(id);
    const rates = outcomeRates(inputs, typeof inputs.e === 'number' ? inputs.e : undefined);
    for (const [name, rate] of Object.entries(expected))
      expect(rates).toMatchObject({ [name]: expect.closeTo(rate, 8) });
    expect(Object.keys(expected).length).toBeGreaterThanOrEqual(OUTCOME_RATES.length);
  });

  it('of nobody are all n/a', () => {
    const rates = outcomeRates(NOBODY);
    expect(Object.keys(rates).toSorted()).toEqual([...OUTCOME_RATES, 'e'].toSorted());
    expect(new Set(Object.values(rates))).toEqual(new Set(['n/a']));
  });

  it('that need e are n/a where nothing is known of anybody, and need none where nobody is unknown', () => {
    const unknown = outcomeRates({ ...NOBODY, UO: 3 });
    expect(unknown).toMatchObject({ e: 'n/a', RR1: 0, RR3: 'n/a', RR5: 'n/a', COOP1: 'n/a', CON2: 'n/a' });
    expect(outcomeRates({ ...NOBODY, UO: 3 }, 0)).toMatchObject({ e: 0, RR1: 0, RR3: 'n/a' });
    expect(outcomeRates({ ...NOBODY, I: 1, NE: 3 })).toMatchObject({ e: 0.25, RR1: 1, RR3: 1, RR5: 1 });
  });

  it('lie between the worst and the best reading of the unknown', () => {
    const count = fc.integer({ min: 0, max: 500 });
    const counts = fc.record({
      I: count,
      P: count,
      R: count,
      NC: count,
      O: count,
      UH: count,
      UO: count,
      NE: count,
    });
    const number = (rate: number | 'n/a') => (rate === 'n/a' ? -1 : rate);
    fc.assert(
      fc.property(counts, (all) => {
        const rates = outcomeRates({ ...all, I: all.I + 1 });
        for (const [low, middle, high] of [
          ['RR1', 'RR3', 'RR5'],
          ['RR2', 'RR4', 'RR6'],
          ['REF1', 'REF2', 'REF3'],
          ['CON1', 'CON2', 'CON3'],
        ] as const) {
          expect(number(rates[low])).toBeLessThanOrEqual(number(rates[middle]));
          expect(number(rates[middle])).toBeLessThanOrEqual(number(rates[high]));
        }
      }),
    );
  });

  it('refuse what is no count and an e that is no share', () => {
    expect(() => outcomeRates({ ...NOBODY, NC: -1 })).toThrow('NC is no count: -1');
    expect(() => outcomeRates({ ...NOBODY, UH: 0.5 })).toThrow('UH is no count: 0.5');
    for (const e of [-0.1, 1.1, Number.NaN]) expect(() => outcomeRates(NOBODY, e)).toThrow('e is no share');
    expect(outcomeRates({ ...NOBODY, I: 1, UO: 1 }, 1)).toMatchObject({ e: 1, RR3: 0.5 });
  });
});
