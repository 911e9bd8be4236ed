import { describe, expect, it } from 'vitest';
import { at, bodyOf, interviewed } from '../testing/calls.ts';
import { type Desk, openDesk } from '../testing/desk.ts';
import { forgotten, secondRequested, withdrawn } from '../testing/events.ts';
import { workFullQueue } from '../testing/full-queue.ts';

const put = (
  desk: Desk,
  agent: string,
  { taskId, claimId }: { taskId: string; claimId: string },
  body: object,
) => desk.send('PUT /tasks/{taskId}/attempts/{claimId}', agent, { path: { taskId, claimId }, body });

describe('the door of the desk', () => {
  it('records a call and claims the next task in the same request', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1', 'o-2');
    const { status, body } = await desk.send('POST /tasks/next', 'agent-01');
    expect(status).toBe(200);
    if (!body.task) throw new Error('no task');
    const recorded = await put(desk, 'agent-01', body.task, interviewed({}, { next: true }));
    expect(recorded).toMatchObject({
      status: 200,
      body: { result: 'recorded', taskState: 'closed', next: { task: { orderId: 'o-2' } } },
    });
  });

  it('records a call once when its answer was lost, and gives the same next task', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1', 'o-2', 'o-3');
    const task = await desk.claim('agent-01');
    const body = interviewed({}, { next: true });
    const first = await put(desk, 'agent-01', task, body);
    const again = await put(desk, 'agent-01', task, body);
    expect(again.body).toEqual({ ...first.body, result: 'repeated' });
    expect((await desk.tasks.load('routine:o-1'))?.attempts).toHaveLength(1);
  });

  it('says with a call that reached nobody when to ask again', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1');
    const task = await desk.claim('agent-01');
    expect((await put(desk, 'agent-01', task, bodyOf({ next: true }))).body).toEqual({
      result: 'recorded',
      taskState: 'open',
      correctableUntil: at('06 10:10'),
      next: { none: 'none-due', askAgainAt: at('06 14:00'), zone: 'Asia/Shanghai' },
    });
  });

  it('answers refusals by their rule, with the fields at fault', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1');
    const task = await desk.claim('agent-01');
    const path = { taskId: task.taskId, claimId: task.claimId };
    const release = 'DELETE /tasks/{taskId}/claims/{claimId}';
    const statuses = await Promise.all([
      put(desk, 'agent-01', { ...task, claimId: '20261006-nobody' }, bodyOf()),
      put(desk, 'agent-02', task, bodyOf()),
      put(desk, 'agent-01', { ...task, taskId: 'routine:o-2' }, bodyOf()),
      desk.send(release, 'agent-02', { path }),
      desk.send(release, 'agent-01', { path: { ...path, taskId: 'routine:o-2' } }),
      desk.send('GET /tasks/{taskId}', 'officer-01', { path: { taskId: 'routine:o-2' }, role: 'officer' }),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([404, 403, 404, 403, 404, 404]);
    expect(await put(desk, 'agent-01', task, interviewed({ overall: 'superb' }))).toMatchObject({
      status: 422,
      body: {
        type: 'urn:huiyin:rule:attempt-invalid',
        issues: [{ path: 'interview.answers.overall', rule: 'unknown-level' }],
      },
    });
    expect((await desk.send(release, 'agent-01', { path })).body).toEqual({ released: true });
  });

  it('has the branch’s answers to questions on the spot', async () => {
    await using desk = await openDesk();
    const { answers } = (await desk.send('GET /answer-bank', 'agent-01')).body;
    expect(answers).toEqual(desk.branch.answerBank);
    expect(answers.length).toBeGreaterThan(0);
  });

  it('shows a task without contact, words and hash', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1');
    await put(desk, 'agent-01', await desk.claim('agent-01'), interviewed({ complaint: 'canary-words' }));
    const path = { taskId: 'routine:o-1' };
    const seen = await desk.send('GET /tasks/{taskId}', 'officer-01', { path, role: 'officer' });
    expect(JSON.stringify([seen, desk.lines])).not.toContain('canary');
    expect(JSON.stringify(seen.body)).not.toMatch(/sealed|customerKey/);
    expect(seen.body).toMatchObject({
      state: 'closed',
      interview: { answers: { complaint: true }, concerns: ['complaint'] },
    });
  });

  it('lists the open tasks that still need a month’s key', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1', 'o-2');
    await desk.record('agent-01', await desk.claim('agent-01'), interviewed());
    const needing = async (month: string) =>
      (await desk.send('GET /open-tasks/{month}', 'admin', { path: { month }, role: 'administrator' })).body;
    expect(await needing('2026-10')).toEqual({ open: [{ id: 'routine:o-2', month: '2026-10' }] });
    expect(await needing('2026-09')).toEqual({ open: [] });
    const { body } = await desk.send('PUT /needed-months/callback', 'admin', { role: 'administrator' });
    expect(body).toEqual({ at: '2026-10-06T02:00:00.000Z', months: ['2026-10'] });
    expect(await desk.keys.needsTold()).toEqual({ callback: body });
    desk.setNow('2026-10-06T19:00:00.000Z');
    await desk.tick('2026-10-06T19:00:00.000Z', 'tell-needs');
    expect(await desk.keys.needsTold()).toEqual({
      callback: { at: '2026-10-06T19:00:00.000Z', months: ['2026-10'] },
    });
  });
});

describe('the room', () => {
  it('has what every agent rang today, once each, whoever gave back or went on', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1', 'o-2', 'o-3', 'o-4', 'o-5');
    await desk.record('agent-01', await desk.claim('agent-01'), interviewed());
    const room = async () => (await desk.send('GET /room', 'leader', { role: 'shift-leader' })).body;
    expect((await room()).today).toEqual({ day: '2026-10-06', hours: [[10, 1, 1, 150]] });
    const given = await desk.claim('agent-01');
    await desk.release('agent-01', given);
    await desk.record('agent-01', await desk.claim('agent-01'), bodyOf());
    await desk.record('agent-02', await desk.claim('agent-02'), bodyOf());
    const held = await desk.claim('agent-01');
    expect(await room()).toMatchObject({
      today: { hours: [[10, 3, 1, 230]] },
      agentsAtWork: 2,
      minutesLeft: 540,
      claims: [{ agent: 'agent-01', claimId: held.claimId, freeableFrom: at('06 10:05') }],
      queue: { open: 4 },
    });
  });

  it('reads as much in the evening as in the morning: each agent’s last claim and its task', async () => {
    await using desk = await openDesk();
    await desk.openTasks(...Array.from({ length: 12 }, (_, index) => `o-${index}`));
    const reads = async () => {
      const before = desk.operations.length;
      await desk.send('GET /room', 'leader', { role: 'shift-leader' });
      return desk.operations.slice(before).length;
    };
    await desk.claim('agent-01');
    const morning = await reads();
    for (let call = 0; call < 10; call += 1)
      await desk.record('agent-01', await desk.claim('agent-01'), bodyOf());
    await desk.claim('agent-01');
    expect(await reads()).toBe(morning);
  });

  it('frees the customer of an agent who left, not of one who may be ringing, and takes their call all the same', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1');
    const task = await desk.claim('agent-01');
    const path = { taskId: task.taskId, claimId: task.claimId };
    const free = () =>
      desk.send('DELETE /room/claims/{taskId}/{claimId}', 'leader', { path, role: 'shift-leader' });
    expect(await free()).toMatchObject({ status: 409, body: { type: 'urn:huiyin:rule:claim-just-made' } });
    desk.setNow(at('06 10:05'));
    expect((await desk.next('agent-02')).none).toBe('none-due');
    expect((await free()).body).toEqual({ released: true });
    expect((await free()).body).toEqual({ released: false });
    expect((await desk.claim('agent-02')).orderId).toBe('o-1');
    expect(await put(desk, 'agent-01', task, bodyOf())).toMatchObject({ status: 200 });
    expect(JSON.stringify(desk.lines)).toContain('claim-freed');
  });

  it('tells an auditor to whom a customer was shown', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1', 'o-2');
    const first = await desk.claim('agent-01');
    await desk.release('agent-01', first);
    desk.setNow(at('06 10:01'));
    const second = await desk.claim('agent-02');
    await desk.record('agent-02', second, bodyOf({ calledAt: at('06 10:01') }));
    // What was given back is kept when its agent goes on.
    await desk.claim('agent-01');
    const seen = await desk.send('GET /tasks/{taskId}/reveals', 'auditor-01', {
      path: { taskId: first.taskId },
      role: 'auditor',
    });
    expect(seen.body.reveals).toEqual([
      { agent: 'agent-01', claimId: first.claimId, at: at('06 10:00'), released: true },
      expect.objectContaining({ agent: 'agent-02', claimId: second.claimId, call: expect.anything() }),
    ]);
  });
});

describe('the queue', () => {
  it('has its figures', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1', 'o-2');
    await desk.receive(
      await desk.sealedRequest({
        order: { orderId: 'o-3', businessType: 'counter' },
        windowEndsAt: at('07 00:00'),
      }),
    );
    await desk.receive(secondRequested({ order: { orderId: 'o-9' } }));
    const first = await desk.claim('agent-01');
    expect(first.orderId).toBe('o-3');
    await desk.record('agent-01', first, bodyOf());
    await desk.claim('agent-01');
    expect((await desk.send('GET /queue', 'agent-01')).body).toEqual({
      at: at('06 10:00'),
      open: 4,
      due: 2,
      waiting: 1,
      leased: 1,
      overdueToday: 1,
      byBusinessType: { repair: 3, counter: 1 },
      ending: {
        counter: { today: 1, threeDays: 0, week: 0, later: 0 },
        repair: { today: 0, threeDays: 0, week: 1, later: 2 },
      },
      secondCallbacks: 1,
      coming: [],
      moreComing: false,
    });
  });

  it('tells the next appointments of the day, and that there are more', async () => {
    await using desk = await openDesk();
    const orderIds = [1, 2, 3, 4, 5, 6, 7].map((number) => `o-${number}`);
    await desk.openTasks(...orderIds);
    const moments = ['06 18:00', '06 14:30', '07 09:00', '06 15:00', '06 16:00', '06 17:00', '06 19:00'];
    for (const moment of moments) {
      const task = await desk.claim('agent-01');
      const later = bodyOf({ disposition: 'call-later', callAgainAt: at(moment) });
      await desk.record('agent-01', task, later);
    }
    const { coming, moreComing, waiting } = (await desk.send('GET /queue', 'agent-01')).body;
    const inOrder = ['06 14:30', '06 15:00', '06 16:00', '06 17:00', '06 18:00'];
    expect(coming).toEqual(inOrder.map((moment) => ({ at: at(moment), businessType: 'repair' })));
    expect([moreComing, waiting]).toEqual([true, 7]);
    desk.setNow(at('06 17:30'));
    const evening = (await desk.send('GET /queue', 'agent-01')).body;
    expect(evening).toMatchObject({
      coming: [{ at: at('06 18:00') }, { at: at('06 19:00') }],
      moreComing: false,
    });
  });

  it('loses what is withdrawn, closed or forgotten', async () => {
    await using desk = await openDesk();
    const elsewhere = {
      customerKey: 'b3RoZXItY3VzdG9tZXItMQ',
      numbersKey: 'bnVtYmVycy1vZi10aGVtMQ',
      sealedContact: 'B'.repeat(280),
    };
    await desk.openTasks('o-1');
    await desk.receive(await desk.sealedRequest({ order: { orderId: 'o-2' }, customer: elsewhere }));
    await desk.receive(await desk.sealedRequest({ order: { orderId: 'o-3' }, customer: elsewhere }));
    await desk.receive(withdrawn({ order: { orderId: 'o-2' } }));
    await desk.receive(forgotten());
    expect((await desk.send('GET /queue', 'agent-01')).body).toMatchObject({ open: 1 });
    expect(await desk.tasks.load('routine:o-1')).toMatchObject({ state: 'withdrawn' });
    expect(JSON.stringify(await desk.tasks.load('routine:o-1'))).not.toMatch(/sealedContact|customerKey/);
  });

  it('is swept when a day has ended: what its window left behind closes as its calls went', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1', 'o-2');
    await desk.tick(at('18 23:05'));
    expect((await desk.tasks.load('routine:o-1'))?.state).toBe('open');
    await desk.tick(at('19 00:05'));
    await desk.tick(at('19 00:05'));
    expect(await desk.tasks.load('routine:o-1')).toMatchObject({
      state: 'closed',
      closed: { at: at('19 00:05'), day: '2026-10-19', disposition: 'not-attempted' },
    });
    expect((await desk.tasks.load('routine:o-2'))?.state).toBe('open');
  });
});

describe('what it costs', () => {
  const written = (desk: Desk) => desk.operations.reduce((units, { units: { write } }) => units + write, 0);

  it('six write units for a callback that one call completes', async () => {
    await using desk = await openDesk();
    await desk.receive({ ...(await desk.sealedRequest()), traceId: '0af7651916cd43dd8448eb211c80319c' });
    expect(written(desk)).toBe(2);
    const task = await desk.claim('agent-01');
    expect(written(desk)).toBe(4);
    await desk.record('agent-01', task, interviewed());
    expect(written(desk)).toBe(6);
  });

  it.each([200, 2000])('six read units for a next task, among %i as among few', async (open) => {
    const size = { open, waiting: open / 8, called: open / 20, agents: 10 };
    const { readUnits, writeUnitsPerCall } = await workFullQueue(size, 1);
    expect(Math.max(...readUnits)).toBeLessThanOrEqual(6);
    expect(writeUnitsPerCall).toBe(4);
  });

  it('nothing for a request that comes twice, and nothing for a claim in vain', async () => {
    await using desk = await openDesk();
    const request = await desk.sealedRequest();
    await desk.receive(request);
    await desk.claim('agent-01');
    const before = written(desk);
    await desk.receive(request);
    await desk.next('agent-01');
    await desk.next('agent-02');
    expect(written(desk)).toBe(before);
  });
});
