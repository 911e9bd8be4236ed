import type { Comparison, RateInterval } from '@huiyin/contracts';
import type { Words } from './words.ts';

const VERDICTS = {
  'no-test': { before: 'noTest', yearBefore: 'noTest', others: 'noTest' },
  'not-different': { before: 'notDifferent', yearBefore: 'notDifferent', others: 'notDifferent' },
  higher: { before: 'risen', yearBefore: 'risen', others: 'above' },
  lower: { before: 'fallen', yearBefore: 'fallen', others: 'below' },
} as const;

/** What a test says in words, with its p: 差异不显著 (p 0.71); nothing is said of the bare difference. */
export function verdictText(
  comparisons: readonly Comparison[],
  against: Comparison['against'],
  { say }: Words,
): string {
  const found = comparisons.find((each) => each.against === against);
  if (!found) return say('notApplicable');
  const verdict = say(VERDICTS[found.verdict][against]);
  if (found.p === null) return verdict;
  return `${verdict} (p ${found.p < 0.001 ? '< 0.001' : found.p.toFixed(found.p < 0.1 ? 3 : 2)})`;
}

/** 99.88% (99.74–99.94) */
export const intervalText = (rate: RateInterval, { say }: Words): string =>
  rate === null ? say('notApplicable') : `${rate.estimate.toFixed(2)}% (${rangeText(rate)})`;

export const rangeText = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  `${low.toFixed(2)}–${high.toFixed(2)}`;
