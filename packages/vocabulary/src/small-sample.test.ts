import { describe, expect, it } from 'vitest';
import { isSmallSample, SMALL_SAMPLE_BELOW } from './small-sample.ts';

describe('a small sample', () => {
  it.each([
    [0, false],
    [1, true],
    [SMALL_SAMPLE_BELOW - 1, true],
    [SMALL_SAMPLE_BELOW, false],
    [null, false],
  ])('of %j: %j', (of, small) => {
    expect(isSmallSample(of)).toBe(small);
  });
});
