import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Alternative, fisherExact } from './fisher.ts';
import type { Proportion } from './newcombe.ts';
import { drawBinomial, seeded } from './random.ts';
import { stratifiedExact } from './stratified-exact.ts';

const of = (successes: number, trials: number): Proportion => ({ successes, trials });
const proportion = fc
  .integer({ min: 0, max: 12 })
  .chain((trials) => fc.integer({ min: 0, max: trials }).map((successes) => of(successes, trials)));
const pair = fc.record({ one: proportion, other: proportion });

/** C(n, k), exactly. */
const choose = (n: number, k: number): number =>
  k < 0 || k > n ? 0 : Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((a, b) => a * b, 1);

/** The chance of exactly so many in one table of these margins. */
const chance = (count: number, one: Proportion, other: Proportion): number =>
  (choose(one.trials, count) * choose(other.trials, one.successes + other.successes - count)) /
  choose(one.trials + other.trials, one.successes + other.successes);

describe('the stratified exact test', () => {
  it.each<Alternative>(['less', 'greater', 'two-sided'])('of one stratum is Fisher’s: %s', (alternative) => {
    fc.assert(
      fc.property(pair, ({ one, other }) => {
        const p = stratifiedExact([{ one, other }], alternative);
        const fisher = fisherExact(one, other, alternative);
        if (p === 'n/a' || fisher === 'n/a') expect(p).toBe(fisher);
        else expect(p).toBeCloseTo(fisher, 12);
      }),
    );
  });

  it('adds the counts of its strata, each with its own margins', () => {
    const [a, b] = [
      { one: of(3, 4), other: of(1, 6) },
      { one: of(2, 3), other: of(1, 5) },
    ];
    let greater = 0;
    let less = 0;
    for (let first = 0; first <= 4; first++)
      for (let second = 0; second <= 3; second++) {
        const p = chance(first, a.one, a.other) * chance(second, b.one, b.other);
        if (first + second >= 5) greater += p;
        if (first + second <= 5) less += p;
      }
    expect(stratifiedExact([a, b], 'greater')).toBeCloseTo(greater, 12);
    expect(stratifiedExact([a, b], 'less')).toBeCloseTo(less, 12);
  });

  it('finds nothing where strata differ and the two do not, which pooled would differ', () => {
    const strata = [
      { one: of(45, 50), other: of(9, 10) },
      { one: of(1, 10), other: of(5, 50) },
    ];
    expect(stratifiedExact(strata)).toBe(1);
    expect(fisherExact(of(46, 60), of(14, 60))).toBeLessThan(1e-6);
  });

  it('is not moved by strata in which one of the two has no trials, and n/a of nothing else', () => {
    const [told, silent] = [
      { one: of(3, 4), other: of(1, 6) },
      { one: of(3, 9), other: of(0, 0) },
    ];
    expect(stratifiedExact([silent, told, { one: of(0, 0), other: of(2, 2) }])).toBe(stratifiedExact([told]));
    expect(stratifiedExact([silent])).toBe('n/a');
    expect(stratifiedExact([])).toBe('n/a');
  });

  it('refuses what cannot be', () => {
    expect(() => stratifiedExact([{ one: of(5, 4), other: of(1, 2) }])).toThrow();
    expect(() => stratifiedExact([{ one: of(1, 4), other: of(3, 2) }])).toThrow();
  });

  it('depends on no order of the strata, and either way round says the same', () => {
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 4 }), (strata) => {
        const p = stratifiedExact(strata);
        const reversed = stratifiedExact([...strata].reverse());
        const turned = stratifiedExact(strata.map(({ one, other }) => ({ one: other, other: one })));
        if (p === 'n/a') expect([reversed, turned]).toEqual(['n/a', 'n/a']);
        else for (const other of [reversed, turned]) expect(other).toBeCloseTo(p, 9);
      }),
    );
  });

  it('is wrong no more often than it says, where nothing differs but the strata', () => {
    const random = seeded(20_261_127);
    const months = 4000;
    let alarms = 0;
    for (let month = 0; month < months; month++) {
      const strata = [0.05, 0.2, 0.4].map((share) => ({
        one: of(drawBinomial(random, 20, share), 20),
        other: of(drawBinomial(random, 60, share), 60),
      }));
      const p = stratifiedExact(strata);
      if (p !== 'n/a' && p <= 0.05) alarms += 1;
    }
    expect(alarms / months).toBeLessThan(0.05);
    expect(alarms / months).toBeGreaterThan(0.02);
  });
});
