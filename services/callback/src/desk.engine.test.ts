import { customerOf } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { at, bodyOf, interviewed } from './testing/calls.ts';
import { type Desk, openDesk } from './testing/desk.ts';
import { CUSTOMER_KEY, forgotten, secondRequested, withdrawn } from './testing/events.ts';

/** Opens tasks that fall due in the order of their names. */
async function withTasks(desk: Desk, ...orderIds: readonly string[]) {
  for (const [index, orderId] of orderIds.entries())
    await desk.hear(
      await desk.sealedRequest({ orderId, windowEndsAt: at(`${String(19 + index).padStart(2, '0')} 00:00`) }),
    );
}

/** The agent's next task, which there must be. */
async function claimed(desk: Desk, agent: string) {
  const { body } = await desk.next(agent);
  if (!body.task) throw new Error(`no task for ${agent}: ${body.none}`);
  return body.task;
}

describe('asking for the next task', () => {
  it('gives the earliest due, its customer and its questions, and writes down who was shown them', async () => {
    await using desk = await openDesk();
    await withTasks(desk, 'o-1', 'o-2');
    const task = await claimed(desk, 'agent-01');
    expect(task).toMatchObject({
      taskId: 'o-1',
      kind: 'routine',
      claimId: '20261006-0000000000000001',
      leaseEndsAt: at('06 10:20'),
      contact: { name: '示例客户', phones: ['13800000000'] },
      questionnaire: { id: 'on-site' },
    });
    expect(task.levels).toHaveLength(5);
    expect(desk.lines).toContainEqual(
      expect.objectContaining({
        what: 'contact-shown',
        taskId: 'o-1',
        claimId: '20261006-0000000000000001',
        caller: 'agent-01',
        rule: 'claimed-call',
      }),
    );
    expect(JSON.stringify(desk.lines)).not.toMatch(/示例|13800000000/);
  });

  it('again gives the same lease, and to others the next task', async () => {
    await using desk = await openDesk();
    await withTasks(desk, 'o-1', 'o-2');
    const first = await claimed(desk, 'agent-01');
    expect(await claimed(desk, 'agent-01')).toEqual(first);
    expect((await claimed(desk, 'agent-02')).taskId).toBe('o-2');
    expect((await desk.next('agent-03')).body).toEqual({ none: 'none-due', askAgainAt: at('06 10:20') });
  });

  it('twice at the very same time strands nothing: what one was given, one is given again', async () => {
    await using desk = await openDesk();
    await withTasks(desk, 'o-1', 'o-2', 'o-3');
    const answers = await Promise.all([desk.next('agent-01'), desk.next('agent-01')]);
    const given = answers.flatMap(({ body }) => body.task ?? []);
    const open = new Set(given.map(({ taskId }) => taskId));
    while (open.size > 0) {
      const task = await claimed(desk, 'agent-01');
      expect(open.delete(task.taskId)).toBe(true);
      await desk.report('agent-01', task, interviewed());
    }
  });

  it('gives a task whose lease has expired to somebody else', async () => {
    await using desk = await openDesk();
    await withTasks(desk, 'o-1');
    const first = await claimed(desk, 'agent-01');
    desk.setNow(at('06 10:20'));
    const second = await claimed(desk, 'agent-02');
    expect([second.taskId, second.claimId === first.claimId]).toEqual(['o-1', false]);
    expect((await desk.next('agent-01')).body.none).toBe('none-due');
  });

  it('gives nothing outside permitted hours and says when they begin', async () => {
    await using desk = await openDesk();
    await withTasks(desk, 'o-1');
    desk.setNow(at('06 12:30'));
    expect((await desk.next('agent-01')).body).toEqual({
      none: 'outside-permitted-hours',
      askAgainAt: at('06 14:00'),
    });
  });

  it('says that the queue is empty', async () => {
    await using desk = await openDesk();
    expect((await desk.next('agent-01')).body).toEqual({ none: 'queue-empty' });
  });

  it('gives the task without its contact once the key of its month is destroyed', async () => {
    await using desk = await openDesk();
    await withTasks(desk, 'o-1');
    const { body } = await desk.send('GET /open-tasks/{month}', 'admin', {
      path: { month: '2026-10' },
      role: 'administrator',
    });
    expect(body).toEqual({ open: [{ id: 'o-1', month: '2026-10' }] });
    await desk.keys.destroy('2026-10', at('06 09:00'));
    expect(await claimed(desk, 'agent-01')).not.toHaveProperty('contact');
  });

  it('is not stopped by an envelope that does not open', async () => {
    await using desk = await openDesk();
    const other = await desk.sealedRequest({ orderId: 'o-other' });
    await desk.hear({ ...other, data: { ...other.data, orderId: 'o-1' } });
    expect(await claimed(desk, 'agent-01')).not.toHaveProperty('contact');
    expect(desk.lines).toContainEqual(
      expect.objectContaining({ level: 'error', what: 'contact-unreadable', taskId: 'o-1' }),
    );
  });
});

describe('a customer without any phone', () => {
  it('is nobody to ring: the task closes by itself and the next one is given', async () => {
    await using desk = await openDesk();
    await desk.hear(
      await desk.sealedRequest(
        { orderId: 'o-0', windowEndsAt: at('18 00:00') },
        1,
        customerOf({ phones: [] }),
      ),
    );
    await withTasks(desk, 'o-1');
    expect((await claimed(desk, 'agent-01')).taskId).toBe('o-1');
    expect(await desk.store.load('o-0')).toMatchObject({
      state: 'closed',
      attempts: [],
      closed: { disposition: 'not-attempted' },
    });
  });
});

describe('reporting a call', () => {
  it('ends the task and claims the next in the same call', async () => {
    await using desk = await openDesk();
    await withTasks(desk, 'o-1', 'o-2');
    const task = await claimed(desk, 'agent-01');
    const { status, body } = await desk.report('agent-01', task, interviewed({}, { next: true }));
    expect([status, body.result, body.taskState, body.next?.task?.taskId]).toEqual([
      200,
      'recorded',
      'closed',
      'o-2',
    ]);
  });

  it('twice, since the answer was lost, records it once and gives the same next task', async () => {
    await using desk = await openDesk();
    await withTasks(desk, 'o-1', 'o-2', 'o-3');
    const task = await claimed(desk, 'agent-01');
    const body = interviewed({}, { next: true });
    const first = await desk.report('agent-01', task, body);
    const again = await desk.report('agent-01', task, body);
    expect(again.body).toEqual({ ...first.body, result: 'repeated' });
    expect((await desk.store.load('o-1'))?.attempts).toHaveLength(1);
  });

  it('that reached nobody puts the task back for another slot', async () => {
    await using desk = await openDesk();
    await withTasks(desk, 'o-1');
    const task = await claimed(desk, 'agent-01');
    const { body } = await desk.report('agent-01', task, bodyOf({ next: true }));
    expect(body).toEqual({
      result: 'recorded',
      taskState: 'open',
      next: { none: 'none-due', askAgainAt: at('06 14:00') },
    });
    desk.setNow(at('06 14:00'));
    const second = await claimed(desk, 'agent-02');
    expect(second).toMatchObject({ taskId: 'o-1', attempts: [{ disposition: 'no-answer' }] });
  });

  it('after the lease has expired is kept under its claim; the earlier call counts', async () => {
    await using desk = await openDesk();
    await withTasks(desk, 'o-1');
    const slow = await claimed(desk, 'agent-01');
    desk.setNow(at('06 10:30'));
    const quick = await claimed(desk, 'agent-02');
    const complete = (moment: string, rating: string) => interviewed({ rating }, { calledAt: at(moment) });
    expect((await desk.report('agent-02', quick, complete('06 10:30', 'fail'))).body.result).toBe('recorded');
    desk.setNow(at('06 11:00'));
    expect((await desk.report('agent-01', slow, complete('06 10:01', 'good'))).body).toEqual({
      result: 'recorded',
      taskState: 'closed',
    });
    expect(await desk.store.load('o-1')).toMatchObject({
      counting: { claimId: slow.claimId, answers: { rating: 'good' } },
      superseded: [{ claimId: quick.claimId, concerns: ['dissatisfied'] }],
      closed: { at: at('06 10:30'), disposition: 'complete' },
    });
  });

  it('needs the claim it was made under, and its agent', async () => {
    await using desk = await openDesk();
    await withTasks(desk, 'o-1');
    const task = await claimed(desk, 'agent-01');
    const unknown = await desk.report('agent-01', { ...task, claimId: '20261006-nobody' }, bodyOf());
    const foreign = await desk.report('agent-02', task, bodyOf());
    const misnamed = await desk.report('agent-01', { ...task, taskId: 'o-2' }, bodyOf());
    expect([unknown.status, foreign.status, misnamed.status]).toEqual([404, 403, 404]);
    expect((await desk.store.load('o-1'))?.attempts).toEqual([]);
  });

  it('that breaks a rule is refused, names the field, and leaves the claim to try again', async () => {
    await using desk = await openDesk();
    await withTasks(desk, 'o-1');
    const task = await claimed(desk, 'agent-01');
    const { status, body } = await desk.report('agent-01', task, interviewed({ rating: 'superb' }));
    expect([status, body]).toMatchObject([
      422,
      { type: 'urn:huiyin:rule:result-invalid', issues: [{ path: 'answers.rating', rule: 'unknown-level' }] },
    ]);
    expect(await claimed(desk, 'agent-01')).toEqual(task);
  });

  it('keeps what was said out of the table, the log and the public view', async () => {
    await using desk = await openDesk();
    await withTasks(desk, 'o-1');
    const task = await claimed(desk, 'agent-01');
    await desk.report('agent-01', task, interviewed({ complaint: 'canary-words' }));
    const seen = await desk.send('GET /tasks/{taskId}', 'officer-01', {
      path: { taskId: 'o-1' },
      role: 'officer',
    });
    const kept = await desk.store.load('o-1');
    expect(kept?.counting?.sealedWords).toMatch(/^[\w-]{80,}$/);
    expect(JSON.stringify([kept, seen, desk.lines])).not.toContain('canary');
    expect(JSON.stringify(seen.body)).not.toMatch(/sealed|customerKey/);
    expect(seen.body).toMatchObject({ state: 'closed', counting: { concerns: ['complaint'] } });
  });
});

describe('giving a task back', () => {
  it('lets the next agent have it at once, and a call that was made after all is still a fact', async () => {
    await using desk = await openDesk();
    await withTasks(desk, 'o-1');
    const task = await claimed(desk, 'agent-01');
    expect((await desk.release('agent-02', task)).status).toBe(403);
    expect((await desk.release('agent-01', task)).body).toEqual({ released: true });
    expect((await desk.release('agent-01', task)).body).toEqual({ released: false });
    expect((await claimed(desk, 'agent-02')).taskId).toBe('o-1');
    expect((await desk.report('agent-01', task, bodyOf())).body.result).toBe('recorded');
  });
});

describe('the queue', () => {
  it('tells its figures', async () => {
    await using desk = await openDesk();
    await withTasks(desk, 'o-1', 'o-2');
    await desk.hear(
      await desk.sealedRequest({ orderId: 'o-3', businessType: 'counter', windowEndsAt: at('07 00:00') }),
    );
    await desk.hear(secondRequested({ caseId: 'o-9' }));
    const first = await claimed(desk, 'agent-01');
    expect(first.taskId).toBe('o-3');
    await desk.report('agent-01', first, bodyOf());
    await claimed(desk, 'agent-01');
    expect((await desk.send('GET /queue', 'agent-01')).body).toEqual({
      at: at('06 10:00'),
      open: 4,
      due: 2,
      leased: 1,
      overdueToday: 1,
      byBusinessType: { repair: 3, counter: 1 },
      secondCallbacks: 1,
    });
  });

  it('loses what is withdrawn, closed or forgotten', async () => {
    await using desk = await openDesk();
    const elsewhere = { customerKey: 'b3RoZXItY3VzdG9tZXItMQ', sealedContact: 'B'.repeat(280) };
    await withTasks(desk, 'o-1');
    await desk.hear(await desk.sealedRequest({ orderId: 'o-2', customer: elsewhere }));
    await desk.hear(await desk.sealedRequest({ orderId: 'o-3', customer: elsewhere }));
    await desk.hear(withdrawn({ orderId: 'o-2' }));
    await desk.hear(forgotten());
    expect((await desk.send('GET /queue', 'agent-01')).body).toMatchObject({ open: 1 });
    expect(await desk.store.load('o-1')).toMatchObject({ state: 'withdrawn' });
    expect(JSON.stringify(await desk.store.load('o-1'))).not.toMatch(/sealedContact|customerKey/);
  });

  it('is swept when a day has ended: what its window left behind closes as its calls went', async () => {
    await using desk = await openDesk();
    await withTasks(desk, 'o-1', 'o-2');
    await desk.tick(at('18 23:05'));
    expect((await desk.store.load('o-1'))?.state).toBe('open');
    await desk.tick(at('19 00:05'));
    await desk.tick(at('19 00:05'));
    expect(await desk.store.load('o-1')).toMatchObject({
      state: 'closed',
      closed: { at: at('19 00:05'), day: '2026-10-19', disposition: 'not-attempted' },
    });
    expect((await desk.store.load('o-2'))?.state).toBe('open');
  });
});

describe('a customer who was forgotten while an event about them was on its way', () => {
  const traces = /sealedContact|customerKey|sealedWords/;

  it('is not rung: the task is withdrawn, and shows nobody’s contact', async () => {
    await using desk = await openDesk();
    await desk.hear(forgotten());
    await withTasks(desk, 'o-1');
    expect((await desk.next('agent-01')).body).toEqual({ none: 'queue-empty' });
    const task = await desk.store.load('o-1');
    expect(task).toMatchObject({ state: 'withdrawn' });
    expect(JSON.stringify(task)).not.toMatch(traces);
  });

  it('is asked nothing about a case, which is told so', async () => {
    await using desk = await openDesk();
    await desk.hear(forgotten());
    await desk.hear(secondRequested());
    const task = await desk.store.load('WO-20261005-000123~1');
    expect(task).toMatchObject({ state: 'closed', closed: { disposition: 'not-attempted' } });
    expect(JSON.stringify(task)).not.toMatch(traces);
  });

  it('is rung about a service that came later', async () => {
    await using desk = await openDesk();
    await desk.hear(forgotten());
    await desk.hear(await desk.sealedRequest({ orderId: 'o-2', completedAt: at('06 10:01') }));
    expect((await claimed(desk, 'agent-01')).contact).toBeDefined();
  });

  it('is forgotten when the event is heard again, if whoever heard it first died before asking', async () => {
    await using desk = await openDesk();
    await withTasks(desk, 'o-1');
    await desk.forgotten.remember([CUSTOMER_KEY], at('06 10:00'), 'trace-1');
    await withTasks(desk, 'o-1');
    expect(await desk.store.load('o-1')).toMatchObject({ state: 'withdrawn' });
  });

  it('is kept by no task when requests and forgetting are heard at the very same time', async () => {
    await using desk = await openDesk();
    const orderIds = Array.from({ length: 10 }, (_, index) => `o-${index}`);
    const requests = await Promise.all(orderIds.map((orderId) => desk.sealedRequest({ orderId })));
    await Promise.all([
      ...requests.slice(0, 5).map((request) => desk.hear(request)),
      desk.hear(forgotten()),
      ...requests.slice(5).map((request) => desk.hear(request)),
    ]);
    for (const orderId of orderIds)
      expect(JSON.stringify(await desk.store.load(orderId))).not.toMatch(traces);
  });
});

describe('what it costs', () => {
  const written = (desk: Desk) => desk.operations.reduce((units, { units: { write } }) => units + write, 0);

  it('five write units for a callback that one call completes', async () => {
    await using desk = await openDesk();
    await desk.hear({ ...(await desk.sealedRequest()), traceId: '0af7651916cd43dd8448eb211c80319c' });
    expect(written(desk)).toBe(2);
    const task = await claimed(desk, 'agent-01');
    expect(written(desk)).toBe(3);
    await desk.report('agent-01', task, interviewed());
    expect(written(desk)).toBe(5);
  });

  it('nothing for a request heard twice, and nothing for asking in vain', async () => {
    await using desk = await openDesk();
    const request = await desk.sealedRequest();
    await desk.hear(request);
    await claimed(desk, 'agent-01');
    const before = written(desk);
    await desk.hear(request);
    await desk.next('agent-01');
    await desk.next('agent-02');
    expect(written(desk)).toBe(before);
  });
});
