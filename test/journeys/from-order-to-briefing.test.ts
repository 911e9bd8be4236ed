import { workOrderOf } from '@huiyin/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BranchOffice, contentWith, openOffice } from './branch-office.ts';

describe('a repair finished in the morning', () => {
  let office: BranchOffice;
  beforeAll(async () => {
    office = await openOffice({ at: '2026-10-05T02:30:00.000Z' });
  });
  afterAll(() => office.cloud.stop());

  it('waits for its callback as soon as the upstream system reports it', async () => {
    await office.report(workOrderOf());
    expect(office.events()).toEqual(['work-order.recorded', 'callback.requested']);
    expect(await office.ask('supervisor', 'GET /queue')).toMatchObject({
      open: 1,
      due: 1,
      byBusinessType: { repair: 1 },
    });
  });

  it('is shown, with its customer, to the one agent who claims it', async () => {
    const task = await office.claim('agent-01');
    expect(task).toMatchObject({
      orderId: 'WO-20261005-000123',
      contact: { name: '示例客户', phones: ['13800000000'] },
      windowEndsAt: '2026-10-19T16:00:00.000Z',
    });
    expect((await office.claim('agent-01')).claimId).toBe(task.claimId);
    expect(await office.ask('agent', 'POST /tasks/next', { person: 'agent-02' })).toEqual({
      none: 'none-due',
      askAgainAt: expect.anything(),
      zone: 'Asia/Shanghai',
    });
  });

  it('is closed by a complete interview, and nothing else happens', async () => {
    const task = await office.claim('agent-01');
    const answer = await office.answer('agent-01', task, {
      interview: contentWith(task, { praise: '师傅很热情' }),
    });
    expect(answer).toMatchObject({ status: 200, body: { result: 'recorded', taskState: 'closed' } });
    expect(office.events()).toEqual(['work-order.recorded', 'callback.requested', 'callback.closed']);
  });

  it('stands in the briefing that is in the mailbox next morning at eight', async () => {
    expect(await office.cloud.mails()).toEqual([]);
    await office.until('2026-10-06T00:05:00.000Z');
    const mails = (await office.cloud.mails()).map(({ subject, destination, attachments }) => ({
      subject,
      to: destination.to,
      attached: attachments.map(({ filename }) => filename),
    }));
    expect(mails).toEqual(
      ['team-leaders@longgang.example.com', 'supervisor@longgang.example.com'].map((to) => ({
        subject: expect.stringContaining('2026-10-05'),
        to: [to],
        attached: [expect.stringMatching(/2026-10-05.*\.xlsx$/)],
      })),
    );
    expect(
      await office.ask('supervisor', 'GET /briefings/{period}', { path: { period: '2026-10-05' } }),
    ).toMatchObject({
      period: { name: '2026-10-05' },
      total: {
        callbacks: 1,
        levels: { good: 1 },
        notRated: 0,
        praised: 1,
        rates: { published: 100, ofRated: 100, worstCase: 100 },
      },
    });
    expect(office.events()).toEqual([
      'work-order.recorded',
      'callback.requested',
      'callback.closed',
      // At 23:40: to the keys of September, whose windows are open, of October and of November.
      'sampling-key.committed',
      'sampling-key.committed',
      'sampling-key.committed',
      'population.counted',
    ]);
  });

  it('is mailed once, however long the branch goes on', async () => {
    const before = (await office.cloud.mails()).filter(({ subject }) => subject.includes('2026-10-05'));
    await office.until('2026-10-07T00:05:00.000Z');
    const after = (await office.cloud.mails()).filter(({ subject }) => subject.includes('2026-10-05'));
    expect(after).toEqual(before);
  });
});
