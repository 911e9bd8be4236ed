import { explain } from '@huiyin/calendar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BranchOffice, contentWith, openOffice } from './branch-office.ts';

const reference = 'SZ-20260213-0042';
const path = { caseId: `mayor-hotline:${reference}.1` };

/**
 * Friday 13 February 2026, 17:45: the branch is closed. Saturday the 14th is worked for the Spring Festival, which takes the 15th to
 * the 23rd; Saturday the 28th is worked for it as well.
 */
describe('a complaint that the city’s hotline passes on before a long holiday', () => {
  let office: BranchOffice;
  const shown = () => office.ask('officer', 'GET /complaints/{caseId}', { path });
  const told = async () =>
    (await shown()).notices.map(({ deadline, rule, at }) => `${deadline} ${rule} ${at}`);
  const notified = () => office.events().filter((name) => name === 'complaint.notified').length;
  const letters = async () =>
    (await office.cloud.mails()).filter(({ subject }) => subject.includes('投诉期限'));
  const conclude = () =>
    office.ask('officer', 'POST /complaints/{caseId}/conclude', {
      path,
      body: { valid: true, responsible: true, conclusion: '已上门重新维修' },
    });
  const secondCall = async (agent: string, solved: string) => {
    await office.cloud.quiet();
    const task = await office.claim(agent);
    expect(
      await office.answer(agent, task, {
        interview: contentWith(task, { solved, satisfied: solved }),
      }),
    ).toMatchObject({ status: 200 });
    await office.cloud.quiet();
  };

  beforeAll(async () => {
    office = await openOffice({ at: '2026-02-13T09:45:00.000Z' });
    await office.ask('officer', 'POST /complaints', {
      body: {
        channel: 'mayor-hotline',
        reference,
        outsideNumber: reference,
        kind: 'complaint',
        class: 'ordinary',
        businessType: 'repair',
        team: 'repair-1',
        words: '修完还漏气',
        customer: { name: '示例客户', phones: ['13800000000'] },
      },
    });
  });
  afterAll(() => office.cloud.stop());

  it('has its time from the next working day’s opening, and says how it comes about', async () => {
    const { acknowledgeBy, concludeBy, deadlines } = await shown();
    expect([acknowledgeBy, concludeBy]).toEqual(['2026-02-14T06:30:00.000Z', '2026-02-26T09:30:00.000Z']);
    expect(explain(deadlines.conclude).map(({ zh }) => zh)).toEqual([
      '2026年2月13日 周五 17:45 收到，已过营业时间',
      '自 2月14日 周六（春节调休上班）08:30 起算',
      '时限：3 个工作日',
      '2月15日 周日 至 2月23日 周一 春节放假，不计',
      '2月24日 周二 至 2月26日 周四 计入，累计 3 个工作日',
      '截止：2月26日 周四 17:30（营业结束）',
    ]);
  });

  it('is taken on in time', async () => {
    await office.until('2026-02-14T02:00:00.000Z');
    await office.ask('officer', 'POST /complaints/{caseId}/acknowledge', { path, body: {} });
    // Whoever passed it on is answered in time; what is late is the branch's own conclusion.
    await office.ask('officer', 'POST /complaints/{caseId}/reply', { path, body: { reply: '已受理' } });
    expect(await told()).toEqual([]);
  });

  it('is answered late: whom it concerns is told when the branch opens, and not a minute before', async () => {
    await office.until('2026-02-27T00:29:59.999Z');
    expect(await told()).toEqual(['conclude reminder 2026-02-26T06:00:00.000Z']);
    await office.until('2026-02-27T00:30:00.000Z');
    expect((await told()).at(-1)).toBe('conclude missed 2026-02-27T00:30:00.000Z');
    expect((await letters()).flatMap(({ destination }) => destination.to)).toEqual([
      'officer-01@longgang.example.com',
      'officer-01@longgang.example.com',
      'team-leaders@longgang.example.com',
    ]);
  });

  it('goes up to the department on the worked Saturday, once', async () => {
    await office.until('2026-02-28T00:29:59.999Z');
    expect(notified()).toBe(2);
    await office.until('2026-02-28T00:31:00.000Z');
    expect((await told()).at(-1)).toBe('conclude department 2026-02-28T00:30:00.000Z');
    expect(notified()).toBe(3);
    const mails = await letters();
    expect(mails.at(-1)?.destination.to).toEqual(['department@longgang.example.com']);
    expect(JSON.stringify(mails)).not.toMatch(/13800000000|示例客户|漏气/);
  });

  it('is concluded, and stays late', async () => {
    await office.until('2026-02-28T02:00:00.000Z');
    expect(await conclude()).toMatchObject({
      state: 'concluded',
      missed: [{ deadline: 'conclude', by: '2026-02-26T09:30:00.000Z', until: '2026-02-28T02:00:00.000Z' }],
      notices: [],
    });
  });

  it('is asked about by a third person: not solved, and it begins again', async () => {
    await secondCall('agent-01', 'no');
    expect(await shown()).toMatchObject({
      state: 'acknowledged',
      round: 2,
      concludeBy: '2026-03-04T09:30:00.000Z',
    });
  });

  it('is solved and closed in the second round', async () => {
    await office.until('2026-02-28T06:30:00.000Z');
    await conclude();
    await secondCall('agent-02', 'yes');
    expect(await shown()).toMatchObject({ state: 'closed', closedBecause: 'solved', reopened: 1 });
    await office.until('2026-03-20T02:00:00.000Z');
    expect(notified()).toBe(3);
  });

  it('says by itself why each of its deadlines was when it was', async () => {
    const { deadlines, missed } = await shown();
    const lines = (deadline: (typeof deadlines)['conclude'] | undefined) =>
      deadline && explain(deadline).map(({ zh }) => zh);
    expect(lines(deadlines.acknowledge)?.at(-1)).toBe('截止：2月14日 周六 14:30');
    expect(lines(deadlines.reply)?.[0]).toBe('2026年2月13日 周五 17:45 收到');
    // Reopened on the worked Saturday: three working days from there.
    expect(lines(deadlines.conclude)?.at(-1)).toBe('截止：3月4日 周三 17:30（营业结束）');
    expect(missed).toEqual([
      { deadline: 'conclude', by: '2026-02-26T09:30:00.000Z', until: '2026-02-28T02:00:00.000Z' },
    ]);
  });

  it('stands in the month’s figures as it stands in itself', async () => {
    const { complaints, analysis } = await office.ask('supervisor', 'GET /briefings/{period}', {
      path: { period: '2026-02' },
    });
    expect(complaints).toMatchObject({
      raised: 1,
      closed: 1,
      solved: 1,
      satisfied: 1,
      open: 0,
      missed: { conclude: 1 },
    });
    const { spent, handOvers } = await shown();
    expect(handOvers.made).toBe(0);
    expect(analysis).toMatchObject({
      before: '2026-01',
      cases: 1,
      complaints: 1,
      kinds: [{ kind: 'complaint', cases: 1, share: 100 }],
      channels: [{ channel: 'mayor-hotline', cases: 1, share: 100, before: 0 }],
      judged: { concluded: 1, valid: 1, responsible: 1, before: { valid: 1, responsible: 1 } },
      reopened: 1,
      repeated: 0,
      teams: [{ team: 'repair-1', complaints: 1, fromCallbacks: 0, judged: null }],
      spots: [],
    });
    expect(analysis?.steps).toEqual(
      ['received', 'acknowledged', 'concluded'].map((state) => ({ state, cases: 1, hours: null })),
    );
    // From Friday 17:45 to Saturday 10:00.
    expect(spent.received).toBe(16 * 3600 + 15 * 60);
    const { steps } = await office.ask('officer', 'GET /complaints/{caseId}/history', { path });
    expect(steps.map(({ act, notices }) => [act, notices?.map(({ rule }) => rule)])).toEqual([
      ['request', undefined],
      ['acknowledge', undefined],
      ['reply', undefined],
      ['notify', ['reminder']],
      ['notify', ['missed']],
      ['notify', ['department']],
      ['conclude', undefined],
      ['second-callback-unsolved', undefined],
      ['conclude', undefined],
      ['second-callback-solved', undefined],
    ]);
  });
});
