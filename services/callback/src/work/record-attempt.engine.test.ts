import { open } from '@huiyin/seal';
import { wordsContext } from '@huiyin/vocabulary';
import { describe, expect, it } from 'vitest';
import { at, bodyOf, interviewed } from '../testing/calls.ts';
import { openDesk } from '../testing/desk.ts';

describe('recording a call', () => {
  it('that reached nobody puts the task back for another slot', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1');
    const task = await desk.claim('agent-01');
    expect(await desk.record('agent-01', task, bodyOf())).toEqual({
      ok: true,
      value: { result: 'recorded', taskState: 'open', correctableUntil: at('06 10:10') },
    });
    expect(await desk.next('agent-01')).toMatchObject({ none: 'none-due', askAgainAt: at('06 14:00') });
    desk.setNow(at('06 14:00'));
    const second = await desk.claim('agent-02');
    expect(second).toMatchObject({ orderId: 'o-1', attempts: [{ disposition: 'no-answer' }] });
  });

  it('after the lease has expired is a fact under its claim; the earlier call counts', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1');
    const slow = await desk.claim('agent-01');
    desk.setNow(at('06 10:30'));
    const quick = await desk.claim('agent-02');
    const complete = (moment: string, overall: string) => interviewed({ overall }, { calledAt: at(moment) });
    expect(await desk.record('agent-02', quick, complete('06 10:30', 'fail'))).toMatchObject({
      value: { result: 'recorded' },
    });
    desk.setNow(at('06 11:00'));
    expect(await desk.record('agent-01', slow, complete('06 10:01', 'good'))).toEqual({
      ok: true,
      value: { result: 'recorded', taskState: 'closed', correctableUntil: at('06 11:10') },
    });
    expect(await desk.tasks.load('routine:o-1')).toMatchObject({
      interview: { claimId: slow.claimId, answers: { overall: 'good' } },
      superseded: [{ claimId: quick.claimId, concerns: ['dissatisfied'] }],
      closed: { at: at('06 10:30'), disposition: 'complete' },
    });
  });

  it('that began after the one that counts is superseded', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1');
    const slow = await desk.claim('agent-01');
    desk.setNow(at('06 10:30'));
    const quick = await desk.claim('agent-02');
    await desk.record('agent-02', quick, interviewed({}, { calledAt: at('06 10:30') }));
    desk.setNow(at('06 11:00'));
    expect(await desk.record('agent-01', slow, interviewed({}, { calledAt: at('06 10:40') }))).toEqual({
      ok: true,
      value: { result: 'superseded', taskState: 'closed', correctableUntil: at('06 11:10') },
    });
  });

  it('needs the claim it was made under, and its agent', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1');
    const task = await desk.claim('agent-01');
    expect(await desk.record('agent-01', { ...task, claimId: '20261006-nobody' }, bodyOf())).toMatchObject({
      refusal: 'claim-unknown',
    });
    expect(await desk.record('agent-01', { ...task, taskId: 'routine:o-2' }, bodyOf())).toMatchObject({
      refusal: 'claim-unknown',
    });
    expect(await desk.record('agent-02', task, bodyOf())).toMatchObject({ refusal: 'claim-of-another' });
    expect((await desk.tasks.load('routine:o-1'))?.attempts).toEqual([]);
  });

  it('by one who comes from the team is refused by that rule’s name, and the task goes to another', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1');
    const task = await desk.claim('agent-01');
    const route = 'PUT /tasks/{taskId}/attempts/{claimId}';
    const { taskId, claimId } = task;
    const sent = { path: { taskId, claimId }, body: bodyOf() };
    expect(await desk.send(route, 'agent-01', { ...sent, team: task.team })).toMatchObject({
      status: 403,
      body: { type: 'urn:huiyin:rule:own-team' },
    });
    expect((await desk.tasks.load('routine:o-1'))?.attempts).toEqual([]);
    // Asked again they are not given it, and their claim keeps nobody else from it.
    expect((await desk.send('POST /tasks/next', 'agent-01', { team: task.team })).body).toMatchObject({
      none: 'not-independent',
    });
    expect((await desk.claim('agent-02')).taskId).toBe(taskId);
  });

  it('that breaks a rule is refused, names the field, and leaves the claim to try again', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1');
    const task = await desk.claim('agent-01');
    expect(await desk.record('agent-01', task, interviewed({ overall: 'superb' }))).toEqual({
      ok: false,
      refusal: {
        rule: 'attempt-invalid',
        issues: [{ path: 'interview.answers.overall', rule: 'unknown-level' }],
      },
    });
    expect(await desk.claim('agent-01')).toEqual(task);
  });

  it('seals what was said, by question id, and shows it in neither table nor log', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1');
    const task = await desk.claim('agent-01');
    const said = { complaint: 'canary-words', praise: 'canary-praise' };
    await desk.record('agent-01', task, interviewed(said));
    const found = await desk.tasks.load('routine:o-1');
    const { sealedWords = '' } = found?.interview ?? {};
    expect(sealedWords).toMatch(/^[\w-]{80,}$/);
    expect(JSON.stringify([found, desk.lines])).not.toContain('canary');
    const context = wordsContext('longgang', 'routine:o-1', task.claimId);
    expect(JSON.parse(open(await desk.keys.privateKey('2026-10'), sealedWords, context))).toEqual(said);
  });
});

describe('giving a task back', () => {
  it('lets the next agent have it at once, and a call that was made after all is still a fact', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1');
    const task = await desk.claim('agent-01');
    expect(await desk.release('agent-01', { ...task, taskId: 'routine:o-9' })).toMatchObject({
      refusal: 'no-such-task',
    });
    expect(await desk.release('agent-02', task)).toMatchObject({ refusal: 'claim-of-another' });
    expect(await desk.release('agent-01', task)).toEqual({ ok: true, value: { released: true } });
    expect(await desk.release('agent-01', task)).toEqual({ ok: true, value: { released: false } });
    expect((await desk.claim('agent-02')).orderId).toBe('o-1');
    expect(await desk.release('agent-01', task)).toEqual({ ok: true, value: { released: false } });
    expect(await desk.record('agent-01', task, bodyOf())).toMatchObject({ value: { result: 'recorded' } });
  });
});
