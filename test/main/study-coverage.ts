/**
 * `npm run study:coverage`: how often 95 % intervals hold the truth of a simulated branch, in 10,000 months (`-- 2000 7`: so many, by
 * another seed), and where they do not keep what they promise.
 */
import { type Coverage, coverageOfEstimates, coverageOfShares } from '../studies/coverage.ts';

const [replications = 10_000, seed = 20_261_001] = process.argv.slice(2).map(Number);

const lineOf = ({ scenario, figure, method, ...row }: Coverage): string =>
  [
    row.verdict.padEnd(12),
    `${row.coveredPercent.toFixed(2)} %`.padStart(9),
    `bias ${row.biasPoints.toFixed(3)}`.padStart(13),
    `width ${row.meanWidthPoints.toFixed(2)}`.padStart(12),
    ` ${scenario} · ${figure} · ${method}`,
  ].join(' ');

const rows = [...coverageOfShares(replications, seed), ...coverageOfEstimates(replications, seed)];
console.log(
  `${replications} replications, seed ${seed}; bias and width in points, 95 % promised, 94–96 % kept\n`,
);
for (const row of rows) console.log(lineOf(row));

console.log('\nby method, how often 94–96 % was kept:');
for (const [method, own] of Map.groupBy(rows, (row) => row.method)) {
  const count = (verdict: Coverage['verdict']): number => own.filter((row) => row.verdict === verdict).length;
  console.log(
    `  ${method}: ${count('as promised')} of ${own.length}; too narrow ${count('too narrow')}, too wide ${count('too wide')}`,
  );
}
