import { describe, expect, it } from 'vitest';
import { isIn, verdictOf } from './verdict.ts';

const LOWEST = '00000000000000';
const HIGHEST = 'ffffffffffffff';
const rate = (probability: number) => ({ probability, policyVersion: 'y2026' });

describe('rate and draw', () => {
  it.each([
    [1, LOWEST, 'always', true],
    [0, HIGHEST, 'never', false],
    [0.5, '80000000000000', 'drawn', true],
    [0.5, '7fffffffffffff', 'not-drawn', false],
  ])('at %d with %s say %s', (probability, draw, verdict, isInSample) => {
    expect(verdictOf(rate(probability), draw)).toBe(verdict);
    expect(isIn(verdict)).toBe(isInSample);
  });

  it.each(['no-policy', 'no-rate'] as const)('say %s where there is none', (lacks) => {
    expect(verdictOf({ ...rate(0), lacks }, HIGHEST)).toBe(lacks);
    expect(isIn(lacks)).toBe(false);
  });
});
