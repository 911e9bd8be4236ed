import type { BriefingDocument, ClaimedTask } from '@huiyin/contracts';
import { workOrderOf } from '@huiyin/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BranchOffice, contentWith, openOffice } from './branch-office.ts';
import { itemsOf } from './raw-tables.ts';

const bare = { promised: undefined, arrivedAt: undefined };
const EARLIER = {
  ...workOrderOf({ orderId: 'WO-EARLIER', completedAt: '2026-10-30T10:00:00+08:00' }),
  ...bare,
};
const LAST = { ...workOrderOf({ orderId: 'WO-LAST', completedAt: '2026-10-31T23:59:59+08:00' }), ...bare };
const FIRST = { ...workOrderOf({ orderId: 'WO-FIRST', completedAt: '2026-11-01T00:00:00+08:00' }), ...bare };
const REPORTED_LATE = {
  ...workOrderOf({ orderId: 'WO-REPORTED-LATE', completedAt: '2026-10-31T12:00:00+08:00' }),
  ...bare,
};

describe('at midnight between October and November in Shanghai', () => {
  let office: BranchOffice;
  let unreported: ClaimedTask;

  const briefing = (period: string): Promise<BriefingDocument> =>
    office.ask('supervisor', 'GET /briefings/{period}', { path: { period } });
  const repairs = async (period: string) =>
    (await briefing(period)).population.find(({ businessType }) => businessType === 'repair')?.orders;
  const mailsOf = async (pattern: RegExp) =>
    (await office.cloud.mails()).filter(({ subject }) => pattern.test(subject)).map(({ subject }) => subject);

  beforeAll(async () => {
    office = await openOffice({ at: '2026-10-31T10:00:00.000Z' });
    await office.report(EARLIER);
    // Two agents ring the same customer: the first one's lease runs out before they have told what became of it.
    unreported = await office.claim('agent-01');
    await office.until('2026-10-31T10:30:00.000Z');
    await office.answer('agent-02', await office.claim('agent-02'), { disposition: 'refused' });
    await office.until('2026-10-31T16:00:00.000Z');
    await office.report(LAST, FIRST);
  });
  afterAll(() => office.cloud.stop());

  it.each([
    [LAST.orderId, '2026-10-31'],
    [FIRST.orderId, '2026-11-01'],
  ])('the order %s belongs to %s, in intake and in sampling', async (orderId, day) => {
    expect(await office.ask('supervisor', 'GET /work-orders/{orderId}', { path: { orderId } })).toMatchObject(
      {
        countedDay: day,
      },
    );
    expect(
      await office.ask('supervisor', 'GET /decisions/{day}/{orderId}', { path: { day, orderId } }),
    ).toMatchObject({ orderId, countedDay: day, decision: 'sampled' });
  });

  it('each month has its own key pair for contacts and its own key for the draw', async () => {
    const { months } = await office.ask('administrator', 'GET /month-keys');
    expect(months.map(({ month }) => month)).toEqual(['2026-10', '2026-11']);
    const keys = await itemsOf(office.cloud, 'huiyin-longgang-keys');
    const draws = keys.filter(({ pk }) => pk?.S === 'KEY#sampling').map(({ sk }) => sk?.S);
    expect(draws.toSorted()).toEqual(['2026-10', '2026-11']);
  });

  it('October’s briefing is mailed on the first of November and counts what October closed', async () => {
    expect(await mailsOf(/./)).toEqual([]);
    await office.until('2026-11-01T00:05:00.000Z');
    expect((await mailsOf(/2026-10(?!-)/)).length).toBe(3);
    expect((await mailsOf(/2026-10-31/)).length).toBe(2);
    expect((await briefing('2026-10')).total).toMatchObject({
      closed: 1,
      callbacks: 0,
      dispositions: { refused: 1 },
    });
    expect([await repairs('2026-10'), await repairs('2026-11')]).toEqual([2, 1]);
  });

  it('a call of October that is told in November restates October, and the day it closed stays', async () => {
    const answer = await office.answer('agent-01', unreported, {
      calledAt: '2026-10-31T10:05:00.000Z',
      interview: contentWith(unreported),
    });
    expect(answer).toMatchObject({ status: 200, body: { result: 'recorded', taskState: 'closed' } });
    for (const period of ['2026-10', '2026-10-31'])
      expect((await briefing(period)).total).toMatchObject({
        closed: 1,
        attempts: 2,
        callbacks: 1,
        levels: { good: 1 },
        dispositions: { complete: 1 },
        rates: { published: 100, ofRated: 100, worstCase: 100 },
      });
    expect((await briefing('2026-11')).total).toMatchObject({ closed: 0 });
  });

  it('calls of November about orders of October lie in November', async () => {
    await office.until('2026-11-01T00:30:00.000Z');
    for (const orderId of [LAST.orderId, FIRST.orderId]) {
      const task = await office.claim('agent-02');
      expect(task.orderId).toBe(orderId);
      await office.answer('agent-02', task, { interview: contentWith(task, { overall: 'fair' }) });
    }
    expect((await briefing('2026-11')).total).toMatchObject({ closed: 2, callbacks: 2, levels: { fair: 2 } });
    expect((await briefing('2026-10')).total).toMatchObject({ closed: 1, levels: { good: 1 } });
  });

  it('an order of October that is reported in November is counted in October', async () => {
    await office.report(REPORTED_LATE);
    await office.until('2026-11-02T00:05:00.000Z');
    expect([await repairs('2026-10'), await repairs('2026-11')]).toEqual([3, 1]);
  });

  it('what was restated is not mailed again', async () => {
    expect((await mailsOf(/2026-10(?!-)/)).length).toBe(3);
    expect((await mailsOf(/2026-10-31/)).length).toBe(2);
  });
});
