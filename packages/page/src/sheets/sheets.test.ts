import type { BriefingDocument } from '@huiyin/contracts';
import { describe, expect, it } from 'vitest';
import { documentOf, figuresOf } from '../testing/document.ts';
import { summaryOf } from '../text/summary.ts';
import { wordsIn } from '../text/words.ts';
import { firstSheetsOf, sheetsOf } from './sheets.ts';

const en = wordsIn('en');
const sheetNamed = (document: BriefingDocument, title: string) =>
  [...firstSheetsOf(document, en), ...sheetsOf(document, en)].find((sheet) => sheet.title === title);
const rows = (document: BriefingDocument, title: string) =>
  (sheetNamed(document, title) ?? expect.fail(title)).rows.map(({ cells }) => cells);
const rate = { estimate: 91.7, low: 90, high: 93 };

describe('visits in time', () => {
  const document = documentOf({
    punctuality: {
      businessTypes: [
        {
          businessType: 'repair',
          name: { zh: '维修', en: 'Repair' },
          kept: 60,
          early: 10,
          late: 11,
          denied: 3,
          rate,
        },
      ],
      stages: [
        {
          businessType: 'ignition',
          name: { zh: '点火通气', en: 'Ignition' },
          stage: 'review',
          stageName: { zh: '审核', en: 'Review' },
          kept: 3,
          late: 1,
          rate: 75,
        },
      ],
    },
  });

  it('stand by business type, and the stages beside them', () => {
    expect(rows(document, 'Visits in time, by the system')).toEqual([
      ['Repair', { count: 60 }, { count: 10 }, { count: 11 }, '91.70% (90.00–93.00)', { count: 3 }],
    ]);
    expect(rows(document, 'Stages against their limits')).toEqual([
      ['Ignition', 'Review', { count: 3 }, { count: 1 }, { percent: 75, of: 4 }],
    ]);
  });

  it('stand in the text as well', () => {
    const text = summaryOf(document, 'zh', '2026-11-22T00:00:00.000Z');
    expect(text).toContain('- 维修 · 守时率 91.70% (90.00–93.00)\n- 点火通气 审核 · 时限内 3 · 超时限 1');
  });
});

describe('who answers', () => {
  const calls = { calls: 40, complete: 20, refused: 2, notReached: 15, wrongNumber: 3, rate: 50 };
  const cells = [
    { count: 40 },
    { count: 20 },
    { percent: 50, of: 40 },
    { count: 15 },
    { count: 2 },
    { count: 3 },
  ];
  const reached = {
    callbacks: 20,
    notRated: 1,
    ofRated: rate,
    comparisons: [{ against: 'others' as const, p: 0.5, verdict: 'not-different' as const }],
  };
  const document = documentOf({
    responses: {
      agents: [{ agent: 'agent-01', ...calls }],
      attempts: [
        { nth: 1, ...calls },
        { nth: 3, ...calls },
      ],
      slots: [{ from: '08:30', to: '12:00', ...calls }, { ...calls }],
      satisfaction: {
        byAttempt: [{ nth: 2, ...reached }],
        byDays: [
          { from: 0, to: 1, ...reached },
          { from: 10, ...reached },
        ],
      },
    },
  });

  it('stands by agent, attempt and time of day', () => {
    expect(rows(document, 'Response by agent')).toEqual([['agent-01', ...cells]]);
    expect(rows(document, 'Response by attempt')).toEqual([
      ['Attempt 1', ...cells],
      ['Attempt 3 or later', ...cells],
    ]);
    expect(rows(document, 'Response by time of day')).toEqual([
      ['08:30–12:00', ...cells],
      ['Other times', ...cells],
    ]);
  });

  it('and what they say stands by attempt and by days since the service', () => {
    const said = [{ count: 20 }, { count: 1 }, '91.70% (90.00–93.00)', 'no significant difference (p 0.50)'];
    expect(rows(document, 'Satisfaction by attempt')).toEqual([['Attempt 2', ...said]]);
    expect(rows(document, 'Satisfaction by days since the service')).toEqual([
      ['0–1', ...said],
      ['10+', ...said],
    ]);
  });
});

describe('figures to look into', () => {
  const document = documentOf({
    headlines: [{ rule: 'alerts', teams: 1, agents: 2 }],
    integrity: {
      falseAlarms: 0.1,
      alerts: [
        {
          rule: 'not-rated',
          of: 'team',
          id: 'repair-1',
          name: { zh: '维修一班', en: 'Repair 1' },
          count: 25,
          trials: 60,
          beside: { count: 16, trials: 1200 },
          higher: true,
          p: 2e-9,
        },
        {
          rule: 'straight-lining',
          of: 'agent',
          id: 'agent-04',
          count: 40,
          trials: 40,
          beside: { count: 50, trials: 100 },
          higher: true,
          p: 0.0001,
        },
      ],
    },
  });

  it('say whose, what, how many, beside how many, and how often such a rule is wrong', () => {
    const title = 'Figures to look into';
    expect(rows(document, title)).toEqual([
      ['Repair 1', 'not rated', '25/60 (41.7%)', 'before 16/1,200 (1.3%)', '2e-9'],
      [
        'Agent agent-04',
        'the same level given to every question',
        '40/40 (100.0%)',
        'other agents, same teams 50/100 (50.0%)',
        '0.0001',
      ],
    ]);
    expect(sheetNamed(document, title)?.notes.join()).toContain('one of a thousand briefings');
    expect(sheetNamed(documentOf({ integrity: { falseAlarms: 0.1, alerts: [] } }), title)).toBeUndefined();
  });

  it('stand in the text and on the first screen', () => {
    const text = summaryOf(document, 'zh', '2026-11-22T00:00:00.000Z');
    expect(text).toContain('1 个班组、2 名回访员的数据难以用偶然解释，请核查。');
    expect(text).toContain(
      '数据真实性提示:\n- 维修一班 · 未评价 25/60 (41.7%) · 此前 16/1,200 (1.3%) · p 2e-9\n- 回访员 agent-04 · 各项评价完全相同',
    );
    expect(text).toContain('提示不是结论');
    expect(summaryOf(documentOf(), 'zh', '2026-11-22T00:00:00.000Z')).not.toContain('提示');
  });
});

it('who gave no rating because nobody came is said to count as dissatisfied where there are any', () => {
  const notes = (notServed: number) =>
    sheetNamed(documentOf({ total: figuresOf({ notServed }) }), 'Satisfaction by team')?.notes.join() ?? '';
  expect(notes(2)).toContain('Of those not rated 2 said that nobody came');
  expect(notes(0)).not.toContain('nobody came');
});
