import { describe, expect, test } from 'vitest';
import { comparisonWording, outlookWording, restatedWording } from './words-of-figures.ts';

describe('figures in words', () => {
  test('say what a test says, with its p', () => {
    expect(comparisonWording({ against: 'before', verdict: 'not-different', p: 0.712 })).toEqual({
      zh: '较上期看不出差别（p = 0.71）',
      en: 'no different from the period before (p = 0.71)',
    });
    expect(comparisonWording({ against: 'others', verdict: 'lower', p: 0.0004 }).zh).toBe(
      '较同类其他班组较低（p < 0.001）',
    );
    expect(comparisonWording({ against: 'yearBefore', verdict: 'higher', p: 0.0312 }).en).toBe(
      'higher than the year before (p = 0.031)',
    );
    expect(comparisonWording({ against: 'before', verdict: 'no-test', p: null }).zh).toBe('较上期不作比较');
  });

  test('say what was restated, and whether the day is reached', () => {
    expect(restatedWording({ figure: 'callbacks', known: 1, now: 2 })).toEqual({
      zh: '完成回访 1 → 2',
      en: 'complete callbacks 1 → 2',
    });
    const room = { pace: 11.5, minutes: 60, calls: 40, due: 41 };
    expect(outlookWording({ ...room, isEnough: false }).zh).toContain('打不完');
    expect(outlookWording({ ...room, isEnough: true }).en).toContain('that is enough');
  });
});
