import type { ReviewAnswer, SamplingKeyAnswer } from '@huiyin/contracts';
import { commitmentOf, drawer, isSampled } from '@huiyin/draw';
import type { BranchScript } from '@huiyin/testing';
import { describe, expect, test } from 'vitest';
import { openSession } from '../session.ts';
import { worldOf } from '../world.double.ts';
import { auditReviewsCommand } from './audit-reviews-command.ts';
import { answerReview, listReviews, readPoints, reviewFigures, scoreReview } from './reviews-command.ts';

const key = '07'.repeat(32);
const draw = drawer(Buffer.from(key, 'hex'));
const CALLS = Array.from({ length: 30 }, (_, index) => `C-${index}`);
const DRAWN = CALLS.filter((claimId) => isSampled(draw(`call ${claimId}`), 0.3));
const OF_AGENT = CALLS.filter(
  (claimId) => !DRAWN.includes(claimId) && isSampled(draw(`call ${claimId}`), 0.6),
);

const review = (claimId: string, over: Partial<ReviewAnswer> = {}): ReviewAnswer => ({
  month: '2026-10',
  claimId,
  taskId: `routine:${claimId}`,
  agent: 'agent-01',
  businessType: 'repair',
  team: 'repair-1',
  calledAt: '2026-10-06T02:21:00.000Z',
  durationSeconds: 140,
  closedDay: '2026-10-06',
  rate: 0.3,
  sheet: 1,
  scored: 0,
  scores: [],
  ...over,
});
const KEY: SamplingKeyAnswer = {
  month: '2026-10',
  commitment: commitmentOf({ branch: 'longgang', month: '2026-10', key }),
  committedAt: '2026-08-31T16:40:00.000Z',
  inTime: true,
  windowsEndAt: '2026-11-14T16:00:00.000Z',
  key,
  revealedAt: '2026-11-14T16:40:00.000Z',
};
const BRANCH = {
  branch: 'longgang',
  name: { zh: '龙岗', en: 'Longgang' },
  zone: 'Asia/Shanghai',
  language: 'zh' as const,
  teams: [],
  businessTypes: [],
  categories: [],
};
const rates = [{ from: '2026-01-01', rate: 0.3, businessTypes: {}, teams: {}, agents: { 'agent-07': 0.6 } }];

/** A branch whose calls are these; the call `asked` was made by agent-07, all others by agent-01. */
const branchWith = (reviews: readonly ReviewAnswer[], over: BranchScript = {}): BranchScript => ({
  'GET /branch': () => ({ status: 200, body: BRANCH }),
  'GET /sampling-keys/{month}': () => ({ status: 200, body: KEY }),
  'GET /review-rates': () => ({ status: 200, body: { rates } }),
  'GET /reviews/{month}': ({ query }) => ({
    status: 200,
    body:
      query.next === undefined ? { reviews: reviews.slice(0, 3), next: '3' } : { reviews: reviews.slice(3) },
  }),
  'GET /briefings/{period}/callbacks': () => ({
    status: 200,
    body: {
      callbacks: CALLS.map((claimId) => ({
        taskId: `routine:${claimId}`,
        orderId: claimId,
        businessType: 'repair',
        team: 'repair-1',
        closedDay: '2026-10-06',
        attempts: 1,
        disposition: 'complete',
        concerns: [],
        claimId,
      })),
    },
  }),
  'GET /tasks/{taskId}': ({ path }) => ({
    status: 200,
    body: {
      taskId: path.taskId,
      state: 'closed',
      attempts: [{ claimId: path.taskId?.replace('routine:', ''), agent: 'agent-01' }],
    },
  }),
  ...over,
});

function run(script: BranchScript, english = true) {
  const world = worldOf(script);
  const session = openSession({ data: 'nowhere', zone: 'Asia/Shanghai', json: false, english }, world);
  return { session, printed: world.printed };
}

describe('huiyin audit reviews', () => {
  const reviews = DRAWN.map((claimId) => review(claimId));

  test('agrees with what was drawn, and asks who rang only where it matters', async () => {
    const asked: string[] = [];
    const script = branchWith(reviews);
    const tasks = script['GET /tasks/{taskId}'];
    const { session, printed } = run({
      ...script,
      'GET /tasks/{taskId}': (request) => {
        asked.push(`${request.path.taskId}`);
        return tasks?.(request) ?? expect.fail();
      },
    });
    await auditReviewsCommand(session, '2026-10');
    expect(printed.at(-1)).toBe('everything agrees');
    expect(printed[0]).toBe(
      `2026-10: 30 calls with an interview, drawn again ${DRAWN.length}, on record ${DRAWN.length}`,
    );
    expect(asked).toEqual(OF_AGENT.map((claimId) => `routine:${claimId}`));
    expect(OF_AGENT.length).toBeGreaterThan(0);
  });

  test('names a call that was left out, and one that was invented, and ends as a failure', async () => {
    const { session, printed } = run(
      branchWith([...reviews.slice(1), review('C-99', { taskId: 'routine:C-1', agent: 'agent-02' })]),
    );
    await expect(auditReviewsCommand(session, '2026-10')).rejects.toMatchObject({ code: 'sample-differs' });
    expect(printed.join('\n')).toContain(`! ${DRAWN[0]} should be reviewed, and is not (0.3)`);
    expect(printed.join('\n')).toContain('! C-99 there is no such call');
  });

  test('waits until the key is revealed', async () => {
    const { key: _, ...hidden } = KEY;
    const { session } = run(
      branchWith(reviews, { 'GET /sampling-keys/{month}': () => ({ status: 200, body: hidden }) }),
    );
    await expect(auditReviewsCommand(session, '2026-10')).rejects.toMatchObject({ code: 'key-not-revealed' });
  });
});

describe('huiyin reviews', () => {
  test('reads points as they are written, and says how otherwise', () => {
    const { session } = run({});
    expect(readPoints('opening=10, record=0，closing=5', session)).toEqual({
      opening: 10,
      record: 0,
      closing: 5,
    });
    for (const wrong of ['', 'opening', 'opening=ten', 'opening=10 record=20'])
      expect(() => readPoints(wrong, session)).toThrow('points are written opening=10,record=20');
  });

  test('scores, answers and lists as its words say', async () => {
    const sent: unknown[] = [];
    const both = review('C-1', {
      scored: 2,
      result: 'disputed',
      scores: [
        { points: { opening: 10 }, fatal: [], by: 'leader-01', at: '2026-10-07T02:00:00.000Z', total: 10 },
        {
          points: { opening: 0 },
          fatal: ['rude'],
          remark: '争吵',
          by: 'supervisor-01',
          at: '2026-10-07T02:00:00.000Z',
          total: 0,
        },
      ],
      feedback: { by: 'leader-01', at: '2026-10-07T03:00:00.000Z', words: '注意' },
    });
    const { session, printed } = run({
      'PUT /reviews/{month}/{claimId}/score': ({ body }) => {
        sent.push(body);
        return { status: 200, body: both };
      },
      'POST /reviews/{month}/{claimId}/answer': ({ body }) => {
        sent.push(body);
        return { status: 200, body: both };
      },
      'GET /reviews': ({ query }) => {
        sent.push(query);
        return { status: 200, body: { reviews: [] } };
      },
    });
    await scoreReview(session, '2026-10', 'C-1', {
      points: 'opening=0',
      fatal: 'rude, invented',
      remark: '争吵',
    });
    await answerReview(session, '2026-10', 'C-1', '已注意');
    await listReviews(session, 'to-tell');
    expect(sent).toEqual([
      { points: { opening: 0 }, fatal: ['rude', 'invented'], remark: '争吵' },
      { words: '已注意' },
      { state: 'to-tell' },
    ]);
    expect(printed.slice(0, 4)).toEqual([
      '2026-10 C-1  2026-10-06 10:21  140 s  agent-01  repair  repair-1  the two disagree',
      '   leader-01  10  opening 10',
      '   supervisor-01  0  opening 0, ! rude  争吵',
      '   leader-01 → 注意',
    ]);
    expect(printed.at(-1)).toBe('no reviews');
  });

  test('shows agreement with its interval, and n/a where there is none', async () => {
    const { session, printed } = run(
      {
        'GET /review-figures/{month}': () => ({
          status: 200,
          body: {
            month: '2026-10',
            drawn: 60,
            scored: { both: 50, one: 4, none: 6 },
            results: { passed: 20, failed: 15, disputed: 15 },
            told: 3,
            answered: 1,
            sheets: [
              {
                version: 1,
                verdict: { reviewed: 50, alike: 35, kappa: 0.4, interval: { low: 0.151, high: 0.649 } },
                items: [
                  { id: 'opening', agreement: { reviewed: 50, alike: 50, kappa: null, interval: null } },
                ],
              },
            ],
          },
        }),
      },
      false,
    );
    await reviewFigures(session, '2026-10');
    expect(printed).toEqual([
      '抽中 60：两人已评 50，一人 4，未评 6',
      '合格 20，不合格 15，不一致 15；已反馈 3，已答复 1',
      '第 1 版 合格与否一致 35/50  κ 0.40 (95 %: 0.15 – 0.65)',
      '   opening  50/50  κ n/a',
    ]);
  });
});
