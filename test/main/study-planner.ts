/**
 * `npm run study:planner`: the calls that planning by earlier months saves against calls in proportion to the orders, at the same
 * precision of the branch's figure: on the simulated branch, and on 1,000 random ones (`-- 200 7`: so many, by another seed).
 */
import { type Saving, savingsOfAnyBranch, savingsOfBranch } from '../studies/planner.ts';

const [branches = 1000, seed = 20_261_001] = process.argv.slice(2).map(Number);

function lineOf(name: string, savings: readonly Saving[]): string {
  const sorted = savings.map(({ saving }) => 100 * saving).toSorted((one, other) => one - other);
  const at = (share: number): string =>
    `${(sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1)} %`;
  const worse = sorted.filter((saving) => saving < -2).length;
  return `${name}: saves ${at(0.5)} (median); worst ${at(0)}, 1 in 100 ${at(0.01)}, best ${at(1)}; ${worse} worse by more than 2 %`;
}

console.log(`calls saved at equal precision, seed ${seed}`);
for (const months of [3, 1]) {
  console.log(
    lineOf(`months known: ${months}; simulated branch, 200 plans`, savingsOfBranch(200, months, seed)),
  );
  console.log(
    lineOf(
      `months known: ${months}; ${branches} random branches`,
      savingsOfAnyBranch(branches, months, seed),
    ),
  );
}
