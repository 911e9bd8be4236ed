import { describe, expect, it } from 'vitest';
import { countText, percentText, shareText } from './numbers.ts';

describe('a number as text', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [1234567, '1,234,567'],
  ])('%i has its thousands apart', (count, text) => {
    expect(countText(count)).toBe(text);
  });

  it.each([
    [99.9, 30, '99.90%'],
    [99.9, null, '99.90%'],
    [0, 1, '0.00%†'],
    [100, 2, '100.00%†'],
    [96.55, 29, '96.55%†'],
  ])('%f percent of %j has two decimals, and a mark where the sample is small', (percent, of, text) => {
    expect(percentText(percent, of)).toBe(text);
  });

  it.each([
    [1, 3, '33.33%†'],
    [2, 3, '66.67%†'],
    // 0.125 % and 0.005 % lie exactly between two steps.
    [1, 800, '0.13%'],
    [1, 20_000, '0.01%'],
    [7, 7, '100.00%†'],
    [30, 30, '100.00%'],
    [0, 7, '0.00%†'],
  ])('%i of %i is rounded half up', (part, whole, text) => {
    expect(shareText(part, whole)).toBe(text);
  });

  it('is none as a share of nothing', () => {
    expect(shareText(0, 0)).toBeUndefined();
  });
});
