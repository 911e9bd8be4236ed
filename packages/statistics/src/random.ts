import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { demand, demandCounts } from './demand.ts';

/** Gives a number of [0, 1), evenly; for simulations, never for a draw that anybody must not foresee. */
export type Random = () => number;

/** The same numbers for the same whole seed, on every machine (xoroshiro128+). */
export function seeded(seed: number): Random {
  demand(Number.isSafeInteger(seed), `seed is no whole number: ${seed}`);
  const generator = xoroshiro128plus(seed);
  return () => uniformFloat64(generator);
}

/** Up to so many expected, the chance of none is far from what a double can no longer hold. */
const EXPECTED_MAX = 100;

/** How many of `trials` succeed, each with `probability`: one number drawn and looked up in the binomial's own steps. */
export function drawBinomial(random: Random, trials: number, probability: number): number {
  demandCounts({ trials });
  demand(probability >= 0 && probability <= 1, `probability is none: ${probability}`);
  if (probability > 0.5) return trials - drawBinomial(random, trials, 1 - probability);
  if (trials * probability > EXPECTED_MAX) {
    const half = Math.floor(trials / 2);
    return drawBinomial(random, half, probability) + drawBinomial(random, trials - half, probability);
  }
  const odds = probability / (1 - probability);
  let left = random();
  let successes = 0;
  let chance = (1 - probability) ** trials;
  while (left >= chance && successes < trials) {
    left -= chance;
    successes++;
    chance *= (odds * (trials - successes + 1)) / successes;
  }
  return successes;
}
