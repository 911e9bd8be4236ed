import { callbackClosedOf, eventOf } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { PAUSE, pauseKey } from '../store/items.ts';
import { localSampling, MORNING, recorded, withPause } from '../testing/local-sampling.ts';
import { beginPauseOf } from './pause-customer.ts';

const DAY = '2026-10-05';
const orderOf = (orderId: string, more: Parameters<typeof recorded>[0] = {}, version = 1) =>
  recorded({ orderId, ...more }, version);
const another = (orderId: string) =>
  orderOf(orderId, {
    customer: {
      customerKey: 'BBBBBBBBBBBBBBBBBBBBBB',
      numbersKey: 'bnVtYmVycy1vZi10aGVtMg',
      sealedContact: 'A'.repeat(280),
    },
  });

describe('a customer with three orders in a day', () => {
  it('is asked about one; the others are decided on with their reason, and counted', async () => {
    await using sampling = await localSampling(withPause(14));
    await sampling.read(orderOf('WO-1'), orderOf('WO-2'), orderOf('WO-3'), another('WO-4'));
    const decisions = await Promise.all(
      ['WO-1', 'WO-2', 'WO-3', 'WO-4'].map(async (id) => (await sampling.decision(DAY, id)).body),
    );
    expect(decisions.filter(({ decision }) => decision === 'sampled')).toHaveLength(2);
    expect(decisions.filter(({ reason }) => reason === 'customer-paused')).toHaveLength(2);
    expect(decisions[3]).toMatchObject({ decision: 'sampled' });
    expect((await sampling.events()).map(({ name }) => name)).toEqual([
      'callback.requested',
      'callback.requested',
    ]);
    await sampling.fold();
    expect((await sampling.population(DAY))?.state.cells).toMatchObject([
      { orders: 4, sampled: 2, paused: 2 },
    ]);
  });

  it('is asked about the same one when its messages come again, also after a death between the two writes', async () => {
    await using sampling = await localSampling(withPause(14));
    // The pause was begun, and the decision never saved.
    const { customer } = orderOf('WO-1').data;
    const request = { customerKey: customer?.customerKey ?? '', taskId: 'routine:WO-1', at: MORNING };
    await beginPauseOf(sampling.table, request, sampling.branch.calling, { traceId: 'trace-1', at: MORNING });
    await sampling.read(orderOf('WO-2'));
    await sampling.read(orderOf('WO-1'));
    await sampling.read(orderOf('WO-1'));
    expect((await sampling.decision(DAY, 'WO-1')).body).toMatchObject({ decision: 'sampled' });
    expect((await sampling.decision(DAY, 'WO-2')).body).toMatchObject({ decision: 'paused' });
  });

  it('is asked about another when the first is withdrawn, and again once the days are over', async () => {
    const branch = withPause(3);
    const unasked = branch.sampling.map((policy) => ({ ...policy, rates: { ...policy.rates, counter: 0 } }));
    await using sampling = await localSampling({ ...branch, sampling: unasked });
    await sampling.read(orderOf('WO-1'));
    await sampling.read(orderOf('WO-0'));
    expect((await sampling.decision(DAY, 'WO-0')).body).toMatchObject({ decision: 'paused' });
    // Corrected into a type that nobody is asked about.
    await sampling.read(orderOf('WO-1', { revision: 2, businessType: 'counter' }, 2));
    expect((await sampling.decision(DAY, 'WO-1')).body).toMatchObject({ reason: 'never' });
    await sampling.read(orderOf('WO-2'));
    expect((await sampling.decision(DAY, 'WO-2')).body).toMatchObject({ decision: 'sampled' });
    sampling.moveTo('2026-10-09T02:00:00.000Z');
    await sampling.read(orderOf('WO-3', { recordedAt: '2026-10-09T02:00:00.000Z' }));
    expect((await sampling.decision(DAY, 'WO-3')).body).toMatchObject({ decision: 'sampled' });
  });

  it('is asked about as many as their budget has, and about another once one of them is given back', async () => {
    const branch = withPause(14);
    const { sampling: policies, calling } = branch;
    const unasked = policies.map((policy) => ({ ...policy, rates: { ...policy.rates, counter: 0 } }));
    await using sampling = await localSampling({
      ...branch,
      sampling: unasked,
      calling: { ...calling, contactsMax: 2 },
    });
    await sampling.read(
      orderOf('WO-1'),
      orderOf('WO-2', { businessType: 'pipe-alteration' }),
      orderOf('WO-3'),
    );
    const reasonOf = async (id: string) => (await sampling.decision(DAY, id)).body.reason;
    const ids = ['WO-1', 'WO-2', 'WO-3'];
    const reasons = await Promise.all(ids.map(reasonOf));
    expect(reasons.toSorted()).toEqual(['always', 'always', 'customer-paused']);
    const [asked = ''] = ids.filter((_, index) => reasons[index] === 'always');
    // Corrected into a type that nobody is asked about.
    await sampling.read(orderOf(asked, { revision: 2, businessType: 'counter' }, 2));
    await sampling.read(orderOf('WO-4'));
    await sampling.read(orderOf('WO-5'));
    expect(await Promise.all([asked, 'WO-4', 'WO-5'].map(reasonOf))).toEqual([
      'never',
      'always',
      'customer-paused',
    ]);
  });

  it('who has no number is on record with that, in the population, and takes nothing from their contact budget', async () => {
    await using sampling = await localSampling(withPause(14));
    const first = orderOf('WO-1');
    const { customer } = first.data;
    await sampling.read({
      ...first,
      data: { ...first.data, ...(customer && { customer: { ...customer, lacksPhone: true } }) },
    });
    expect((await sampling.decision(DAY, 'WO-1')).body).toMatchObject({
      decision: 'paused',
      reason: 'phone-missing',
      probability: 1,
    });
    expect(await sampling.events()).toEqual([]);
    // Another order of theirs that has one is asked about.
    await sampling.read(orderOf('WO-2'));
    expect((await sampling.decision(DAY, 'WO-2')).body).toMatchObject({ decision: 'sampled' });
    await sampling.fold();
    const { cells = [] } = (await sampling.population(DAY))?.state ?? {};
    expect(cells).toMatchObject([{ orders: 2, sampled: 1, paused: 1 }]);
  });

  it.each([0, 14])(
    'who wants no more calls is asked about none of them; days of pause: %i',
    async (pauseDays) => {
      await using sampling = await localSampling(withPause(pauseDays));
      const { customer } = orderOf('WO-1').data;
      const refused = (noMoreCalls: boolean, version: number) =>
        eventOf(
          'callback.closed',
          callbackClosedOf({ taskId: 'routine:WO-0', noMoreCalls, refuser: customer?.customerKey ?? '' }),
          { type: 'task', id: 'routine:WO-0', version },
        );
      await sampling.readRefusal(refused(true, 2));
      await sampling.read(orderOf('WO-1'), another('WO-2'));
      expect((await sampling.decision(DAY, 'WO-1')).body).toMatchObject({
        decision: 'paused',
        reason: 'customer-refused',
        probability: 1,
      });
      expect((await sampling.decision(DAY, 'WO-2')).body).toMatchObject({ decision: 'sampled' });
      expect((await sampling.events()).map(({ data }) => data)).toMatchObject([
        { order: { orderId: 'WO-2' } },
      ]);
      // It was said in error; what comes again of before changes nothing.
      await sampling.readRefusal(refused(false, 3));
      await sampling.readRefusal(refused(true, 2));
      await sampling.read(orderOf('WO-3'));
      expect((await sampling.decision(DAY, 'WO-3')).body).toMatchObject({ decision: 'sampled' });
    },
  );

  it('who is forgotten leaves no order behind in their pause', async () => {
    await using sampling = await localSampling(withPause(14));
    await sampling.read(orderOf('WO-1'));
    const { customer } = orderOf('WO-1').data;
    await sampling.forget(
      eventOf('customer.forgotten', {
        customerKeys: [customer?.customerKey ?? ''],
        forgottenAt: '2026-10-06T02:00:00.000Z',
      }),
    );
    const left = await sampling.table.load(PAUSE, pauseKey(customer?.customerKey ?? ''));
    expect(left?.state.asked).toEqual([]);
  });
});
