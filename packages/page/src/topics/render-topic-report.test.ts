import { EVENTS, type TopicReport } from '@huiyin/contracts';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../testing/read-workbook.ts';
import { renderTopicReport, renderTopicWorkbook, topicWorkbookNameOf } from './render-topic-report.ts';

const AS_OF = '2026-11-22T00:00:00.000Z';
const rate = { estimate: 82.5, low: 70.25, high: 91 };
const topic = EVENTS['topic.drawn'].data.parse(EVENTS['topic.drawn'].example);
const report = (more: Partial<TopicReport> = {}): TopicReport => ({
  contract: 1,
  branch: { id: 'longgang', name: { zh: '龙岗', en: 'Longgang' }, zone: 'Asia/Shanghai' },
  topic,
  through: '2026-11-21',
  isOver: true,
  closed: 50,
  interviews: 40,
  rated: 38,
  satisfied: 31,
  notRung: 10,
  responsePercent: 80,
  estimates: {
    orders: 84,
    published: rate,
    ofRated: rate,
    worstCase: rate,
    bounds: { low: 36.9, high: 92.86 },
  },
  causes: [
    {
      answer: 'late',
      name: { zh: '来得晚', en: 'late' },
      count: 12,
      of: 36,
      share: { percent: 33.333, low: 20.2, high: 49.7 },
      leads: true,
    },
  ],
  teams: [
    {
      team: 'repair-2',
      name: { zh: '维修二班', en: 'Repair 2' },
      callbacks: 20,
      rated: 20,
      satisfied: 12,
      comparison: { against: 'others', p: 0.012, verdict: 'lower' },
    },
  ],
  questions: [],
  snapshot: 'a'.repeat(64),
  ...more,
});

describe('the report of a topic', () => {
  it('says first what matters, by what tests carry', () => {
    const { subject, text } = renderTopicReport(report(), 'en', AS_OF);
    expect(subject).toBe(`【Topic callback report】Longgang ${topic.topicId}`);
    expect(text.split('\n').slice(3, 7)).toEqual([
      '60 customers to be rung, 50 ended, 40 complete interviews (80.00%).',
      'Customers named “late” most: 12 of 36 (95 % interval 20.20–49.70 %), clearly the first.',
      'Satisfaction in scope, of rated: 82.50% (70.25–91.00).',
      'Teams significantly below the others: Repair 2.',
    ]);
    expect(text).toContain('- Left alone: asked about another order · 6');
  });

  it('claims nothing where no test does', () => {
    const [cause = expect.fail()] = report().causes;
    const none = report({
      causes: [{ ...cause, leads: false }],
      teams: [],
      rated: 0,
      estimates: { orders: 84, published: null, ofRated: null, worstCase: null, bounds: null },
    });
    const { text } = renderTopicReport(none, 'en', AS_OF);
    expect(text).toContain('No cause is clearly the first.');
    expect(text).not.toMatch(/Satisfaction in scope|significantly/);
    expect(renderTopicReport(report({ causes: [] }), 'en', AS_OF).text).toContain(
      'No customer named a cause.',
    );
  });

  it('says of one that was stopped why, and how far its figures carry; of one that runs that it does', () => {
    const stopped = { ...topic, stoppedDay: '2026-11-13', because: 'questions-wrong' } as const;
    const { text } = renderTopicReport(report({ topic: stopped }), 'en', AS_OF);
    expect(text).toContain('Stopped on 2026-11-13: the questions do not fit.');
    expect(text).toContain('no random part of the sample');
    expect(renderTopicReport(report({ isOver: false }), 'en', AS_OF).text).toContain(
      'It still runs, until 2026-11-20.',
    );
  });

  it('says what was restated before all else', () => {
    const restated = {
      countedUntil: AS_OF,
      snapshot: 'b',
      figures: [{ figure: 'closed' as const, known: 49, now: 50 }],
    };
    expect(renderTopicReport(report({ restated }), 'en', AS_OF).text.split('\n')[3]).toMatch(
      /^The report of topic-.* was counted until 22 November 2026, 08:00; since then: Tasks ended 49 → 50\.$/,
    );
  });

  it('speaks Chinese or English, whole, and lets nothing in', () => {
    const { html, text, subject } = renderTopicReport(report(), 'en', AS_OF);
    const ours = [html, text, subject].join('').replaceAll(/回音|【|】/g, '');
    expect(ours).not.toMatch(/[㐀-鿿]/);
    expect(renderTopicReport(report(), 'zh', AS_OF).html).toContain('明显居首');
    const scope = { ...topic.scope, partners: ['<script>alert(1)</script>'] };
    const hostile = renderTopicReport(report({ topic: { ...topic, scope } }), 'zh', AS_OF);
    expect(hostile.html).not.toContain('<script');
    expect(hostile.html).not.toMatch(/<(script|link|img|iframe)|https?:/);
  });

  it('is a workbook with a sheet for each table', async () => {
    expect(topicWorkbookNameOf(report())).toBe(`huiyin-longgang-${topic.topicId}.xlsx`);
    const sheets = readWorkbook(await renderTopicWorkbook(report(), 'en', AS_OF));
    expect(sheets.map(({ name }) => name.replace(/^\d+ /, ''))).toEqual([
      'What matters',
      'Causes that customers named',
      'Satisfaction',
      'Satisfaction by team',
      'Sample and not rung',
      'Notes',
    ]);
    const cells = sheets[1]?.rows.find(([cause]) => cause === 'late');
    expect(cells?.slice(1, 3)).toEqual([12, 36]);
  });
});
