import { expect, it } from 'vitest';
import { explainRateChange } from './rate-changes.ts';

const change = {
  team: 'repair-1',
  businessType: 'counter',
  severity: 'tightened',
  severityBefore: 'normal',
  rate: 0.6,
  rateBefore: 0.305,
  rule: 'failures-tighten',
  week: '2026-W45',
  rated: 20,
  dissatisfied: 4,
  acceptanceNumber: 2,
} as const;

it('a change of a rate says why, in words and figures and both languages', () => {
  expect(explainRateChange(change)).toEqual({
    zh: 'repair-1·counter：连续五周内有两周不合格（2026-W45 评价 20 户，不满意 4 户，限 2 户）；由正常转为加严，比例 30.5 % → 60 %',
    en: 'repair-1, counter: two of five weeks or fewer failed (2026-W45: 20 rated, 4 dissatisfied, 2 allowed); from normal to tightened, rate 30.5 % → 60 %',
  });
});

it('a change of a rate is said with the names that the branch has', () => {
  const names = {
    team: { zh: '维修一班', en: 'Repair 1' },
    businessType: { zh: '营业厅', en: 'Counter' },
  };
  const { zh, en } = explainRateChange(change, names);
  expect(zh.startsWith('维修一班·营业厅：')).toBe(true);
  expect(en.startsWith('Repair 1, Counter: ')).toBe(true);
});
