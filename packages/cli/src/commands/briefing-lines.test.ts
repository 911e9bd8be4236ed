import type { BriefingDocument, BriefingFigures } from '@huiyin/contracts';
import { expect, test } from 'vitest';
import { briefingLines } from './briefing-lines.ts';

const figures: BriefingFigures = {
  closed: 12,
  attempts: 15,
  callbacks: 10,
  levels: { excellent: 2, good: 7 },
  notRated: 1,
  notServed: 0,
  rates: { published: 100, ofRated: 100, worstCase: 90 },
  appointment: { kept: 9, broken: 1, noneMade: 0, keptRate: 90 },
  integrityConcerns: 0,
  noSuchVisit: 0,
  praised: 1,
  suggested: 0,
  complaints: 0,
  dispositions: { complete: 10, 'no-answer': 2 },
};

const ESTIMATED: BriefingDocument['estimates']['total'] = {
  orders: 20,
  published: { estimate: 99.5, low: 80, high: 100 },
  ofRated: { estimate: 99.25, low: 77.125, high: 100 },
  worstCase: { estimate: 90, low: 60, high: 98 },
  earlier: { before: null, yearBefore: null },
  bounds: { low: 70, high: 100 },
  comparisons: [{ against: 'before', p: 0.7134, verdict: 'not-different' }],
};

const document: BriefingDocument = {
  contract: 1,
  snapshot: '0'.repeat(64),
  headlines: [],
  strengths: { points: [], more: 0 },
  weaknesses: { points: [], more: 0 },
  branch: { id: 'longgang', name: { zh: '龙岗', en: 'Longgang' }, zone: 'Asia/Shanghai' },
  period: { name: '2026-10', kind: 'month', first: '2026-10-01', last: '2026-10-31' },
  through: '2026-10-31',
  levels: [],
  total: figures,
  teams: [],
  businessTypes: [],
  estimates: { before: '2026-09', total: ESTIMATED, teams: [], businessTypes: [] },
  outcomeRates: {},
  complaints: {
    raised: 0,
    byClass: { ordinary: 0, important: 0, major: 0 },
    byConcern: {},
    reopened: 0,
    closed: 0,
    closedUnreachable: 0,
    takenBack: 0,
    valid: 0,
    responsible: 0,
    beforeAppeal: { valid: 0, responsible: 0 },
    appealed: 0,
    asked: 0,
    solved: 0,
    satisfied: 0,
    solvedRate: null,
    satisfiedRate: null,
    open: 0,
    overdue: 0,
    missed: { acknowledge: 0, conclude: 0, others: 0 },
  },
  pressing: { cases: [], more: 0 },
  samplingKeys: [],
  served: { partners: [], segments: [] },
  punctuality: { businessTypes: [], stages: [] },
  responses: { agents: [], attempts: [], slots: [], satisfaction: { byAttempt: [], byDays: [] } },
  countermeasures: [],
  secondCallbacks: { closed: 0, attempts: 0, asked: 0, solved: 0, satisfied: 0, dispositions: {} },
  aapor: { I: 10, P: 0, R: 0, NC: 2, O: 0, UH: 0, UO: 0, NE: 0 },
  questions: [
    {
      questionnaire: 'on-site',
      question: 'manner',
      kind: 'level',
      text: { zh: '服务态度如何？', en: 'How was the staff’s manner?' },
      asked: 10,
      answered: 9,
      answers: [
        { answer: 'excellent', name: { zh: '优秀', en: 'Excellent' }, count: 2 },
        { answer: 'good', name: { zh: '良好', en: 'Good' }, count: 7 },
      ],
    },
    {
      questionnaire: 'on-site',
      question: 'praise',
      kind: 'words',
      text: { zh: '表扬', en: 'Praise' },
      asked: 10,
      answered: 1,
      answers: [],
    },
  ],
  population: [],
  figures: [],
  tables: [],
};

test('a briefing in the terminal shows how every question was answered', () => {
  expect(briefingLines(document, 'en')).toEqual([
    'Longgang 2026-10 (2026-10-01 – 2026-10-31)',
    'Tests found no significant difference: teams and business types cannot be ranked.',
    'Total: tasks ended 12 · callbacks 10 · not rated 1 · published method 100.00 %† · of rated 100.00 %† · worst case 90.00 %†',
    'Total: Of rated 99.25% (77.13–100.00) · Against 2026-09 no significant difference (p 0.71)',
    'Complaints: raised 0 · open 0 · overdue 0 · reopened 0',
    'Deadlines missed in the period: acknowledgements 0 · conclusions 0',
    'Questions:',
    '  on-site · How was the staff’s manner? asked 10 · answered 9 · Excellent 2 · Good 7',
    '  on-site · Praise asked 10 · answered 1',
    '† of fewer than 30: too few to rank',
  ]);
  expect(briefingLines(document, 'zh')).toContain(
    '  on-site · 服务态度如何？ 问到 10 · 有回答 9 · 优秀 2 · 良好 7',
  );
});

test('a briefing says what binds the branch to its sampling keys', () => {
  const key = {
    month: '2026-12',
    commitment: 'b'.repeat(64),
    committedAt: '2026-10-31T16:40:00.000Z',
    inTime: true,
  };
  expect(briefingLines({ ...document, samplingKeys: [key] }, 'en')).toContain(
    `Commitment to the sampling key of 2026-12 (SHA-256, made 1 November 2026, 00:40): ${'b'.repeat(64)}`,
  );
});

test('a briefing without questions has no such heading', () => {
  expect(briefingLines({ ...document, questions: [] }, 'en')).not.toContain('Questions:');
});

test('a briefing says which cases to act on, how many more there are, and which deadlines were missed', () => {
  const pressing: BriefingDocument['pressing'] = {
    cases: [
      {
        caseId: 'routine:WO-1.1',
        orderId: 'WO-1',
        team: 'repair-1',
        name: { zh: '维修一班', en: 'Repair 1' },
        class: 'major',
        deadline: { deadline: 'acknowledge', by: '2026-10-31T06:00:00.000Z', overdue: true },
      },
      {
        caseId: 'routine:WO-2.1',
        orderId: 'WO-2',
        team: 'repair-1',
        name: { zh: '维修一班', en: 'Repair 1' },
        class: 'ordinary',
      },
    ],
    more: 3,
  };
  const complaints = { ...document.complaints, missed: { acknowledge: 2, conclude: 1, others: 0 } };
  const lines = (language: 'zh' | 'en') => {
    const said = briefingLines({ ...document, complaints, pressing }, language);
    const missed = said.filter((line) => line.includes(language === 'zh' ? '超过期限' : 'Deadlines'));
    return [...missed, ...said.slice(1, 4)];
  };
  expect(lines('en')).toEqual([
    'Deadlines missed in the period: acknowledgements 2 · conclusions 1',
    expect.stringMatching(/^- WO-1 · Repair 1 · .* · .*14:00.*$/),
    expect.stringMatching(/^- WO-2 · Repair 1 · /),
    expect.stringContaining('3'),
  ]);
  expect(lines('zh').slice(0, 2)).toEqual([
    '本期超过期限: 受理 2 · 结论 1',
    expect.stringMatching(/^- WO-1 · 维修一班 · .*14:00/),
  ]);
});
