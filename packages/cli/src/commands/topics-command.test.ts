import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EVENTS } from '@huiyin/contracts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSession } from '../session.ts';
import { worldOf } from '../world.double.ts';
import { changeTopics, listTopics, proposeTopic, showTopicReport, stopTopic } from './topics-command.ts';

const { drawnDay, signal, orders, requested, paused, refused, phoneMissing, forgotten, ...plan } = EVENTS[
  'topic.drawn'
].data.parse(EVENTS['topic.drawn'].example);
const figures = { orders, requested, paused, refused, phoneMissing, forgotten };
const drawn = {
  ...plan,
  signal,
  state: 'drawn',
  drawn: { at: '2026-11-10T02:20:00.000Z', day: drawnDay, ...figures },
  acts: [
    { act: 'propose', at: '2026-11-09T00:10:00.000Z' },
    { act: 'start', at: '2026-11-10T01:00:00.000Z', by: 'supervisor-01' },
  ],
};
const stopped = {
  ...drawn,
  state: 'stopped',
  stopped: {
    at: '2026-11-13T02:00:00.000Z',
    day: '2026-11-13',
    because: 'cause-known',
    words: 'a bad batch',
  },
};
const body = {
  scope: { businessTypes: ['repair'], served: { first: '2026-10-01', last: '2026-10-31' } },
  questionnaire: 'topic-service',
  sampleSize: 30,
  ringBy: '2026-11-20',
  reason: 'repairs that fail again',
};
const proposed = {
  topicId: 'topic-again',
  ...body,
  state: 'proposed',
  acts: [{ act: 'propose', at: '2026-11-09T02:00:00.000Z', by: 'supervisor-01' }],
};
const share = { percent: 60, low: 35.746, high: 80.176 };
const rates = { estimate: 90, low: 80.1, high: 95.2 };
const comparison = { against: 'others', p: 0.01, verdict: 'lower' };
const report = {
  contract: 1,
  branch: { id: 'longgang', name: { zh: '龙岗', en: 'Longgang' }, zone: 'Asia/Shanghai' },
  rated: 20,
  satisfied: 12,
  notRung: 30,
  snapshot: 'a'.repeat(64),
  topic: { ...plan, signal, drawnDay, ...figures },
  through: '2026-11-12',
  isOver: false,
  closed: 30,
  interviews: 20,
  responsePercent: 66.67,
  estimates: {
    orders: 42,
    published: rates,
    ofRated: rates,
    worstCase: rates,
    bounds: { low: 50, high: 95 },
  },
  causes: [
    { answer: 'late', name: { zh: '来得晚', en: 'late' }, count: 9, of: 15, share, leads: true },
    { answer: 'work', name: { zh: '活没做好', en: 'the work' }, count: 1, of: 15, share, leads: false },
  ],
  teams: [
    {
      team: 'repair-2',
      name: { zh: '维修二班', en: 'Repair 2' },
      callbacks: 20,
      rated: 20,
      satisfied: 12,
      comparison,
    },
  ],
  questions: [],
};

const branchWith = (english: boolean, given: object = report) => {
  const offer = {
    questionnaires: [],
    sampleSize: 30,
    ringBy: '2026-11-20',
    served: { first: '2026-06-01', last: '2026-11-08' },
    servedDaysMax: 62,
  };
  const topics = () => ({ status: 200, body: { topics: [drawn, proposed], offer } });
  const world = worldOf({
    'GET /topics': topics,
    'PUT /topics/{topicId}': topics,
    'POST /topics/{topicId}/start': topics,
    'POST /topics/{topicId}/stop': () => ({ status: 200, body: { topics: [stopped], offer } }),
    'GET /topic-reports/{topicId}': () => ({ status: 200, body: given }),
  });
  return { world, session: openSession({ data: 'nowhere', json: false, english, zone: 'UTC' }, world) };
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huiyin-topics-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('topic callbacks', () => {
  test('are listed with what they are about, why, and who did what', async () => {
    const { world, session } = branchWith(true);
    await listTopics(session);
    expect(world.printed).toEqual([
      'topic-w2026-45-repair-2-repair  drawn  repair · repair-2 · 2026-11-02 – 2026-11-08',
      '  asks topic-service of 60 customers by 2026-11-20',
      '  2026-W45 repair-2, repair: 7 of 30 dissatisfied, where 4 % were before and 4 pass for chance (false alarms 0.08 % at most)',
      '  84 orders in scope, 60 to be rung, 7 left alone',
      '  2026-11-09 00:10  the clock proposed',
      '  2026-11-10 01:00  supervisor-01 started',
      'topic-again  proposed  repair · 2026-10-01 – 2026-10-31',
      '  asks topic-service of 30 customers by 2026-11-20',
      '  repairs that fail again',
      '  2026-11-09 02:00  supervisor-01 proposed',
    ]);
  });

  test('are proposed from a file', async () => {
    const { world, session } = branchWith(true);
    const file = join(folder, 'again.json');
    writeFileSync(file, JSON.stringify(body));
    await proposeTopic(session, 'topic-again', file);
    expect(world.received).toMatchObject([
      { route: 'PUT /topics/{topicId}', path: { topicId: 'topic-again' }, body, token: 'supervisor/' },
    ]);
  });

  test('are not proposed from a file without a reason', async () => {
    const { world, session } = branchWith(true);
    const file = join(folder, 'again.json');
    writeFileSync(file, JSON.stringify({ ...body, reason: undefined }));
    await expect(proposeTopic(session, 'topic-again', file)).rejects.toMatchObject({ code: 'file-wrong' });
    expect(world.received).toEqual([]);
  });

  test('are shown after whatever is done with one', async () => {
    const { world, session } = branchWith(false);
    await changeTopics(session, ({ api }, user) =>
      api.call('POST /topics/{topicId}/start', { path: { topicId: 'topic-again' } }, user),
    );
    expect(world.received).toMatchObject([{ path: { topicId: 'topic-again' }, token: 'supervisor/' }]);
    expect(world.printed).toContain('topic-again  待启动  repair · 2026-10-01 – 2026-10-31');
  });

  test('are stopped with a reason, which is shown', async () => {
    const { world, session } = branchWith(true);
    const why = { because: 'cause-known', words: 'a bad batch' } as const;
    await stopTopic(session, plan.topicId, why);
    expect(world.received).toMatchObject([
      {
        route: 'POST /topics/{topicId}/stop',
        path: { topicId: plan.topicId },
        body: why,
        token: 'supervisor/',
      },
    ]);
    expect(world.printed).toContain('  stopped: the cause is known · a bad batch');
  });

  test('are reported with their causes and teams', async () => {
    const { world, session } = branchWith(true);
    await showTopicReport(session, plan.topicId);
    expect(world.printed).toEqual([
      'topic-w2026-45-repair-2-repair  repair · repair-2 · 2026-11-02 – 2026-11-08',
      'by 2026-11-12: 84 orders in scope, 60 to be rung, 30 ended, 20 complete interviews (66.67 %)',
      'satisfaction 90 % (95 % interval 80.1–95.2 %)',
      'causes that customers named:',
      '  late  9/15  60 % (35.746–80.176 %), clearly the first',
      '  the work  1/15  60 % (35.746–80.176 %)',
      'teams:',
      '  Repair 2  12/20  lower than the others',
    ]);
  });

  test('that nobody answered are reported as that', async () => {
    const none = { ...report, closed: 0, interviews: 0, responsePercent: null, causes: [], teams: [] };
    const { world, session } = branchWith(true, {
      ...none,
      estimates: { ...report.estimates, ofRated: null },
    });
    await showTopicReport(session, plan.topicId);
    expect(world.printed.slice(1)).toEqual([
      'by 2026-11-12: 84 orders in scope, 60 to be rung, 0 ended, 0 complete interviews (n/a %)',
      'satisfaction: nobody rated yet',
      'causes that customers named:',
      '  none of them is clearly the first',
      'teams:',
    ]);
  });
});
