import { describe, expect, it } from 'vitest';
import { BOUNDS, type Coverage, coverageOfEstimates, coverageOfShares } from './coverage.ts';
import { estimatesHeld } from './estimates.ts';
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

describe('the estimates that a briefing prints, of a simulated branch', () => {
  const rows = estimatesHeld(150, SEED);
  const of = (scenario: RegExp, figure: RegExp = /./) => {
    const found = rows.filter((row) => scenario.test(row.scenario) && figure.test(row.figure));
    expect(found.length).toBeGreaterThan(0);
    return found;
  };

  it('hold the truth, also where a third does not answer and some drawn orders are paused', () => {
    for (const row of of(/whoever|of some|paused/)) {
      // Four standard errors of 150 months about 95 %.
      expect(row.weightedHeld).toBeGreaterThan(87.8);
      expect(Math.abs(row.weightedBias)).toBeLessThan(0.4);
    }
    for (const row of of(/whoever|of some|paused/, /branch/))
      expect(Math.abs(row.weightedBias)).toBeLessThan(0.1);
  });

  it('are the truth where everybody of a business was asked and answered', () => {
    for (const row of of(/everybody/, /pipe-alteration|repair/))
      expect([row.weightedHeld, row.meanWidth]).toEqual([100, 0]);
  });

  it('stand beside a raw share that is points away, of the branch and of every team', () => {
    for (const row of of(/everybody|whoever|of some|paused/, /branch|team/)) {
      expect(row.rawBias).toBeLessThan(-2);
      expect(row.rawHeld).toBeLessThan(10);
    }
  });

  it('miss it where the dissatisfied stay away, which the printed bounds hold', () => {
    for (const row of of(/dissatisfied more often/, /branch|team/)) {
      expect(row.weightedBias).toBeGreaterThan(0.3);
      expect(row.weightedHeld).toBeLessThan(70);
      expect(row.boundsHeld).toBeGreaterThan(95);
    }
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
