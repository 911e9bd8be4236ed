import { ApiRefusal, type BranchApi } from '@huiyin/client';
import { Fault } from '@huiyin/kernel';
import { claimedTaskOf } from '@huiyin/testing';
import { describe, expect, test } from 'vitest';
import type { DeskDraft, DraftStore } from '../../drafts/draft-store.ts';
import { openDesk } from './desk.ts';
import { askedOf, end } from './model.ts';

const NOW = Date.parse('2026-10-06T02:00:00.000Z');
const UNTIL = '2026-10-06T02:10:00.000Z';
const first = claimedTaskOf();
const second = claimedTaskOf({ taskId: 'routine:WO-2', claimId: 'claim-2', orderId: 'WO-2' });
const recorded = { result: 'recorded', taskState: 'closed', correctableUntil: UNTIL } as const;
const lost = new Fault('branch-out-of-reach', 'no answer');

/** A desk whose branch answers one line after the other; each is an answer or what is thrown. */
function deskOf(answers: unknown[], left: DeskDraft = {}) {
  const calls: { readonly route: string; readonly request: object }[] = [];
  const pauses: number[] = [];
  let kept = left;
  const drafts: DraftStore = {
    load: () => kept,
    save(desk) {
      kept = structuredClone(desk);
      return true;
    },
  };
  const call = (route: string, request: object) => {
    calls.push({ route, request: structuredClone(request) });
    if (answers.length === 0) return Promise.reject(new Error(`${route} is not scripted`));
    const answer = answers.shift();
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const desk = openDesk({
    // Answers are scripted by the test; the compiler cannot know that they are the routes'.
    api: { call } as unknown as BranchApi,
    drafts,
    now: () => NOW,
    pause: (delayMs) => {
      pauses.push(delayMs);
      return Promise.resolve();
    },
  });
  return { desk, calls, pauses, kept: () => kept };
}
const busy = (desk: ReturnType<typeof deskOf>['desk']) => desk.change((call, at) => end(call, 'busy', at));

describe('the call desk', () => {
  test('records a call and has the next customer by the same answer', async () => {
    const { desk, calls, kept } = deskOf([{ task: first }, { ...recorded, next: { task: second } }]);
    await desk.claim();
    busy(desk);
    expect(kept().call).toMatchObject({ outcome: 'busy', calledAt: '2026-10-06T02:00:00.000Z' });
    await desk.send(true);
    expect(calls.map(({ route }) => route)).toEqual([
      'POST /tasks/next',
      'PUT /tasks/{taskId}/attempts/{claimId}',
    ]);
    expect(desk.state()).toMatchObject({
      call: { task: { claimId: 'claim-2' }, answers: {} },
      last: { until: UNTIL, corrections: 0 },
      notice: { is: 'recorded' },
      busy: undefined,
    });
  });

  test('sends the same to the letter, ever later, until it is known what became of it', async () => {
    const gone = [lost, new ApiRefusal(503, 'Service Unavailable', []), lost, lost, lost, lost, lost];
    const { desk, calls, pauses } = deskOf([{ task: first }, ...gone, { ...recorded, result: 'repeated' }]);
    await desk.claim();
    busy(desk);
    await desk.send(false);
    const bodies = calls.slice(1).map(({ request }) => JSON.stringify(request));
    expect(bodies).toHaveLength(8);
    expect(new Set(bodies).size).toBe(1);
    expect(pauses).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000]);
    expect(desk.state()).toMatchObject({ call: undefined, notice: { is: 'repeated' } });
  });

  test('sends once, however often the key is pressed', async () => {
    const { desk, calls } = deskOf([{ task: first }, recorded]);
    await desk.claim();
    busy(desk);
    await Promise.all([desk.send(true), desk.send(true), desk.send(false)]);
    expect(calls).toHaveLength(2);
  });

  test('gives what was refused back to be mended, and may give it up', async () => {
    const issues = [{ path: 'callAgainAt', rule: 'outside-permitted-hours' }];
    const refusal = new ApiRefusal(422, 'attempt invalid', issues, 'attempt-invalid');
    const { desk, kept } = deskOf([{ task: first }, refusal]);
    await desk.claim();
    busy(desk);
    await desk.send(true);
    expect(desk.state()).toMatchObject({ notice: { is: 'refused', issues }, busy: undefined });
    expect(desk.state().call).not.toHaveProperty('sending');
    desk.discard();
    expect(desk.state().call).toBeUndefined();
    expect(kept()).toEqual({});
  });

  test('keeps a call that the session did not outlive, and sends it when it is opened again', async () => {
    const over = deskOf([{ task: first }, new Fault('session-over', 'the session is over')]);
    await over.desk.claim();
    busy(over.desk);
    await over.desk.send(true);
    expect(over.desk.state()).toMatchObject({ notice: { is: 'session-over' }, busy: undefined });
    const again = deskOf([{ ...recorded, next: { task: second } }], over.kept());
    await again.desk.open();
    expect(again.calls[0]?.request).toEqual(over.calls[1]?.request);
    expect(again.desk.state().call?.task.claimId).toBe('claim-2');
  });

  test('goes on with a draft whose lease holds, with its customer again', async () => {
    const { contact: _, ...task } = first;
    const { desk } = deskOf([{ task: first }], { call: { task, answers: { visit: 'yes' } } });
    await desk.open();
    expect(desk.state()).toMatchObject({
      call: { task: { contact: first.contact }, answers: { visit: 'yes' } },
      notice: { is: 'resumed' },
    });
  });

  test('finishes a draft whose lease is over first; who was claimed meanwhile comes after it', async () => {
    const { contact: _, ...task } = first;
    const { desk, calls } = deskOf([{ task: second }, { ...recorded, next: { task: second } }], {
      call: { task, answers: {}, outcome: 'busy', calledAt: '2026-10-06T01:30:00.000Z' },
    });
    await desk.open();
    expect(desk.state().call?.task.claimId).toBe('claim-1');
    await desk.send(true);
    expect(calls[1]?.request).toMatchObject({ path: { claimId: 'claim-1' } });
    expect(desk.state().call?.task.claimId).toBe('claim-2');
  });

  test('asks for nobody when it is opened with nothing left', async () => {
    const { desk, calls } = deskOf([]);
    await desk.open();
    expect(calls).toEqual([]);
    expect(desk.state()).toMatchObject({ call: undefined, busy: undefined });
  });

  test('says the last call anew while it may, and the one on screen waits, on this machine too', async () => {
    const { desk, calls, kept } = deskOf([
      { task: first },
      { ...recorded, next: { task: second } },
      recorded,
    ]);
    await desk.claim();
    busy(desk);
    await desk.send(true);
    desk.correctLast();
    expect(desk.state().call).toMatchObject({ task: { claimId: 'claim-1' }, outcome: 'busy' });
    desk.change((call, at) => end(call, 'no-answer', at));
    expect(kept().call?.task.claimId).toBe('claim-2');
    await desk.send(true);
    expect(calls.at(-1)).toMatchObject({
      route: 'PUT /tasks/{taskId}/attempts/{claimId}/corrections/{number}',
      request: {
        path: { claimId: 'claim-1', number: '1' },
        body: { disposition: 'no-answer', durationSeconds: 0 },
      },
    });
    expect(desk.state()).toMatchObject({
      call: { task: { claimId: 'claim-2' } },
      last: { corrections: 1 },
      notice: { is: 'corrected' },
    });
    desk.correctLast();
    desk.leaveCorrection();
    expect(desk.state().call?.task.claimId).toBe('claim-2');
  });

  test('gives a customer back, and says why nobody comes', async () => {
    const none = { none: 'none-due', askAgainAt: '2026-10-06T03:00:00.000Z', zone: 'Asia/Shanghai' };
    const { desk, kept } = deskOf([{ task: first }, { released: true }, none]);
    await desk.claim();
    await desk.giveBack();
    expect(desk.state()).toMatchObject({ call: undefined, notice: { is: 'given-back' } });
    expect(kept()).toEqual({});
    await desk.claim();
    expect(desk.state()).toMatchObject({ call: undefined, none });
  });

  test('changes nothing while it waits', async () => {
    const { desk } = deskOf([{ task: first }, new Promise(() => {})]);
    await desk.claim();
    busy(desk);
    void desk.send(true);
    const before = desk.state().call;
    desk.change((call) => ({ ...call, answers: { visit: 'no' } }));
    desk.correctLast();
    await desk.giveBack();
    expect(desk.state().call).toBe(before);
    expect(before && askedOf(before).length).toBeGreaterThan(0);
  });
});
