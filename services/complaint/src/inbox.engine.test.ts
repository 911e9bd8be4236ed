import type { BusEvent, CallbackClosed } from '@huiyin/contracts';
import { lambdaContext, logDouble, sqsEvent } from '@huiyin/lambda/testing';
import { forgottenCustomers } from '@huiyin/table';
import { callbackClosedOf, eventOf, localTable, longgang } from '@huiyin/testing';
import { expect, it } from 'vitest';
import { inbox } from './inbox.ts';
import { caseStore } from './store.ts';
import { surface } from './surface.ts';

const KEY = 'c3RhbmRzLWZvci1oaW0xMg';
const sealed = 'A'.repeat(280);
const customer = { customerKey: KEY, sealedContact: sealed };
const MOMENT = '2026-10-07T02:00:00.000Z';
const CASE = 'WO-20261005-000123';

const closed = (overrides: Partial<CallbackClosed> = {}, version = 2) =>
  eventOf(
    'callback.closed',
    callbackClosedOf({ concerns: ['dissatisfied'], customer, sealedWords: sealed, ...overrides }),
    { type: 'task', version },
  );
const forgotten = eventOf('customer.forgotten', { customerKeys: [KEY], forgottenAt: MOMENT });

/** The complaint service's inbox on a table of the local engine. */
async function openInbox() {
  const local = await localTable(surface);
  const store = caseStore(local.table);
  const door = inbox({
    branch: longgang(),
    store,
    forgotten: forgottenCustomers(local.table),
    log: logDouble().log,
    now: () => new Date(MOMENT),
  });
  return {
    local,
    async hear(...events: readonly BusEvent[]) {
      const messages = events.map((event) =>
        JSON.stringify({
          id: event.id,
          source: 'huiyin.test',
          'detail-type': event.name,
          time: '2026-10-07T02:00:00Z',
          detail: event,
        }),
      );
      expect((await door(sqsEvent(...messages), lambdaContext())).batchItemFailures).toEqual([]);
    },
    caseOf: async (caseId: string) => (await store.load(caseId))?.state,
    [Symbol.asyncDispose]: () => local[Symbol.asyncDispose](),
  };
}

it('forgets the customer of a case: envelope, hash and words go, the case stays', async () => {
  await using complaints = await openInbox();
  await complaints.hear(closed());
  expect(await complaints.caseOf(CASE)).toMatchObject({ customer, words: [{ sealed }] });
  await complaints.hear(forgotten);
  const kept = await complaints.caseOf(CASE);
  expect(kept).toMatchObject({ state: 'received', concerns: ['dissatisfied'], words: [] });
  expect(kept?.customer).toBeUndefined();
});

it('raises a case without its customer when they were forgotten while the callback was on its way', async () => {
  await using complaints = await openInbox();
  await complaints.hear(forgotten);
  await complaints.hear(closed());
  await complaints.hear(closed({ team: 'repair-2' }, 3));
  const kept = await complaints.caseOf(CASE);
  expect(kept).toMatchObject({ state: 'received', team: 'repair-2', words: [] });
  expect(kept?.customer).toBeUndefined();
});

it('knows a customer again by a later service', async () => {
  await using complaints = await openInbox();
  await complaints.hear(forgotten);
  await complaints.hear(closed({ orderId: 'WO-LATER', completedAt: '2026-10-07T03:00:00.000Z' }));
  expect(await complaints.caseOf('WO-LATER')).toMatchObject({ customer, words: [{ sealed }] });
});

it('makes good when a callback is heard again what was left undone when it was heard first', async () => {
  await using complaints = await openInbox();
  await complaints.hear(closed());
  await forgottenCustomers(complaints.local.table).remember([KEY], MOMENT, 'trace-1');
  await complaints.hear(closed());
  expect(await complaints.caseOf(CASE)).toMatchObject({ words: [] });
  expect((await complaints.caseOf(CASE))?.customer).toBeUndefined();
});

it('keeps no customer when callbacks and forgetting are heard at the very same time', async () => {
  await using complaints = await openInbox();
  const orderIds = Array.from({ length: 10 }, (_, index) => `WO-${index}`);
  await Promise.all([
    ...orderIds.slice(0, 5).map((orderId) => complaints.hear(closed({ orderId }))),
    complaints.hear(forgotten),
    ...orderIds.slice(5).map((orderId) => complaints.hear(closed({ orderId }))),
  ]);
  for (const orderId of orderIds) {
    const kept = await complaints.caseOf(orderId);
    expect(kept).toMatchObject({ words: [] });
    expect(kept?.customer).toBeUndefined();
  }
});
