import { parsePeriod } from '@huiyin/calendar';
import {
  type BriefingDocument,
  type BriefingFigures,
  briefingDocument,
  type ImportedTable,
} from '@huiyin/contracts';

export const figuresOf = (overrides: Partial<BriefingFigures> = {}): BriefingFigures => ({
  closed: 1,
  attempts: 2,
  callbacks: 1,
  levels: { good: 1, fail: 0 },
  notRated: 0,
  notServed: 0,
  rates: { published: 100, ofRated: 100, worstCase: 100 },
  appointment: { kept: 1, broken: 0, noneMade: 0, keptRate: 100 },
  integrityConcerns: 0,
  noSuchVisit: 0,
  praised: 0,
  suggested: 0,
  complaints: 1,
  dispositions: { complete: 1 },
  ...overrides,
});

const QUESTIONS: BriefingDocument['questions'] = [
  {
    questionnaire: 'on-site',
    question: 'manner',
    kind: 'level',
    text: { zh: '服务态度如何？', en: "How was the staff's manner?" },
    asked: 10,
    answered: 8,
    answers: [
      { answer: 'good', name: { zh: '良好', en: 'Good' }, count: 7 },
      { answer: 'fail', name: { zh: '不合格', en: 'Fail' }, count: 1 },
    ],
  },
  {
    questionnaire: 'on-site',
    question: 'praise',
    kind: 'words',
    text: { zh: '表扬', en: 'Praise' },
    asked: 10,
    answered: 2,
    answers: [],
  },
  {
    questionnaire: 'second-callback',
    question: 'solved',
    kind: 'yes-no',
    text: { zh: '问题是否已经解决？', en: 'Is the matter solved?' },
    asked: 1,
    answered: 1,
    answers: [
      { answer: 'yes', name: { zh: '是', en: 'yes' }, count: 1 },
      { answer: 'no', name: { zh: '否', en: 'no' }, count: 0 },
    ],
  },
];

const ESTIMATED: BriefingDocument['estimates']['total'] = {
  orders: 3,
  published: { estimate: 100, low: 20.654, high: 100 },
  ofRated: { estimate: 100, low: 20.654, high: 100 },
  worstCase: { estimate: 100, low: 20.654, high: 100 },
  bounds: { low: 50, high: 100 },
  earlier: { before: { estimate: 99, low: 97.5, high: 99.8 }, yearBefore: null },
  comparisons: [
    { against: 'before', p: 0.7134, verdict: 'not-different' },
    { against: 'yearBefore', p: null, verdict: 'no-test' },
  ],
};

/** November 2026 up to the 21st: one satisfied customer, one complaint that is overdue, one second callback. */
export const documentOf = (overrides: Partial<BriefingDocument> = {}): BriefingDocument =>
  briefingDocument.parse({
    contract: 1,
    branch: { id: 'longgang', name: { zh: '龙岗分公司', en: 'Longgang' }, zone: 'Asia/Shanghai' },
    period: parsePeriod('2026-11'),
    through: '2026-11-21',
    headlines: [
      { rule: 'cases', raised: 1, major: 0, open: 1, overdue: 1 },
      {
        rule: 'satisfaction',
        rated: 1,
        rate: { estimate: 100, low: 20.654, high: 100 },
        comparisons: ESTIMATED.comparisons,
      },
      { rule: 'response', ended: 1, complete: 1, rate: 100 },
    ],
    strengths: { points: [], more: 0 },
    weaknesses: { points: [], more: 0 },
    levels: [
      { id: 'good', name: { zh: '良好', en: 'Good' }, satisfied: true },
      { id: 'fail', name: { zh: '不合格', en: 'Fail' }, satisfied: false },
    ],
    total: figuresOf(),
    teams: [{ team: 'repair-1', name: { zh: '维修一班', en: 'Repair 1' }, figures: figuresOf() }],
    businessTypes: [{ businessType: 'repair', name: { zh: '维修', en: 'Repair' }, figures: figuresOf() }],
    estimates: {
      before: '2026-10',
      total: ESTIMATED,
      teams: [{ team: 'repair-1', name: { zh: '维修一班', en: 'Repair 1' }, ...ESTIMATED }],
      businessTypes: [{ businessType: 'repair', name: { zh: '维修', en: 'Repair' }, ...ESTIMATED }],
    },
    served: { partners: [], segments: [] },
    punctuality: { businessTypes: [], stages: [] },
    responses: { agents: [], attempts: [], slots: [], satisfaction: { byAttempt: [], byDays: [] } },
    complaints: {
      raised: 1,
      byClass: { ordinary: 1, important: 0, major: 0 },
      byConcern: { dissatisfied: 1 },
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
      open: 1,
      overdue: 1,
      missed: { acknowledge: 0, conclude: 1, others: 0 },
    },
    pressing: {
      cases: [
        {
          caseId: 'routine:WO-20261105-000123.1',
          orderId: 'WO-20261105-000123',
          team: 'repair-1',
          name: { zh: '维修一班', en: 'Repair 1' },
          class: 'ordinary',
          deadline: { deadline: 'conclude', by: '2026-11-20T02:00:00.000Z', overdue: true },
        },
      ],
      more: 0,
    },
    secondCallbacks: {
      closed: 1,
      attempts: 1,
      asked: 1,
      solved: 1,
      satisfied: 0,
      dispositions: { complete: 1 },
    },
    aapor: { I: 1, P: 0, R: 0, NC: 0, O: 0, UH: 0, UO: 0, NE: 0 },
    outcomeRates: { RR1: 100, REF1: 0 },
    questions: QUESTIONS,
    population: [
      {
        businessType: 'repair',
        name: { zh: '维修', en: 'Repair' },
        orders: 1200,
        sampled: 1200,
        windowPassed: 0,
        paused: 0,
      },
    ],
    samplingKeys: [],
    countermeasures: [],
    figures: [
      { id: '2026-11/callbacks', count: 1 },
      { id: '2026-11/satisfaction/team:repair-1', count: 1, of: 1 },
    ],
    tables: [],
    snapshot: 'c0ffee'.padEnd(64, '0'),
    ...overrides,
  });

/** A table of one row brought in from elsewhere. */
export const importedTableOf = (source: string, team: string): ImportedTable => ({
  source,
  rows: [
    {
      team,
      total: false,
      callbacks: 10,
      levels: { good: 9, fail: 1 },
      notRated: 0,
      publishedRate: 90,
      rates: { published: 90, ofRated: 90, worstCase: 90 },
      interval: { low: 59.585, high: 98.212 },
      comparisons: [],
    },
  ],
  findings: [{ team, finding: 'row-sum', stated: 11, computed: 10 }],
});

/** What a briefing says of a period in which nothing happened. */
export const emptyDocument = (): BriefingDocument => {
  const document = documentOf();
  return documentOf({
    total: figuresOf({
      closed: 0,
      attempts: 0,
      callbacks: 0,
      levels: { good: 0, fail: 0 },
      rates: { published: null, ofRated: null, worstCase: null },
      appointment: { kept: 0, broken: 0, noneMade: 0, keptRate: null },
      complaints: 0,
      dispositions: {},
    }),
    teams: [],
    businessTypes: [],
    headlines: [],
    estimates: { ...document.estimates, total: { ...document.estimates.total, ofRated: null } },
    complaints: { ...document.complaints, raised: 0, byConcern: {}, open: 0, overdue: 0 },
    pressing: { cases: [], more: 0 },
    secondCallbacks: { ...document.secondCallbacks, closed: 0 },
    questions: [],
    population: [],
  });
};
