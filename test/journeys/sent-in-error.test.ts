import { workOrderOf } from '@huiyin/testing';
import { caseIdOf, ROUTINE, taskIdOf } from '@huiyin/vocabulary';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BranchOffice, contentWith, openOffice } from './branch-office.ts';

const orderId = 'WO-20261005-000123';
const path = { caseId: caseIdOf(taskIdOf(ROUTINE, orderId), 1) };

describe('a dissatisfaction that was a slip of the agent’s finger', () => {
  let office: BranchOffice;
  const briefing = () =>
    office.ask('supervisor', 'GET /briefings/{period}', { path: { period: '2026-10-05' } });

  beforeAll(async () => {
    office = await openOffice({ at: '2026-10-05T02:30:00.000Z' });
    await office.report(workOrderOf());
    const task = await office.claim('agent-01');
    await office.answer('agent-01', task, { interview: contentWith(task, { overall: 'fail' }) });
    const corrected = await office.as(
      'agent',
      'PUT /tasks/{taskId}/attempts/{claimId}/corrections/{number}',
      {
        person: 'agent-01',
        path: { taskId: task.taskId, claimId: task.claimId, number: '1' },
        body: {
          disposition: 'complete',
          durationSeconds: 120,
          interview: contentWith(task, { overall: 'good' }),
        },
      },
    );
    expect(corrected).toMatchObject({ status: 200, body: { result: 'recorded', taskState: 'closed' } });
    await office.cloud.quiet();
  });
  afterAll(() => office.cloud.stop());

  it('ends the case that it had raised, since nobody had taken it on', async () => {
    const shown = await office.ask('officer', 'GET /complaints/{caseId}', { path });
    expect(shown).toMatchObject({ state: 'closed', closedBecause: 'taken-back' });
    expect(office.events()).toEqual([
      'work-order.recorded',
      'callback.requested',
      'callback.closed',
      'complaint.raised',
      'callback.closed',
      'complaint.closed',
    ]);
  });

  it('is in no figure of the briefing but its own', async () => {
    expect(await briefing()).toMatchObject({
      total: { callbacks: 1, complaints: 0 },
      complaints: { raised: 0, closed: 0, open: 0, takenBack: 1 },
    });
  });

  it('stays with the task for whoever looks into it', async () => {
    const { body } = await office.as('supervisor', 'GET /tasks/{taskId}', {
      path: { taskId: taskIdOf(ROUTINE, orderId) },
    });
    expect(body).toMatchObject({
      interview: { answers: { overall: 'good' } },
      replaced: [{ interview: { answers: { overall: 'fail' } } }],
    });
  });
});
