import type { GivenAnswers } from '@huiyin/contracts';
import { customerOf, workOrderOf } from '@huiyin/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BranchOffice, contentWith, openOffice } from './branch-office.ts';

/** Six repairs of that day, each of another customer. */
const visitsOn = (day: string) =>
  Array.from({ length: 6 }, (_, index) =>
    workOrderOf({
      orderId: `WO-${day}-${index}`,
      team: 'repair-1',
      customer: customerOf({ id: `C-${day}-${index}`, phones: [`1380000${day.slice(8)}0${index}`] }),
      promised: { from: `${day}T09:00:00+08:00`, to: `${day}T11:00:00+08:00` },
      arrivedAt: `${day}T09:40:00+08:00`,
      completedAt: `${day}T10:11:09+08:00`,
    }),
  );

describe('a team whose customers are dissatisfied for two weeks', () => {
  let office: BranchOffice;
  beforeAll(async () => {
    office = await openOffice({ at: '2026-10-05T03:00:00.000Z' });
  });
  afterAll(() => office.cloud.stop());

  /** Whoever is rung answers so. */
  const ringAll = async (day: string, answers: GivenAnswers) => {
    await office.report(...visitsOn(day));
    for (let call = 0; call < 6; call += 1) {
      const task = await office.claim('agent-01');
      await office.answer('agent-01', task, { interview: contentWith(task, answers) });
    }
  };
  const policies = () => office.ask('supervisor', 'GET /policies');

  it('is proposed to be tightened on the second Monday, with the reason in figures', async () => {
    await ringAll('2026-10-05', { overall: 'fail' });
    await office.until('2026-10-12T03:00:00.000Z');
    expect((await policies()).proposals).toEqual([]);
    await ringAll('2026-10-12', { overall: 'fail' });
    await office.until('2026-10-19T01:00:00.000Z');
    expect(office.events().filter((name) => name === 'lots.counted')).toHaveLength(2);
    const { policies: inForce, proposals } = await policies();
    expect(inForce.map(({ version }) => version)).toEqual(['y2026']);
    expect(proposals).toMatchObject([
      {
        version: 'w2026-42',
        from: '2026-10-20',
        state: 'proposed',
        basis: {
          policyVersion: 'y2026',
          changes: [
            {
              team: 'repair-1',
              businessType: 'repair',
              severity: 'tightened',
              rule: 'failures-tighten',
              week: '2026-W42',
              rated: 6,
              dissatisfied: 6,
            },
          ],
        },
      },
    ]);
  });

  it('is tightened from the day after a supervisor says so, in every decision of its own', async () => {
    const path = { version: 'w2026-42' };
    await office.ask('supervisor', 'POST /policies/{version}/approve', { path, body: {} });
    await office.until('2026-10-20T03:00:00.000Z');
    await office.report(...visitsOn('2026-10-20').slice(0, 1));
    const decision = await office.ask('supervisor', 'GET /decisions/{day}/{orderId}', {
      path: { day: '2026-10-20', orderId: 'WO-2026-10-20-0' },
    });
    expect(decision).toMatchObject({
      stratum: 'repair/residential/w2026-42/repair-1',
      policyVersion: 'w2026-42',
      decision: 'sampled',
    });
  });

  it('rings nobody again who said that they want no more calls', async () => {
    const task = await office.claim('agent-01');
    const answer = await office.answer('agent-01', task, { disposition: 'refused', noMoreCalls: true });
    expect(answer).toMatchObject({ status: 200, body: { taskState: 'closed' } });
    // The pause after the first order is over by then.
    await office.until('2026-11-10T03:00:00.000Z');
    const [first] = visitsOn('2026-10-20');
    const [again] = visitsOn('2026-11-10');
    await office.report({ ...again, customer: first?.customer });
    const decision = await office.ask('supervisor', 'GET /decisions/{day}/{orderId}', {
      path: { day: '2026-11-10', orderId: 'WO-2026-11-10-0' },
    });
    expect(decision).toMatchObject({ decision: 'paused', reason: 'customer-refused' });
  });
});
