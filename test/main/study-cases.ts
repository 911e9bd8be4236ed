/**
 * `npm run study:cases`: two thousand cases lived at random, with machines that die at any write, and every briefing of them held against
 * what was done; what came of it as one JSON line, or the seed of the world in which something is not as it must be (`-- 400 7`: so many,
 * from another seed).
 */
import { tellCases } from '../studies/lived-cases.ts';

const [cases = 2_000, seed = 1] = process.argv.slice(2).map(Number);
const begun = performance.now();
const { acts, refusals, ...told } = await tellCases(cases, seed);
const sorted = (counts: ReadonlyMap<string, number>) =>
  Object.fromEntries([...counts].toSorted(([, a], [, b]) => b - a));
console.log(
  JSON.stringify({
    ...told,
    seed,
    seconds: Math.round((performance.now() - begun) / 1000),
    acts: sorted(acts),
    refusals: sorted(refusals),
  }),
);
