import { describe, expect, it } from 'vitest';
import { BOUNDS, type Coverage, coverageOfEstimates, coverageOfShares } from './coverage.ts';
import { savingsOfAnyBranch, savingsOfBranch } from './planner.ts';

const SEED = 20_261_001;

describe('95 % intervals of a simulated branch', () => {
  const rows = coverageOfEstimates(400, SEED);
  const of = (scenario: RegExp, method: RegExp): readonly Coverage[] => {
    const found = rows.filter((row) => scenario.test(row.scenario) && method.test(row.method));
    expect(found.length).toBeGreaterThan(0);
    return found;
  };

  it('hold the truth when weighted, also where a third does not answer, more of some businesses than of others', () => {
    for (const row of of(/everybody|whoever|of some/, /^weighted(?!, answers as a domain)/)) {
      // Four standard errors of 400 months about 95 %.
      expect(row.coveredPercent).toBeGreaterThan(90.6);
      expect(row.coveredPercent).toBeLessThan(99.4);
      expect(Math.abs(row.biasPoints)).toBeLessThan(0.15);
    }
  });

  it('miss it when strata of different rates are pooled raw', () => {
    for (const row of of(/everybody|whoever/, /pooled/)) {
      expect(row.biasPoints).toBeLessThan(-1);
      expect(row.coveredPercent).toBeLessThan(10);
    }
  });

  it('miss it when the dissatisfied stay away, which only worst and best hold', () => {
    for (const row of of(/dissatisfied more often/, /^weighted/)) expect(row.biasPoints).toBeGreaterThan(0.3);
    for (const row of of(/dissatisfied more often/, /^weighted, answers/))
      expect(row.coveredPercent).toBeLessThan(60);
    for (const row of of(/dissatisfied more often/, new RegExp(BOUNDS))) expect(row.coveredPercent).toBe(100);
  });

  it('are the same for the same seed', () => {
    expect(coverageOfShares(50, 3)).toEqual(coverageOfShares(50, 3));
    expect(coverageOfShares(50, 3)).not.toEqual(coverageOfShares(50, 4));
  });
});

describe('a plan that knows three months', () => {
  it('saves a fifth of the calls of the simulated branch at equal precision', () => {
    for (const { saving } of savingsOfBranch(5, 3, SEED)) expect(saving).toBeGreaterThan(0.2);
  });

  it('costs no branch more than 2 %', () => {
    for (const { saving } of savingsOfAnyBranch(40, 3, SEED)) expect(saving).toBeGreaterThan(-0.02);
  });
});
