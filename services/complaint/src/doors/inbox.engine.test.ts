import type { BusEvent } from '@huiyin/contracts';
import { lambdaContext, logDouble, sqsEvent } from '@huiyin/lambda/testing';
import { eventOf } from '@huiyin/testing';
import { expect, it } from 'vitest';
import { callback, customer, secondCallback } from '../testing/cases.ts';
import { openComplaintTable } from '../testing/complaints.ts';
import { openCase } from '../testing/owner.ts';
import { inbox } from './inbox.ts';

const messageOf = (event: BusEvent) =>
  JSON.stringify({
    id: event.id,
    source: 'huiyin.test',
    'detail-type': event.name,
    time: '2026-10-07T02:00:00Z',
    detail: event,
  });

const receive = ({ deps }: Awaited<ReturnType<typeof openComplaintTable>>, ...events: readonly BusEvent[]) =>
  inbox({ ...deps, log: logDouble().log })(sqsEvent(...events.map(messageOf)), lambdaContext());

it('raises the case of a callback with concerns', async () => {
  await using complaints = await openComplaintTable();
  expect(await receive(complaints, callback())).toEqual({ batchItemFailures: [] });
  expect(await complaints.caseOf()).toMatchObject({ state: 'received' });
});

it('closes a case by its second callback', async () => {
  await using complaints = await openCase();
  await complaints.acknowledge();
  await complaints.conclude();
  await receive(complaints, secondCallback({ solved: 'yes' }));
  expect(await complaints.caseOf()).toMatchObject({ state: 'closed' });
});

it('puts back a second callback whose case is not here yet, and nothing else', async () => {
  await using complaints = await openComplaintTable();
  const { batchItemFailures } = await receive(
    complaints,
    secondCallback({ solved: 'yes' }, { caseId: 'routine:WO-NONE.1' }),
    callback(),
  );
  expect(batchItemFailures).toEqual([{ itemIdentifier: 'm-1' }]);
  expect(await complaints.caseOf()).toMatchObject({ state: 'received' });
});

it('reads no event that it does not handle', async () => {
  await using complaints = await openComplaintTable();
  const forgotten = eventOf('customer.forgotten', {
    customerKeys: [customer.customerKey],
    forgottenAt: '2026-10-07T02:00:00.000Z',
  });
  const { batchItemFailures } = await receive(complaints, forgotten);
  expect(batchItemFailures).toEqual([{ itemIdentifier: 'm-1' }]);
});
