import { tombstonesIn } from '@huiyin/table';
import { describe, expect, it } from 'vitest';
import { CASE, callback, customer, orderOf, sealed } from '../testing/cases.ts';
import { MOMENT, openComplaintTable, sealedBy } from '../testing/complaints.ts';
import { raise } from './raise.ts';

const corrected = (version = 3) => callback({ order: orderOf({ team: 'repair-2', revision: 2 }) }, version);

describe('a callback with concerns', () => {
  it('raises its case with one write and says so', async () => {
    await using complaints = await openComplaintTable();
    const sealedCustomer = await sealedBy(complaints.deps.keys, { complaint: '修完还漏气' });
    await raise(complaints.deps)(callback(sealedCustomer));
    expect(complaints.local.operations).toMatchObject([
      // The item and its copy in the first index stay under three KB each; the second and that of orders have its keys.
      { operation: 'PutItem', tableUnits: { read: 0, write: 3 }, units: { write: 8 } },
      { operation: 'GetItem', units: { read: 1, write: 0 } },
    ]);
    expect(await complaints.caseOf()).toMatchObject({
      state: 'received',
      customer: sealedCustomer.customer,
      words: [{ sealed: sealedCustomer.sealedWords }],
    });
    expect(await complaints.said()).toEqual(['complaint.raised']);
  });

  it('changes nothing when it comes again', async () => {
    await using complaints = await openComplaintTable();
    await raise(complaints.deps)(callback());
    const before = await complaints.caseOf();
    const count = complaints.local.operations.length;
    await raise(complaints.deps)(callback());
    expect(complaints.local.operations.slice(count)).toMatchObject([
      { operation: 'PutItem', units: { read: 0, write: 3 } },
      { operation: 'GetItem', units: { read: 1, write: 0 } },
    ]);
    expect(await complaints.caseOf()).toEqual(before);
  });

  it('changes its case when a later version says another order, and says nothing when it does not', async () => {
    await using complaints = await openComplaintTable();
    await raise(complaints.deps)(callback());
    await raise(complaints.deps)(callback({}, 3));
    expect(await complaints.said()).toEqual([]);
    await raise(complaints.deps)(corrected(4));
    expect(await complaints.caseOf()).toMatchObject({ order: { team: 'repair-2' }, changedAt: MOMENT });
    expect(await complaints.said()).toEqual(['complaint.changed']);
  });

  it('comes to the same case when its versions come in another order', async () => {
    await using complaints = await openComplaintTable();
    await raise(complaints.deps)(corrected());
    await raise(complaints.deps)(callback());
    expect(await complaints.caseOf()).toMatchObject({ order: { team: 'repair-2' }, sourceVersion: 3 });
    expect(await complaints.said()).toEqual(['complaint.raised']);
  });

  it('of another task about the same order has a case of its own', async () => {
    await using complaints = await openComplaintTable();
    await raise(complaints.deps)(callback());
    await raise(complaints.deps)(callback({ taskId: 'topic-1:WO-20261005-000123', programme: 'topic-1' }));
    expect(await complaints.caseOf()).toMatchObject({ caseId: CASE });
    expect(await complaints.caseOf('topic-1:WO-20261005-000123.1')).toMatchObject({ order: orderOf() });
  });

  it('raises nothing without concerns', async () => {
    await using complaints = await openComplaintTable();
    await raise(complaints.deps)(callback({ concerns: [] }));
    expect(complaints.local.operations).toEqual([]);
    expect(await complaints.caseOf()).toBeUndefined();
  });
});

describe('a forgotten customer', () => {
  it('leaves a case without envelope, hash and words', async () => {
    await using complaints = await openComplaintTable();
    await raise(complaints.deps)(callback());
    expect(await complaints.forget()).toBe('finished');
    const complaintCase = await complaints.caseOf();
    expect(complaintCase).toMatchObject({ state: 'received', concerns: ['dissatisfied'], words: [] });
    expect(complaintCase?.customer).toBeUndefined();
    expect(await complaints.said()).toEqual([]);
  });

  it('is in no case that is raised by a callback that was on its way', async () => {
    await using complaints = await openComplaintTable();
    await complaints.forget();
    await raise(complaints.deps)(callback());
    await raise(complaints.deps)(corrected());
    const complaintCase = await complaints.caseOf();
    expect(complaintCase).toMatchObject({ state: 'received', order: { team: 'repair-2' }, words: [] });
    expect(complaintCase?.customer).toBeUndefined();
  });

  it('is known again by a later service', async () => {
    await using complaints = await openComplaintTable();
    await complaints.forget();
    const later = orderOf({ orderId: 'WO-LATER', completedAt: '2026-10-07T03:00:00.000Z' });
    await raise(complaints.deps)(callback({ taskId: 'routine:WO-LATER', order: later }));
    expect(await complaints.caseOf('routine:WO-LATER.1')).toMatchObject({ customer, words: [{ sealed }] });
  });

  it('is not known again by a service that an upstream clock puts later than its order was known', async () => {
    await using complaints = await openComplaintTable();
    await complaints.forget();
    const order = orderOf({ completedAt: '2026-10-07T02:04:00.000Z', knownSince: MOMENT });
    await raise(complaints.deps)(callback({ order }));
    expect(await complaints.caseOf()).toMatchObject({ words: [] });
    expect((await complaints.caseOf())?.customer).toBeUndefined();
  });

  it('is taken out when a callback comes again whose first coming was cut short', async () => {
    await using complaints = await openComplaintTable();
    await raise(complaints.deps)(callback());
    await tombstonesIn(complaints.local.table).write([customer.customerKey], MOMENT, 'trace-1');
    await raise(complaints.deps)(callback());
    expect(await complaints.caseOf()).toMatchObject({ words: [] });
    expect((await complaints.caseOf())?.customer).toBeUndefined();
  });

  it('is in no case when callbacks and forgetting come at the very same time', async () => {
    await using complaints = await openComplaintTable();
    const orderIds = Array.from({ length: 10 }, (_, index) => `WO-${index}`);
    const raiseFor = (orderId: string) =>
      raise(complaints.deps)(callback({ taskId: `routine:${orderId}`, order: orderOf({ orderId }) }));
    await Promise.all([
      ...orderIds.slice(0, 5).map(raiseFor),
      complaints.forget(),
      ...orderIds.slice(5).map(raiseFor),
    ]);
    for (const orderId of orderIds) {
      const complaintCase = await complaints.caseOf(`routine:${orderId}.1`);
      expect(complaintCase).toMatchObject({ words: [] });
      expect(complaintCase?.customer).toBeUndefined();
    }
  });
});
