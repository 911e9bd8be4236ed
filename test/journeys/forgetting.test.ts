import { redriveQueue } from '@huiyin/cli';
import type { ClaimedTask } from '@huiyin/contracts';
import { namesOf } from '@huiyin/surface';
import { customerOf, workOrderOf } from '@huiyin/testing';
import { caseIdOf, ROUTINE, taskIdOf } from '@huiyin/vocabulary';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BranchOffice, contentWith, openOffice } from './branch-office.ts';
import { leavesOf } from './canaries.ts';
import { queuesOf } from './operator.ts';
import { itemsOf, type RawItem } from './raw-tables.ts';

const FORGOTTEN = customerOf({ id: 'C-FORGOTTEN', name: '要被忘记的人' });
const OTHER = customerOf({ id: 'C-OTHER', name: '另一位客户' });

/** Envelopes and customers' hashes within an item. Fingerprints of whole bodies stay: they tell no customer from another. */
function tracesIn({ s }: RawItem): readonly string[] {
  const { fingerprint, rejectedId, ...state } = s?.M ?? {};
  return [...leavesOf(state)].flatMap((leaf) => {
    if (leaf instanceof Uint8Array) return [Buffer.from(leaf).toString('base64url')];
    // A claim's id is as long as a hash, and begins with its day.
    return /^(?!\d{8}-)[\w-]{22,}$/.test(leaf) ? [leaf] : [];
  });
}

describe('a customer who asks to be forgotten', () => {
  let office: BranchOffice;
  let traces: Set<string>;
  const allItems = async (): Promise<RawItem[]> => {
    const tables = office.cloud.tables.names().filter((name) => !name.endsWith('-keys'));
    return (await Promise.all(tables.map((name) => itemsOf(office.cloud, name)))).flat();
  };
  const isOfOther = (item: RawItem) => JSON.stringify(item).includes('WO-3');
  const ring = async (agent: string, overrides: Parameters<typeof contentWith>[1]): Promise<ClaimedTask> => {
    const task = await office.claim(agent);
    await office.answer(agent, task, { interview: contentWith(task, overrides) });
    return task;
  };
  const briefing = () =>
    office.ask('supervisor', 'GET /briefings/{period}', { path: { period: '2026-10-05' } });

  beforeAll(async () => {
    office = await openOffice({ at: '2026-10-05T02:30:00.000Z' });
    await office.report(
      workOrderOf({ orderId: 'WO-1', customer: FORGOTTEN, remark: '门口有狗' }),
      workOrderOf({ orderId: 'WO-2', customer: FORGOTTEN, completedAt: '2026-10-05T10:12:00+08:00' }),
      workOrderOf({ orderId: 'WO-3', customer: OTHER, completedAt: '2026-10-05T10:13:00+08:00' }),
      workOrderOf({ orderId: 'WO-4', customer: FORGOTTEN, team: 'nobody' }),
    );
    await ring('agent-01', { overall: 'fail', complaint: '修完还漏气' });
    const others = new Set((await allItems()).filter(isOfOther).flatMap(tracesIn));
    traces = new Set((await allItems()).flatMap(tracesIn).filter((trace) => !others.has(trace)));
  });
  afterAll(() => office.cloud.stop());

  it('has envelopes and hashes in the tables of four services before', async () => {
    // Order, decision, task and case of WO-1 share an envelope and a hash; WO-2 has its own envelope.
    expect(traces.size).toBeGreaterThanOrEqual(5);
    expect((await office.ask('supervisor', 'GET /queue')).open).toBe(2);
  });

  it('is found nowhere any more: neither envelope, nor words, nor hash, but on the tombstones', async () => {
    const before = office.events().length;
    const answer = await office.as('administrator', 'POST /forgotten-customers', {
      body: { customerId: FORGOTTEN.id },
    });
    expect(answer.status).toBe(200);
    await office.cloud.quiet();
    expect(office.events().slice(before)).toEqual(['customer.forgotten']);
    // The list of their cases is empty, and expired: the table drops it within days.
    const now = office.cloud.clock.now().getTime() / 1000;
    const left = (await allItems())
      .filter(({ x }) => x?.N === undefined || Number(x.N) > now)
      .filter((item) => tracesIn(item).some((trace) => traces.has(trace)));
    expect(new Set(left.map(({ t }) => t?.S))).toEqual(new Set(['forgotten-customer', 'tombstone']));
  });

  it('is not rung, and a case of theirs shows no contact and no words', async () => {
    expect(
      await office.ask('supervisor', 'GET /tasks/{taskId}', { path: { taskId: taskIdOf(ROUTINE, 'WO-2') } }),
    ).toMatchObject({
      state: 'withdrawn',
    });
    const shown = await office.ask('supervisor', 'POST /complaints/{caseId}/reveal', {
      path: { caseId: caseIdOf(taskIdOf(ROUTINE, 'WO-1'), 1) },
      body: { reason: 'audit' },
    });
    expect(shown).toEqual({ words: [] });
    const { rejected } = await office.ask('administrator', 'GET /rejected');
    expect(rejected).toEqual([]);
  });

  it('leaves the figures as they were', async () => {
    expect((await briefing()).total).toMatchObject({ closed: 1, levels: { fail: 1 }, complaints: 1 });
  });

  it('is not sealed again when an order from before the forgetting comes in late', async () => {
    await office.report(
      workOrderOf({ orderId: 'WO-5', customer: FORGOTTEN }),
      workOrderOf({ orderId: 'WO-1', revision: 2, customer: FORGOTTEN, team: 'repair-2' }),
    );
    for (const orderId of ['WO-5', 'WO-1'])
      expect(
        await office.ask('supervisor', 'GET /work-orders/{orderId}', { path: { orderId } }),
      ).toMatchObject({ customer: 'forgotten' });
    expect((await office.ask('supervisor', 'GET /queue')).open).toBe(1);
  });

  it('takes nobody else along', async () => {
    const task = await ring('agent-02', {});
    expect(task).toMatchObject({ orderId: 'WO-3', contact: { name: OTHER.name } });
  });
});

describe('a customer who is forgotten while something about them is on its way', () => {
  let office: BranchOffice;
  const names = namesOf('longgang');
  const orderOf = (orderId: string) => workOrderOf({ orderId, customer: FORGOTTEN });

  /** The service dies of the order's event as often as it is tried. */
  const reportToDeath = async (service: 'sampling' | 'callback', orderId: string) => {
    for (let times = 0; times < 5; times += 1)
      office.cloud.faults.killNextCall(`huiyin-longgang-${service}-inbox`);
    await office.report(orderOf(orderId));
    expect(office.cloud.queues.depth(names.deadLetters(service, 'inbox')).visible).toBe(1);
  };
  const redrive = async (service: 'sampling' | 'callback') => {
    await redriveQueue({ sqs: queuesOf(office.cloud), queueName: names.deadLetters(service, 'inbox') });
    await office.cloud.quiet();
    expect(office.cloud.queues.depth(names.deadLetters(service, 'inbox')).visible).toBe(0);
  };
  const expectNobodyToRing = async (orderId: string) => {
    expect(await office.ask('agent', 'POST /tasks/next', { person: 'agent-01' })).toMatchObject({
      none: 'queue-empty',
    });
    expect(
      await office.ask('supervisor', 'GET /tasks/{taskId}', { path: { taskId: taskIdOf(ROUTINE, orderId) } }),
    ).toMatchObject({ state: 'withdrawn' });
  };

  beforeAll(async () => {
    office = await openOffice({ at: '2026-10-05T02:30:00.000Z' });
    await reportToDeath('callback', 'WO-DEAD');
    await reportToDeath('sampling', 'WO-DEADER');
    await office.as('administrator', 'POST /forgotten-customers', { body: { customerId: FORGOTTEN.id } });
    await office.cloud.quiet();
  });
  afterAll(() => office.cloud.stop());

  it('is not rung about a request that comes back from the dead letters', async () => {
    await redrive('callback');
    await expectNobodyToRing('WO-DEAD');
  });

  it('is in no decision on an order that comes back from the dead letters', async () => {
    await redrive('sampling');
    await expectNobodyToRing('WO-DEADER');
    const path = { day: '2026-10-05', orderId: 'WO-DEADER' };
    expect(await office.ask('supervisor', 'GET /decisions/{day}/{orderId}', { path })).toMatchObject({
      decision: 'forgotten',
    });
  });

  it('is not rung about an order that came to a door which did not know yet, and is forgotten in it, too', async () => {
    await office.report(orderOf('WO-SAME-MINUTE'));
    await expectNobodyToRing('WO-SAME-MINUTE');
    const kept = (await itemsOf(office.cloud, names.table('intake'))).filter(
      ({ t }) => t?.S === 'work-order',
    );
    expect(kept.map(({ pk }) => pk?.S).sort()).toEqual(['O#WO-DEAD', 'O#WO-DEADER', 'O#WO-SAME-MINUTE']);
    expect(kept.flatMap(tracesIn)).toEqual([]);
  });
});

describe('a month whose key is destroyed', () => {
  let office: BranchOffice;
  const september = workOrderOf({
    orderId: 'WO-SEPTEMBER',
    completedAt: '2026-09-28T10:11:09+08:00',
    arrivedAt: '2026-09-28T09:40:00+08:00',
  });
  const path = { month: '2026-09' };
  const destroy = (force: 'yes' | 'no') =>
    office.as('administrator', 'DELETE /month-keys/{month}', { path, query: { force } });

  beforeAll(async () => {
    office = await openOffice({ at: '2026-10-05T02:30:00.000Z' });
    await office.report(september, { ...september, orderId: 'WO-RUNG' }, workOrderOf());
    const task = await office.claim('agent-01');
    expect(task.orderId).toBe('WO-RUNG');
    await office.answer('agent-01', task, { interview: contentWith(task) });
  });
  afterAll(() => office.cloud.stop());

  it('shows the open work that still needs it', async () => {
    expect(await office.ask('administrator', 'GET /open-tasks/{month}', { path })).toEqual({
      open: [{ id: 'routine:WO-SEPTEMBER', month: '2026-09' }],
    });
    expect(await office.ask('administrator', 'GET /open-complaints/{month}', { path })).toEqual({ open: [] });
  });

  it('is refused while that work is open', async () => {
    expect(await destroy('no')).toMatchObject({
      status: 409,
      body: { type: 'urn:huiyin:rule:open-work-untold' },
    });
    const told = await office.ask('administrator', 'PUT /needed-months/callback');
    expect(told.months).toEqual(['2026-09', '2026-10']);
    expect((await office.ask('administrator', 'PUT /needed-months/complaint')).months).toEqual([]);
    expect(await destroy('no')).toMatchObject({
      status: 409,
      body: { type: 'urn:huiyin:rule:open-work-needs-it' },
    });
  });

  it('opens no contact of that month any more, once no door remembers it, and those of other months as before', async () => {
    expect(await destroy('yes')).toMatchObject({ status: 200, body: { result: 'destroyed' } });
    // Doors remember an opened key for two minutes.
    await office.until('2026-10-05T02:33:00.000Z');
    const first = await office.claim('agent-01');
    expect(first.orderId).toBe('WO-SEPTEMBER');
    expect(first.contact).toBeUndefined();
    await office.answer('agent-01', first, { disposition: 'void-order' });
    expect(await office.claim('agent-01')).toMatchObject({ contact: { name: '示例客户' } });
  });

  it('keeps its figures', async () => {
    const { total } = await office.ask('supervisor', 'GET /briefings/{period}', {
      path: { period: '2026-10-05' },
    });
    expect(total).toMatchObject({ closed: 2, callbacks: 1, levels: { good: 1 } });
  });

  it('takes in no order of that month: it is kept among the rejected', async () => {
    await office.report({ ...september, orderId: 'WO-TOO-LATE' });
    expect(await office.ask('administrator', 'GET /rejected')).toMatchObject({
      rejected: [{ orderId: 'WO-TOO-LATE', issues: [{ rule: 'month-key-destroyed' }] }],
    });
  });

  it('stays destroyed', async () => {
    expect(await destroy('yes')).toMatchObject({ body: { result: 'already destroyed' } });
  });
});
