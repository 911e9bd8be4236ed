import { workOrderOf } from '@huiyin/testing';
import { caseIdOf, ROUTINE, SECOND_CALLBACK, taskIdOf } from '@huiyin/vocabulary';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BranchOffice, contentWith, nobodyCame, openOffice } from './branch-office.ts';

const orderId = 'WO-20261005-000123';
const path = { caseId: caseIdOf(taskIdOf(ROUTINE, orderId), 1) };

describe('a dissatisfied customer', () => {
  let office: BranchOffice;
  const conclude = () =>
    office.as('officer', 'POST /complaints/{caseId}/conclude', {
      path,
      body: { valid: true, responsible: true, conclusion: '已上门道歉并重新维修' },
    });
  const shown = () => office.ask('officer', 'GET /complaints/{caseId}', { path });
  const secondCall = async (answers: { solved: string; satisfied: string }) => {
    const task = await office.claim('agent-02');
    expect(task).toMatchObject({ programme: SECOND_CALLBACK, orderId, contact: { name: '示例客户' } });
    expect(task.matter[0]?.text).toContain('修完还漏气');
    expect(task.matter.at(-1)).toMatchObject({ kind: 'conclusion', text: '已上门道歉并重新维修' });
    return office.answer('agent-02', task, {
      interview: contentWith(task, { ...answers, remark: '还是漏' }),
    });
  };

  beforeAll(async () => {
    office = await openOffice({ at: '2026-10-05T02:30:00.000Z' });
    await office.report(workOrderOf());
    const task = await office.claim('agent-01');
    await office.answer('agent-01', task, {
      interview: contentWith(task, { overall: 'fail', complaint: '修完还漏气' }),
    });
  });
  afterAll(() => office.cloud.stop());

  it('has one case, which the officer takes on', async () => {
    expect(await shown()).toMatchObject({
      state: 'received',
      class: 'ordinary',
      concerns: ['complaint', 'dissatisfied'],
    });
    const answer = await office.as('officer', 'POST /complaints/{caseId}/acknowledge', { path, body: {} });
    expect(answer).toMatchObject({ status: 200, body: { state: 'acknowledged', owner: 'officer-01' } });
    await office.cloud.quiet();
  });

  it('is opened to the officer with a reason, words and all', async () => {
    const answer = await office.ask('officer', 'POST /complaints/{caseId}/reveal', {
      path,
      body: { reason: 'investigate' },
    });
    expect(answer.contact).toMatchObject({ phones: ['13800000000'] });
    expect(JSON.stringify(answer.words)).toContain('修完还漏气');
  });

  it('is rung again about the outcome, and not solved means reopened', async () => {
    expect(await conclude()).toMatchObject({ status: 200, body: { state: 'concluded' } });
    expect(await conclude()).toMatchObject({ status: 409 });
    await office.cloud.quiet();
    await secondCall({ solved: 'no', satisfied: 'no' });
    expect(await shown()).toMatchObject({ state: 'acknowledged', round: 2, reopened: 1 });
  });

  it('closes the case when the matter is solved', async () => {
    await conclude();
    await office.cloud.quiet();
    await secondCall({ solved: 'yes', satisfied: 'yes' });
    expect(await shown()).toMatchObject({
      state: 'closed',
      closedBecause: 'solved',
      solved: true,
      satisfied: true,
    });
    expect(office.events()).toEqual([
      'work-order.recorded',
      'callback.requested',
      'callback.closed',
      'complaint.raised',
      'complaint.acknowledged',
      'complaint.concluded',
      'second-callback.requested',
      'second-callback.closed',
      'complaint.reopened',
      'complaint.concluded',
      'second-callback.requested',
      'second-callback.closed',
      'complaint.closed',
    ]);
  });

  it('has a history of who did what, step by step', async () => {
    const { steps } = await office.ask('officer', 'GET /complaints/{caseId}/history', { path });
    expect(steps.map(({ act, by }) => [act, by])).toEqual([
      ['callback', undefined],
      ['acknowledge', 'officer-01'],
      ['reveal', 'officer-01'],
      ['conclude', 'officer-01'],
      ['second-callback-unsolved', undefined],
      ['conclude', 'officer-01'],
      ['second-callback-solved', undefined],
    ]);
  });

  it('counts once in satisfaction: second callbacks lie outside', async () => {
    expect(
      await office.ask('supervisor', 'GET /briefings/{period}', { path: { period: '2026-10-05' } }),
    ).toMatchObject({
      total: {
        callbacks: 1,
        levels: { fail: 1 },
        complaints: 1,
        rates: { published: 0, ofRated: 0, worstCase: 0 },
      },
      complaints: { raised: 1, closed: 1, solved: 1, satisfied: 1, open: 0 },
      secondCallbacks: { closed: 2, asked: 2, solved: 1 },
    });
  });
});

describe('a customer who said the visit never took place, and cannot be reached about the outcome', () => {
  let office: BranchOffice;
  beforeAll(async () => {
    office = await openOffice({ at: '2026-10-05T02:30:00.000Z' });
    await office.report(workOrderOf());
    const task = await office.claim('agent-01');
    await office.answer('agent-01', task, { interview: nobodyCame(task) });
    for (const step of ['acknowledge', 'conclude'] as const) {
      const body = step === 'conclude' ? { valid: true, responsible: true, conclusion: '补做安检' } : {};
      await office.as('supervisor', `POST /complaints/{caseId}/${step}`, { path, body });
      await office.cloud.quiet();
    }
    await office.answer('agent-02', await office.claim('agent-02'), { disposition: 'wrong-number' });
  });
  afterAll(() => office.cloud.stop());

  it('has a case that is closed for that reason, solved or not', async () => {
    const shown = await office.ask('officer', 'GET /complaints/{caseId}', { path });
    expect(shown).toMatchObject({
      concerns: ['no-such-visit'],
      state: 'closed',
      closedBecause: 'unreachable',
      reopened: 0,
    });
    expect(shown).not.toHaveProperty('solved');
    expect(office.events().slice(-2)).toEqual(['second-callback.closed', 'complaint.closed']);
  });

  it('stands in the briefing as such', async () => {
    expect(
      await office.ask('supervisor', 'GET /briefings/{period}', { path: { period: '2026-10-05' } }),
    ).toMatchObject({
      total: { callbacks: 1, noSuchVisit: 1, notRated: 1, complaints: 1 },
      complaints: { raised: 1, closed: 1, closedUnreachable: 1, asked: 0, solvedRate: null },
      secondCallbacks: { closed: 1, asked: 0, dispositions: { 'wrong-number': 1 } },
    });
  });
});
