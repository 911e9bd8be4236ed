import { describe, expect, it } from 'vitest';
import { at } from '../testing/calls.ts';
import { openDesk } from '../testing/desk.ts';
import { CUSTOMER_KEY, forgotten, secondRequested } from '../testing/events.ts';

const traces = /sealedContact|customerKey|sealedWords/;

describe('a customer who was forgotten while an event about them was on its way', () => {
  it('is not rung: the task is withdrawn, and shows nobody’s contact', async () => {
    await using desk = await openDesk();
    await desk.receive(forgotten());
    await desk.openTasks('o-1');
    expect(await desk.next('agent-01')).toMatchObject({ none: 'queue-empty' });
    const task = await desk.tasks.load('routine:o-1');
    expect(task).toMatchObject({ state: 'withdrawn' });
    expect(JSON.stringify(task)).not.toMatch(traces);
  });

  it('is not rung about a case, which learns so', async () => {
    await using desk = await openDesk();
    await desk.receive(forgotten());
    const event = secondRequested();
    await desk.receive(event);
    const task = await desk.tasks.load(event.data.taskId);
    expect(task).toMatchObject({ state: 'closed', closed: { disposition: 'not-attempted' } });
    expect(JSON.stringify(task)).not.toMatch(traces);
  });

  it('is rung about a service that came later', async () => {
    await using desk = await openDesk();
    await desk.receive(forgotten());
    await desk.receive(await desk.sealedRequest({ order: { orderId: 'o-2', completedAt: at('06 10:01') } }));
    expect((await desk.claim('agent-01')).contact).toBeDefined();
  });

  it('is not rung about a service that an upstream clock puts later than its order was known', async () => {
    await using desk = await openDesk();
    await desk.receive(forgotten());
    const order = { orderId: 'o-2', completedAt: at('06 10:01'), knownSince: at('06 09:59') };
    await desk.receive(await desk.sealedRequest({ order }));
    expect(await desk.tasks.load('routine:o-2')).toMatchObject({ state: 'withdrawn' });
  });

  it('is forgotten when the event comes again, if whoever took it first died too early', async () => {
    await using desk = await openDesk();
    await desk.openTasks('o-1');
    await desk.tombstones.write([CUSTOMER_KEY], at('06 10:00'), 'trace-1');
    await desk.openTasks('o-1');
    expect(await desk.tasks.load('routine:o-1')).toMatchObject({ state: 'withdrawn' });
  });

  it('is in no task when requests and forgetting come at the very same time', async () => {
    await using desk = await openDesk();
    const orderIds = Array.from({ length: 10 }, (_, index) => `o-${index}`);
    const requests = await Promise.all(orderIds.map((orderId) => desk.sealedRequest({ order: { orderId } })));
    await Promise.all([
      ...requests.slice(0, 5).map((request) => desk.receive(request)),
      desk.receive(forgotten()),
      ...requests.slice(5).map((request) => desk.receive(request)),
    ]);
    for (const orderId of orderIds)
      expect(JSON.stringify(await desk.tasks.load(`routine:${orderId}`))).not.toMatch(traces);
  });
});
