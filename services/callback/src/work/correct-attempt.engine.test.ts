import { open } from '@huiyin/seal';
import { longgang } from '@huiyin/testing';
import { wordsContext } from '@huiyin/vocabulary';
import { describe, expect, it } from 'vitest';
import { at, bodyOf, interviewed } from '../testing/calls.ts';
import { type Desk, openDesk } from '../testing/desk.ts';

const resultOf = ({ calledAt: _, next: _next, ...result }: ReturnType<typeof bodyOf>) => result;
const COMPLAINED = interviewed({ overall: 'fail', complaint: '等了一天' });
const taskOf = (desk: Desk) => desk.tasks.load('routine:o-1');

describe('correcting a call', () => {
  it('puts the right result in place, seals its words, and keeps both; twice is once', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1');
    const task = await desk.claim('agent-01');
    await desk.record('agent-01', task, COMPLAINED);
    desk.setNow(at('06 10:05'));
    const right = resultOf(interviewed({ overall: 'good', praise: '很快' }));
    expect(await desk.correct('agent-01', task, right)).toEqual({
      ok: true,
      value: { result: 'recorded', taskState: 'closed', correctableUntil: at('06 10:10') },
    });
    const before = await taskOf(desk);
    expect(before).toMatchObject({
      interview: { answers: { overall: 'good', praise: true, complaint: null } },
      replaced: [{ interview: { answers: { overall: 'fail', complaint: true } }, said: true }],
    });
    const { sealedWords = '' } = before?.interview ?? {};
    const context = wordsContext('longgang', task.taskId, task.claimId);
    const key = await desk.keys.privateKey('2026-10');
    expect(JSON.parse(open(key, sealedWords, context))).toEqual({ praise: '很快' });

    desk.setNow(at('06 10:20'));
    expect(await desk.correct('agent-01', task, right)).toMatchObject({ value: { result: 'repeated' } });
    expect(await taskOf(desk)).toEqual(before);
    expect(JSON.stringify(desk.lines)).not.toMatch(/等了|很快/);
  });

  it('is refused by its rule: late, out of turn, by another agent, of no attempt, after a later call', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1');
    const first = await desk.claim('agent-01');
    await desk.record('agent-01', first, bodyOf());
    const busy = resultOf(bodyOf({ disposition: 'busy' }));
    expect(await desk.correct('agent-02', first, busy)).toMatchObject({ refusal: 'claim-of-another' });
    expect(await desk.correct('agent-01', first, busy, 2)).toMatchObject({
      refusal: 'correction-out-of-turn',
    });
    const nowhere = { ...first, claimId: '20261006-nobody' };
    expect(await desk.correct('agent-01', nowhere, busy)).toMatchObject({ refusal: 'no-such-attempt' });
    expect(await desk.correct('agent-01', { ...first, taskId: 'routine:o-9' }, busy)).toMatchObject({
      refusal: 'no-such-task',
    });
    expect(
      await desk.correct('agent-01', first, resultOf(bodyOf({ disposition: 'complete' }))),
    ).toMatchObject({ refusal: { rule: 'attempt-invalid', issues: [{ path: 'interview' }] } });
    desk.setNow(at('06 10:10'));
    expect(await desk.correct('agent-01', first, busy)).toMatchObject({ refusal: 'correction-too-late' });

    desk.setNow(at('06 14:00'));
    const second = await desk.claim('agent-02');
    await desk.record('agent-02', second, bodyOf({ calledAt: at('06 14:00') }));
    expect(await desk.correct('agent-01', first, busy)).toMatchObject({ refusal: 'correction-too-late' });
    expect(await taskOf(desk)).not.toHaveProperty('replaced');
  });

  it('beside a second agent who rings meanwhile: both calls are facts, and the one that began first counts', async () => {
    const { calling } = longgang();
    const atOnce = {
      ...calling,
      slots: [{ id: 'day', from: '08:30', to: '21:00' }],
      spacingMinutes: 0,
      retryMinutes: { ...calling.retryMinutes, 'no-answer': 0 },
    };
    await using desk = await openDesk({ calling: atOnce });
    await desk.openTasks('o-1');
    const first = await desk.claim('agent-01');
    desk.setNow(at('06 10:01'));
    await desk.record('agent-01', first, bodyOf({ calledAt: at('06 10:01') }));
    const second = await desk.claim('agent-02');
    desk.setNow(at('06 10:02'));
    const [corrected, recorded] = await Promise.all([
      desk.correct('agent-01', first, resultOf(COMPLAINED)),
      desk.record('agent-02', second, interviewed({}, { calledAt: at('06 10:02') })),
    ]);
    expect(recorded).toMatchObject({ ok: true });
    // Whichever was saved first: the correction, or the call after which there is nothing to correct.
    const found = await taskOf(desk);
    expect(found?.attempts).toHaveLength(2);
    if (corrected.ok)
      expect(found).toMatchObject({
        interview: { claimId: first.claimId, concerns: ['complaint', 'dissatisfied'] },
        superseded: [{ claimId: second.claimId }],
      });
    else {
      expect(corrected.refusal).toBe('later-attempt');
      expect(found).toMatchObject({ interview: { claimId: second.claimId } });
    }
    expect(await desk.correct('agent-01', first, resultOf(bodyOf()), 2)).toMatchObject({
      refusal: corrected.ok ? 'later-attempt' : 'correction-out-of-turn',
    });
  });

  it('opens a task that should not have ended, for whoever comes next', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1');
    const task = await desk.claim('agent-01');
    await desk.record('agent-01', task, bodyOf({ disposition: 'refused' }));
    expect(await desk.next('agent-02')).toMatchObject({ none: 'queue-empty' });
    await desk.correct('agent-01', task, resultOf(bodyOf()));
    desk.setNow(at('06 14:00'));
    expect(await desk.claim('agent-02')).toMatchObject({
      orderId: 'o-1',
      contact: { phones: [expect.any(String)] },
    });
  });

  it('through the door: the number stands in the path, and a stranger to the route is turned away', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1');
    const { taskId, claimId } = await desk.claim('agent-01');
    await desk.record('agent-01', { taskId, claimId }, bodyOf());
    const route = 'PUT /tasks/{taskId}/attempts/{claimId}/corrections/{number}';
    const body = resultOf(bodyOf({ disposition: 'busy' }));
    const put = (number: string, agent = 'agent-01', role = 'agent') =>
      desk.send(route, agent, { path: { taskId, claimId, number }, body, role });
    expect(await put('1', 'agent-02')).toMatchObject({ status: 403 });
    expect(await put('1', 'supervisor-01', 'supervisor')).toMatchObject({ status: 403 });
    expect(await put('0')).toMatchObject({ status: 400 });
    expect(await put('2')).toMatchObject({ status: 409 });
    expect(await put('1')).toMatchObject({ status: 200, body: { result: 'recorded', taskState: 'open' } });
    const seen = await desk.send('GET /tasks/{taskId}', 'supervisor-01', {
      path: { taskId },
      role: 'supervisor',
    });
    expect(seen.body).toMatchObject({
      attempts: [{ disposition: 'busy' }],
      replaced: [{ disposition: 'no-answer' }],
    });
  });
});
