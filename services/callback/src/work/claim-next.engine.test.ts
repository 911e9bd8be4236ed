import { seal } from '@huiyin/seal';
import { customerOf } from '@huiyin/testing';
import { contextOfCaseWords, type EnvelopeContext, ROUTINE } from '@huiyin/vocabulary';
import { describe, expect, it } from 'vitest';
import { at, bodyOf, interviewed } from '../testing/calls.ts';
import { openDesk } from '../testing/desk.ts';
import { CUSTOMER_KEY, forgotten, matter, secondRequested } from '../testing/events.ts';

describe('asking for the next task', () => {
  it('gives the earliest due, its customer and its questions, and writes down who was shown them', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1', 'o-2');
    const task = await desk.claim('agent-01');
    expect(task).toMatchObject({
      taskId: 'routine:o-1',
      programme: ROUTINE,
      orderId: 'o-1',
      claimId: '20261006-0000000001',
      leaseEndsAt: at('06 10:20'),
      contact: { name: '示例客户', phones: ['13800000000'] },
      questionnaire: { id: 'on-site', version: 1 },
    });
    expect(task.contact).not.toHaveProperty('id');
    expect(task.levels).toHaveLength(5);
    expect(desk.lines).toContainEqual(
      expect.objectContaining({
        what: 'contact-shown',
        taskId: 'routine:o-1',
        claimId: '20261006-0000000001',
        caller: 'agent-01',
        rule: 'claimed-call',
      }),
    );
    expect(JSON.stringify(desk.lines)).not.toMatch(/示例|13800000000/);
  });

  it('again gives the same lease, and to others the next task', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1', 'o-2');
    const first = await desk.claim('agent-01');
    expect(await desk.claim('agent-01')).toEqual(first);
    expect((await desk.claim('agent-02')).orderId).toBe('o-2');
    expect(await desk.next('agent-03')).toMatchObject({ none: 'none-due', askAgainAt: at('06 10:20') });
  });

  it('gives a customer who named a time before all others when it has come, and not before', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1', 'o-2', 'o-3');
    const first = await desk.claim('agent-01');
    const named = bodyOf({ disposition: 'call-later', callAgainAt: at('06 15:00') });
    await desk.record('agent-01', first, named);
    desk.setNow(at('06 14:59'));
    expect((await desk.claim('agent-02')).orderId).toBe('o-2');
    desk.setNow(at('06 15:00'));
    expect((await desk.claim('agent-03')).orderId).toBe('o-1');
    expect((await desk.claim('agent-01')).orderId).toBe('o-3');
  });

  it('again gives the lease one has also outside permitted hours', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1', 'o-2');
    desk.setNow(at('06 11:59'));
    const first = await desk.claim('agent-01');
    desk.setNow(at('06 12:01'));
    expect(await desk.claim('agent-01')).toEqual(first);
    expect((await desk.next('agent-02')).none).toBe('outside-permitted-hours');
  });

  it('twice at the very same time strands nothing: what one was given, one is given again', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1', 'o-2', 'o-3');
    const answers = await Promise.all([desk.next('agent-01'), desk.next('agent-01')]);
    const given = answers.flatMap(({ task }) => task ?? []);
    const open = new Set(given.map(({ taskId }) => taskId));
    while (open.size > 0) {
      const task = await desk.claim('agent-01');
      expect(open.delete(task.taskId)).toBe(true);
      await desk.record('agent-01', task, interviewed());
    }
  });

  it('gives a task whose lease has expired to somebody else', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1');
    const first = await desk.claim('agent-01');
    desk.setNow(at('06 10:20'));
    const second = await desk.claim('agent-02');
    expect([second.taskId, second.claimId === first.claimId]).toEqual([first.taskId, false]);
    expect((await desk.next('agent-01')).none).toBe('none-due');
  });

  it('gives nothing outside permitted hours and says when they begin', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1');
    desk.setNow(at('06 12:30'));
    expect(await desk.next('agent-01')).toMatchObject({
      none: 'outside-permitted-hours',
      askAgainAt: at('06 14:00'),
    });
  });

  it('says that the queue is empty', async () => {
    await using desk = await openDesk();
    expect(await desk.next('agent-01')).toEqual({ none: 'queue-empty', zone: 'Asia/Shanghai' });
  });

  it('reads on until the queue’s first free task, however many are held before it', async () => {
    await using desk = await openDesk();
    await desk.openTasks(...Array.from({ length: 20 }, (_, index) => `o-${index}`));
    const agents = Array.from({ length: 20 }, (_, index) => `agent-${index}`);
    const given: string[] = [];
    for (const agent of agents) given.push((await desk.claim(agent)).orderId);
    expect(given).toEqual(agents.map((_, index) => `o-${index}`));
    expect(await desk.next('agent-late')).toMatchObject({ none: 'none-due', askAgainAt: at('06 10:20') });
  });

  it('is noted by person and day before it is shown, and once when they ask again', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1', 'o-2');
    const claimed = await desk.claim('agent-01');
    await desk.claim('agent-01');
    await desk.claim('agent-02');
    const day = async (person: string, day = '2026-10-06') =>
      (
        await desk.send('GET /reveals/{person}/{day}', 'auditor-01', {
          path: { person, day },
          role: 'auditor',
        })
      ).body.reveals;
    expect(await day('agent-01')).toEqual([
      { at: at('06 10:00'), about: claimed.taskId, claimId: claimed.claimId },
    ]);
    expect((await day('agent-02')).map(({ about }) => about)).toEqual(['routine:o-2']);
    expect(await day('agent-01', '2026-10-05')).toEqual([]);
  });

  it('reads no further than the first task that the agent is independent of', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1', 'o-2');
    const about = await desk.sealedRequest({
      order: { orderId: 'o-0', team: 'meter-1', staff: ['agent-03'] },
      windowEndsAt: at('17 00:00'),
    });
    const customer = about.data.customer && { ...about.data.customer, customerKey: 'b3RoZXItY3VzdG9tZXIxMg' };
    await desk.receive({ ...about, data: { ...about.data, customer } });
    const operations = async (agent: string, team?: string) => {
      const before = desk.operations.length;
      const { body } = await desk.send('POST /tasks/next', agent, team === undefined ? {} : { team });
      return [body.task?.orderId, desk.operations.slice(before).map(({ operation }) => operation)] as const;
    };
    const [first, reads] = await operations('agent-02', 'meter-1');
    const [second, same] = await operations('agent-03');
    const [third, again] = await operations('agent-01');
    expect([first, second, third]).toEqual(['o-1', 'o-2', 'o-0']);
    expect(same).toEqual(reads);
    expect(again).toEqual(reads);
  });

  it('tells the agent of a second callback what the complaint was and what was concluded', async () => {
    await using desk = await openDesk();
    const key = await desk.keys.publicKey('2026-10');
    const { caseId } = secondRequested().data;
    const [said, concluded] = matter;
    if (said?.kind !== 'call' || concluded?.kind !== 'conclusion') throw new Error('not such a matter');
    const sealIn = (context: EnvelopeContext, text: string) => ({ sealed: seal(key, text, context) });
    const { branch } = desk.branch;
    const about = secondRequested({
      customer: (await desk.sealedRequest()).data.customer,
      matter: [
        {
          ...said,
          ...sealIn(contextOfCaseWords(branch, caseId, said), JSON.stringify({ complaint: '还是漏气' })),
        },
        { ...concluded, ...sealIn(contextOfCaseWords(branch, caseId, concluded), '已更换阀门') },
        { ...concluded, ...sealIn(contextOfCaseWords(branch, caseId, said), 'of another envelope') },
      ],
    });
    await desk.receive(about);
    expect(await desk.claim('agent-01')).toMatchObject({
      matter: [
        { kind: 'call', at: said.at, text: '投诉内容: 还是漏气' },
        { kind: 'conclusion', at: concluded.at, text: '已更换阀门' },
      ],
    });
    expect(JSON.stringify(desk.lines)).not.toMatch(/漏气|阀门/);
    const open = await desk.send('GET /open-tasks/{month}', 'administrator', {
      path: { month: '2026-10' },
      role: 'administrator',
    });
    expect(open.body).toEqual({ open: [{ id: about.data.taskId, month: '2026-10' }] });
  });

  it('gives the task without its contact once the key of its month is destroyed', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1');
    await desk.keys.destroy('2026-10', at('06 09:00'));
    expect(await desk.claim('agent-01')).not.toHaveProperty('contact');
    expect(desk.lines).toContainEqual(
      expect.objectContaining({ level: 'info', what: 'contact-key-destroyed', month: '2026-10' }),
    );
  });

  it('is not stopped by an envelope that does not open', async () => {
    await using desk = await openDesk();
    const other = await desk.sealedRequest({ order: { orderId: 'o-other' } });
    const order = { ...other.data.order, orderId: 'o-1' };
    await desk.receive({ ...other, data: { ...other.data, taskId: 'routine:o-1', order } });
    expect(await desk.claim('agent-01')).not.toHaveProperty('contact');
    expect(desk.lines).toContainEqual(
      expect.objectContaining({ level: 'error', what: 'contact-unreadable', taskId: 'routine:o-1' }),
    );
  });

  it('is not stopped by a task that asks what the branch no longer lists', async () => {
    await using desk = await openDesk();
    await desk.receive(
      await desk.sealedRequest({
        questionnaire: 'of-old',
        order: { orderId: 'o-0' },
        windowEndsAt: at('18 00:00'),
      }),
    );
    await desk.openTasks('o-1');
    expect((await desk.claim('agent-01')).orderId).toBe('o-1');
    expect(desk.lines).toContainEqual(
      expect.objectContaining({ level: 'error', what: 'task-unaskable', taskId: 'routine:o-0' }),
    );
    expect(await desk.next('agent-02')).toMatchObject({ none: 'none-due' });
  });
});

describe('a customer without any phone', () => {
  it('is nobody to ring: the task closes by itself and the next one is given', async () => {
    await using desk = await openDesk();
    await desk.receive(
      await desk.sealedRequest(
        { order: { orderId: 'o-0' }, windowEndsAt: at('18 00:00') },
        1,
        customerOf({ phones: [] }),
      ),
    );
    await desk.openTasks('o-1');
    expect((await desk.claim('agent-01')).orderId).toBe('o-1');
    expect(await desk.tasks.load('routine:o-0')).toMatchObject({
      state: 'closed',
      attempts: [],
      closed: { disposition: 'not-attempted' },
    });
  });

  it('and many of them before anybody who can be rung are closed in several requests', async () => {
    await using desk = await openDesk();
    for (let number = 1; number <= 26; number += 1) {
      const order = { orderId: `o-${number}` };
      await desk.receive(await desk.sealedRequest({ order }, 1, customerOf({ phones: [] })));
    }
    expect(await desk.next('agent-01')).toMatchObject({ none: 'none-due', askAgainAt: at('06 10:01') });
    expect(await desk.next('agent-01')).toEqual({ none: 'queue-empty', zone: 'Asia/Shanghai' });
  });
});

describe('a customer of several tasks', () => {
  const both = async () => {
    const desk = await openDesk();
    for (const orderId of ['o-1', 'o-2'])
      await desk.receive(await desk.sealedRequest({ order: { orderId } }));
    return desk;
  };

  it('is rung by one agent at a time; the other task waits until that call is recorded', async () => {
    await using desk = await both();
    const first = await desk.claim('agent-01');
    expect(await desk.next('agent-02')).toMatchObject({ none: 'none-due', askAgainAt: at('06 10:20') });
    await desk.record('agent-01', first, bodyOf());
    const second = await desk.claim('agent-02');
    expect(second.taskId).not.toBe(first.taskId);
    // Whoever asks again has it still, though the other's lease would run on.
    expect(await desk.claim('agent-02')).toMatchObject({ claimId: second.claimId });
  });

  it('is free again when the task is given back, or its lease ends', async () => {
    await using desk = await both();
    const first = await desk.claim('agent-01');
    await desk.release('agent-01', first);
    await desk.claim('agent-02');
    expect(await desk.next('agent-03')).toMatchObject({ none: 'none-due' });
    desk.setNow(at('06 10:20'));
    await desk.claim('agent-03');
  });

  it('who is forgotten stands in no agent’s last claim', async () => {
    await using desk = await both();
    await desk.claim('agent-01');
    expect((await desk.claims.holdings())[0]?.state.customerKey).toBe(CUSTOMER_KEY);
    await desk.receive(forgotten());
    expect((await desk.claims.holdings())[0]?.state.customerKey).toBeUndefined();
  });
});
