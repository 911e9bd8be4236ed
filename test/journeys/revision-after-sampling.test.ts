import type { WorkOrder } from '@huiyin/contracts';
import { customerOf, workOrderOf } from '@huiyin/testing';
import { ROUTINE, taskIdOf } from '@huiyin/vocabulary';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BranchOffice, contentWith, openOffice } from './branch-office.ts';

const DAY = '2026-10-05';
const ids = Array.from({ length: 8 }, (_, index) => `WO-${index + 1}`);
const CALLED = 'WO-CALLED';

describe('a correction from upstream', () => {
  let office: BranchOffice;

  const revised = (orderId: string, revision: number, overrides: Partial<WorkOrder> = {}) =>
    workOrderOf({ orderId, revision, ...overrides });
  const decision = (orderId: string) =>
    office.ask('supervisor', 'GET /decisions/{day}/{orderId}', { path: { day: DAY, orderId } });
  const task = (orderId: string) =>
    office.ask('supervisor', 'GET /tasks/{taskId}', { path: { taskId: taskIdOf(ROUTINE, orderId) } });
  const events = (from: number) => office.events().slice(from).toSorted();

  beforeAll(async () => {
    office = await openOffice({
      at: '2026-10-05T02:30:00.000Z',
      cloud: { keySeed: 'a correction from upstream' },
    });
    await office.report(...ids.map((orderId) => revised(orderId, 1)));
  });
  afterAll(() => office.cloud.stop());

  it('to a business type that is rung less often withdraws exactly the tasks that are no longer drawn', async () => {
    const before = office.events().length;
    await office.report(...ids.map((id) => revised(id, 2, { businessType: 'counter', team: 'counter-1' })));
    const found = await Promise.all(
      ids.map(async (id) => [(await decision(id)).decision, (await task(id)).state]),
    );
    const drawn = found.filter(([decided]) => decided === 'sampled');
    // The seed was taken so that both happen.
    expect([drawn.length > 0, drawn.length < ids.length]).toEqual([true, true]);
    for (const [decided, state] of found) expect(state).toBe(decided === 'sampled' ? 'open' : 'withdrawn');
    expect(events(before)).toEqual([
      ...drawn.map(() => 'callback.requested'),
      ...ids.slice(drawn.length).map(() => 'callback.withdrawn'),
      ...ids.map(() => 'work-order.recorded'),
    ]);
    expect(await office.ask('supervisor', 'GET /queue')).toMatchObject({
      open: drawn.length,
      byBusinessType: { counter: drawn.length },
    });
  });

  it('back to one that is always rung opens them again', async () => {
    await office.report(...ids.map((id) => revised(id, 3)));
    expect(await office.ask('supervisor', 'GET /queue')).toMatchObject({
      open: ids.length,
      byBusinessType: { repair: ids.length },
    });
    for (const id of ids) expect(await decision(id)).toMatchObject({ decision: 'sampled', revision: 3 });
  });

  it('that is older than what is known changes nothing, and one that contradicts it is turned away', async () => {
    const before = office.events().length;
    await office.report(revised('WO-1', 2, { businessType: 'counter', team: 'counter-1' }));
    await office.report(revised('WO-1', 3));
    expect(await decision('WO-1')).toMatchObject({ revision: 3, decision: 'sampled' });
    await office.report(revised('WO-1', 3, { team: 'repair-2' }));
    expect(await office.ask('administrator', 'GET /rejected')).toMatchObject({
      rejected: [{ orderId: 'WO-1', issues: [{ path: 'revision', rule: 'conflict' }] }],
    });
    expect(events(before)).toEqual([]);
  });

  it('never moves the day an order is counted on', async () => {
    await office.report(
      revised('WO-1', 4, {
        completedAt: '2026-10-04T10:11:09+08:00',
        arrivedAt: '2026-10-04T09:40:00+08:00',
      }),
    );
    expect(await decision('WO-1')).toMatchObject({ revision: 4, countedDay: DAY });
  });

  describe('after the first attempt', () => {
    beforeAll(async () => {
      // Due before all others.
      await office.report(
        revised(CALLED, 1, {
          completedAt: '2026-10-01T10:11:09+08:00',
          arrivedAt: '2026-10-01T09:40:00+08:00',
        }),
      );
      const claimed = await office.claim('agent-01');
      expect(claimed.orderId).toBe(CALLED);
      await office.answer('agent-01', claimed, { disposition: 'no-answer' });
    });

    const corrected: Partial<WorkOrder> = {
      completedAt: '2026-10-01T10:11:09+08:00',
      arrivedAt: '2026-10-01T09:40:00+08:00',
      team: 'repair-2',
      customer: customerOf({ phones: ['13911112222'] }),
    };

    it('brings contact and classification up to date, and nothing else', async () => {
      const before = await task(CALLED);
      await office.report(revised(CALLED, 2, corrected));
      const after = await task(CALLED);
      expect(after).toMatchObject({ state: 'open', order: { team: 'repair-2', revision: 2 } });
      const { order: _before, sourceVersion: _old, ...rest } = before;
      expect(after).toMatchObject(rest);
    });

    it('withdraws nothing: the customer who was rung once is rung again, at the number that is right now', async () => {
      for (const [index, businessType] of ['meter-reading', 'counter'].entries())
        await office.report(revised(CALLED, 3 + index, { ...corrected, businessType }));
      expect(await task(CALLED)).toMatchObject({
        state: 'open',
        attempts: [{ disposition: 'no-answer' }],
      });
      await office.until('2026-10-05T06:30:00.000Z');
      const claimed = await office.claim('agent-01');
      expect(claimed).toMatchObject({
        orderId: CALLED,
        attempts: [{ disposition: 'no-answer' }],
        contact: { phones: ['13911112222'] },
      });
      const answer = await office.answer('agent-01', claimed, { interview: contentWith(claimed) });
      expect(answer).toMatchObject({ status: 200, body: { taskState: 'closed' } });
    });
  });
});
