/**
 * `npm run study:estimates`: how often the intervals that a briefing prints hold the truth of a simulated branch, in 2,000 months
 * (`-- 500 7`: so many, by another seed), beside the raw share over all strata.
 */
import { estimatesHeld } from '../studies/estimates.ts';

const [months = 2000, seed = 20_261_001] = process.argv.slice(2).map(Number);
/** Where the promised 95 % of so many months may fall by chance alone: four standard errors. */
const noise = 400 * Math.sqrt((0.95 * 0.05) / months);

console.log(
  `${months} months, seed ${seed}; bias and width in points; 95 % promised, 94–96 % wanted (chance alone: ± ${noise.toFixed(1)})`,
);
const rows = estimatesHeld(months, seed);
for (const [scenario, own] of Map.groupBy(rows, (row) => row.scenario)) {
  console.log(
    `\n${scenario}\n  figure               truth  raw bias  held      weighted bias  held      width  bounds held`,
  );
  for (const {
    figure,
    truthPercent,
    rawBias,
    rawHeld,
    weightedBias,
    weightedHeld,
    meanWidth,
    boundsHeld,
  } of own)
    console.log(
      [
        `  ${figure.padEnd(18)}`,
        truthPercent.toFixed(2).padStart(7),
        rawBias.toFixed(3).padStart(9),
        `${rawHeld.toFixed(1)} %`.padStart(8),
        weightedBias.toFixed(3).padStart(14),
        `${weightedHeld.toFixed(1)} %`.padStart(9),
        meanWidth.toFixed(2).padStart(9),
        `${boundsHeld.toFixed(1)} %`.padStart(12),
      ].join(''),
    );
}
