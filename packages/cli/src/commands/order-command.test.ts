import { type BranchScript, complaintAnswerOf } from '@huiyin/testing';
import { describe, expect, test } from 'vitest';
import { openSession } from '../session.ts';
import { worldOf } from '../world.double.ts';
import { orderCommand, whyCommand } from './order-command.ts';

const missing = () => ({
  status: 404,
  body: { type: 'about:blank', title: 'none', status: 404, traceId: 't' },
});
const ORDER: BranchScript = {
  'GET /work-orders/{orderId}': ({ path }) => ({
    status: 200,
    body: {
      orderId: path.orderId,
      revision: 1,
      businessType: 'repair',
      team: 'repair-1',
      completedAt: '2026-10-05T02:00:00.000Z',
      recordedAt: '2026-10-05T03:00:00.000Z',
      countedDay: '2026-10-05',
      customer: 'sealed',
    },
  }),
  'GET /decisions/{day}/{orderId}': missing,
  'GET /sampling-keys/{month}': missing,
  'GET /tasks/{taskId}': missing,
  'GET /complaints/{caseId}': missing,
};
const SAMPLED: BranchScript = {
  ...ORDER,
  'GET /decisions/{day}/{orderId}': ({ path }) => ({
    status: 200,
    body: {
      orderId: path.orderId,
      revision: 1,
      businessType: 'repair',
      segment: 'residential',
      team: 'repair-1',
      completedAt: '2026-10-05T02:00:00.000Z',
      countedDay: path.day,
      stratum: 'repair',
      probability: 0.3,
      policyVersion: 'y2026',
      decision: 'sampled',
      reason: 'drawn',
      decidedAt: '2026-10-05T03:00:01.000Z',
    },
  }),
};
const atOffice = (script: BranchScript, english = true) => {
  const world = worldOf(script);
  return {
    world,
    session: openSession({ data: 'nowhere', zone: 'Asia/Shanghai', json: false, english }, world),
  };
};

describe('an order', () => {
  test('is shown from its record to its complaint, in branch time', async () => {
    const { world, session } = atOffice({
      ...SAMPLED,
      'GET /tasks/{taskId}': ({ path }) => ({
        status: 200,
        body: {
          taskId: path.taskId,
          state: 'closed',
          windowEndsAt: '2026-10-19T02:00:00.000Z',
          attempts: [
            { claimId: 'c-1', calledAt: '2026-10-06T02:00:00.000Z', disposition: 'no-answer', numberRung: 2 },
            { claimId: 'c-2', calledAt: '2026-10-06T06:30:00.000Z', disposition: 'complete' },
          ],
          replaced: [{ claimId: 'c-2', disposition: 'refused' }],
          closed: { at: '2026-10-06T06:32:00.000Z', day: '2026-10-06', disposition: 'complete' },
        },
      }),
      'GET /complaints/{caseId}': () => ({ status: 200, body: complaintAnswerOf() }),
    });
    await orderCommand(session, 'WO-1');
    expect(world.printed).toEqual([
      'order WO-1 (revision 1)  repair/repair-1',
      '  completed 2026-10-05 10:00 · recorded 2026-10-05 11:00 · counted on 2026-10-05 · customer sealed',
      'sampling 2026-10-05 11:00: sampled (policy y2026, repair, probability 0.3)',
      'callback: closed 2026-10-06 14:32 Complete interview',
      '  2026-10-06 10:00 No answer · number 2',
      '  2026-10-06 14:30 Complete interview (corrected, was: Refused)',
      expect.stringMatching(/^complaint routine:WO-20261005-000123\.1: .* · acknowledge by /),
    ]);
  });

  test('that came no further than its record is shown as far as it came', async () => {
    const { world, session } = atOffice(ORDER, false);
    await orderCommand(session, 'WO-1');
    expect(world.printed).toEqual([
      '工单 WO-1（第 1 版）  repair/repair-1',
      '  完工 2026-10-05 10:00 · 登记 2026-10-05 11:00 · 计入 2026-10-05 · 客户信息已封存',
      '尚未抽样',
    ]);
  });

  test('that nobody knows is no such order', async () => {
    const { session } = atOffice({ 'GET /work-orders/{orderId}': missing });
    await expect(orderCommand(session, 'WO-0')).rejects.toMatchObject({ status: 404 });
  });

  test('is explained: who decided that it is rung, and why', async () => {
    const { world, session } = atOffice(SAMPLED);
    await whyCommand(session, 'WO-1');
    expect(world.printed).toEqual([
      'sampling 2026-10-05 11:00: sampled (policy y2026, repair, probability 0.3)',
      '  drawn, at a rate of 0.3',
      '  nobody ever committed to a sampling key of 2026-10',
    ]);
  });

  test.each([
    ['customer-paused', 'another order of the same customer is asked about in these days'],
    ['customer-refused', 'its customer wants no more calls'],
    ['phone-missing', 'drawn, and there is no number to ring'],
  ])('that was drawn and is not rung is explained: %s', async (reason, words) => {
    const answer = SAMPLED['GET /decisions/{day}/{orderId}'];
    const { world, session } = atOffice({
      ...SAMPLED,
      'GET /decisions/{day}/{orderId}': (request) => {
        const { status, body } = answer?.(request) ?? expect.fail();
        return { status, body: { ...(body as object), decision: 'paused', reason } };
      },
    });
    await whyCommand(session, 'WO-1');
    expect(world.printed.slice(0, 2)).toEqual([
      'sampling 2026-10-05 11:00: drawn, and left alone (policy y2026, repair, probability 0.3)',
      `  ${words}`,
    ]);
  });

  const COMMITTED = {
    month: '2026-10',
    commitment: 'c'.repeat(64),
    committedAt: '2026-08-31T16:40:00.000Z',
    inTime: true,
    windowsEndAt: '2026-11-14T16:00:00.000Z',
  };
  const explained = async (key: object, decision: object = {}) => {
    const answer = SAMPLED['GET /decisions/{day}/{orderId}'];
    const { world, session } = atOffice({
      ...SAMPLED,
      'GET /sampling-keys/{month}': () => ({ status: 200, body: { ...COMMITTED, ...key } }),
      'GET /decisions/{day}/{orderId}': (request) => {
        const { status, body } = answer?.(request) ?? expect.fail();
        return { status, body: { ...(body as object), ...decision } };
      },
    });
    await whyCommand(session, 'WO-1');
    return world.printed.slice(2);
  };

  test('is explained by its draw once the key is revealed, and until then by what binds the branch to it', async () => {
    expect(await explained({})).toEqual([
      `  its draw can be checked when the key is revealed, after 2026-11-15 00:00 (commitment ${'c'.repeat(64)})`,
    ]);
    const revealed = { key: '07'.repeat(32), revealedAt: '2026-11-14T16:40:00.000Z' };
    expect(await explained(revealed)).toEqual([
      '  draw 9f4083f0659974 < bar b3333333333334: not in the sample',
    ]);
    expect(await explained(revealed, { probability: 0.5 })).toEqual([
      '  draw 9f4083f0659974 ≥ bar 80000000000000: in the sample',
    ]);
    expect(await explained(revealed, { probability: 0, isCorrected: true })).toEqual([
      '  corrected since: the decision stays',
      '  draw 9f4083f0659974: nobody is in at a rate of 0',
    ]);
  });
});
