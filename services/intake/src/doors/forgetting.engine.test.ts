import type { BusEvent } from '@huiyin/contracts';
import { customerOf, workOrderOf } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { takeIn } from './take-in.ts';
import { localIntake } from './testing/local-intake.ts';

const OTHER = customerOf({ id: 'C-OTHER', name: '另一位客户' });
const FORGET = 'POST /forgotten-customers';
const body = { customerId: customerOf().id };

type Intake = Awaited<ReturnType<typeof localIntake>>;

const forgettings = async (intake: Intake): Promise<BusEvent[]> =>
  (await intake.events()).filter(({ name }) => name === 'customer.forgotten');

/** What the relay and the bus do between the tombstone and intake's own inbox. */
async function forget(intake: Intake) {
  await intake.call('administrator', FORGET, { body });
  for (const event of await forgettings(intake)) expect(await intake.hear(event)).toEqual([]);
}

const customerOfOrder = async (intake: Intake, orderId: string) =>
  (await intake.orders.load(orderId))?.state.customer;

describe('a customer who asks to be forgotten', () => {
  it('leaves a tombstone that names them by keyed hashes only, under every year there is', async () => {
    await using intake = await localIntake();
    await intake.arrive(
      workOrderOf(),
      workOrderOf({ orderId: 'WO-2025', completedAt: '2025-10-05T10:11:09+08:00', arrivedAt: undefined }),
    );
    const kept = [
      await customerOfOrder(intake, 'WO-20261005-000123'),
      await customerOfOrder(intake, 'WO-2025'),
    ].map((customer) => customer?.customerKey);
    const { status, body: answer } = await intake.call('administrator', FORGET, { body });
    expect([status, answer]).toEqual([200, { forgottenAt: '2026-10-06T02:00:00.000Z' }]);

    const [event, ...others] = await forgettings(intake);
    expect(others).toEqual([]);
    expect(event?.data).toMatchObject({ forgottenAt: '2026-10-06T02:00:00.000Z' });
    expect(event?.name === 'customer.forgotten' && event.data.customerKeys).toEqual(
      expect.arrayContaining(kept),
    );
    expect(JSON.stringify(event)).not.toContain(body.customerId);
  });

  it('is dropped from their orders and rejected bodies, without another event; nobody else is', async () => {
    await using intake = await localIntake();
    await intake.arrive(
      workOrderOf({ note: '独居' }),
      workOrderOf({ orderId: 'WO-OTHER', customer: OTHER }),
      workOrderOf({ orderId: 'WO-BAD', team: 'nobody' }),
    );
    const [entry] = (await intake.rejected.list(10, undefined)).entries;
    await forget(intake);

    const { state } = (await intake.orders.load('WO-20261005-000123')) ?? {};
    expect(state?.customer).toBeUndefined();
    expect(state?.sealedExtra).toBeUndefined();
    expect(await customerOfOrder(intake, 'WO-OTHER')).toBeDefined();
    expect((await intake.rejected.list(10, undefined)).entries).toEqual([]);
    const path = { rejectedId: entry?.rejectedId ?? '' };
    expect(
      (await intake.call('administrator', 'POST /rejected/{rejectedId}/resubmit', { path })).status,
    ).toBe(410);
    const told = (await intake.events()).map(({ aggregate }) => aggregate.id);
    expect(told).toContain('WO-OTHER');
    expect(told).not.toContain('WO-20261005-000123');
  });

  it('stays forgotten in orders of before that arrive afterwards, and is known again by later ones', async () => {
    await using intake = await localIntake();
    await intake.arrive(workOrderOf());
    await forget(intake);
    intake.moveTo('2026-10-08T02:00:00.000Z');
    await intake.arrive(
      workOrderOf(),
      workOrderOf({ revision: 2 }),
      workOrderOf({ orderId: 'WO-BEFORE' }),
      workOrderOf({ orderId: 'WO-AFTER', completedAt: '2026-10-07T10:00:00+08:00' }),
    );
    expect(await customerOfOrder(intake, 'WO-20261005-000123')).toBeUndefined();
    expect(await customerOfOrder(intake, 'WO-BEFORE')).toBeUndefined();
    expect(await customerOfOrder(intake, 'WO-AFTER')).toBeDefined();
  });

  it('is dropped from an order that a door sealed before it knew the tombstone, and sealed by none after that', async () => {
    await using intake = await localIntake();
    await intake.arrive(workOrderOf());
    const elsewhere = intake.makeParts();
    await elsewhere.forgotten.marks();
    await intake.call('administrator', FORGET, { body });
    intake.moveTo('2026-10-06T02:00:59.999Z');
    const late = (orderId: string) => takeIn(elsewhere, workOrderOf({ orderId }), 'event', 'trace-1');
    await late('WO-59');
    expect(await customerOfOrder(intake, 'WO-59')).toBeDefined();
    intake.moveTo('2026-10-06T02:01:00.000Z');
    await late('WO-60');
    expect(await customerOfOrder(intake, 'WO-60')).toBeUndefined();

    // The queue hands the event out after two minutes.
    intake.moveTo('2026-10-06T02:02:00.000Z');
    for (const event of await forgettings(intake)) await intake.hear(event);
    expect(await customerOfOrder(intake, 'WO-59')).toBeUndefined();
  });

  it('may ask twice: everybody is told again', async () => {
    await using intake = await localIntake();
    await forget(intake);
    intake.moveTo('2026-10-07T02:00:00.000Z');
    await forget(intake);
    expect((await forgettings(intake)).map(({ aggregate }) => aggregate.version)).toEqual([2]);
  });
});
