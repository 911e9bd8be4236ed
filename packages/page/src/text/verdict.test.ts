import type { Comparison } from '@huiyin/contracts';
import { expect, it } from 'vitest';
import { verdictText } from './verdict.ts';
import { wordsIn } from './words.ts';

const zh = wordsIn('zh');

it.each([
  ['not-different', 'before', 0.7065, '差异不显著 (p 0.71)'],
  ['lower', 'before', 0.0312, '显著下降 (p 0.031)'],
  ['higher', 'yearBefore', 0.0004, '显著上升 (p < 0.001)'],
  ['lower', 'others', 0.04, '显著偏低 (p 0.040)'],
  ['higher', 'others', 0.001, '显著偏高 (p 0.001)'],
  ['no-test', 'yearBefore', null, '无计数可比，不作检验'],
] as const)('a verdict of %s against %s is said as its test has it', (verdict, against, p, text) => {
  const comparisons: Comparison[] = [{ against, p, verdict }];
  expect(verdictText(comparisons, against, zh)).toBe(text);
});

it('a row that is compared with nothing has none', () => {
  expect(verdictText([], 'others', zh)).toBe('—');
});
