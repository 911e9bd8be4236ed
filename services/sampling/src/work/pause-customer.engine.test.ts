import { callbackClosedOf, eventOf } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { PAUSE, pauseKey } from '../store/items.ts';
import { localSampling, MORNING, recorded, withPause } from '../testing/local-sampling.ts';
import { beginPauseOf, endPauseOf } from './pause-customer.ts';

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

const [OF_2025, OF_2026, OF_2027, OF_2028] = ['x', 'y', 'z', 'w'].map((fill) =>
  Buffer.from(fill.repeat(16)).toString('base64url'),
);
/** Orders of one customer by the year in which they are counted, as intake hashes them. */
const customerIn = (year: '2026' | '2027' | '2028') => ({
  ...(recorded().data.customer ?? expect.fail()),
  ...{
    2026: { customerKey: OF_2026 ?? '', earlierKey: OF_2025 },
    2027: { customerKey: OF_2027 ?? '', earlierKey: OF_2026 },
    2028: { customerKey: OF_2028 ?? '', earlierKey: OF_2027 },
  }[year],
});
const orderOn = (day: string, orderId: string) => {
  const [completedAt, recordedAt] = [`${day}T02:00:00.000Z`, `${day}T03:00:00.000Z`];
  const [promised, customer] = [
    undefined,
    customerIn(day.startsWith('2026') ? '2026' : day.startsWith('2027') ? '2027' : '2028'),
  ];
  return orderOf(orderId, {
    completedAt,
    countedDay: day,
    promised,
    arrivedAt: undefined,
    recordedAt,
    customer,
  });
};

describe('a customer across New Year', () => {
  const lived = async (pauseDays = 14) => {
    const branch = withPause(pauseDays);
    const policies = branch.sampling.map((policy) => ({ ...policy, from: '2026-01-01' }));
    const sampling = await localSampling({ ...branch, sampling: policies });
    return {
      sampling,
      /** The order is decided on at that day's morning. */
      async reasonOf(orderId: string, counted: string, decided = counted) {
        sampling.moveTo(`${decided}T04:00:00.000Z`);
        expect(await sampling.read(orderOn(counted, orderId))).toEqual([]);
        return (await sampling.decision(counted, orderId)).body.reason;
      },
      async refuse(counted: string, at: string, noMoreCalls = true, version = 2) {
        sampling.moveTo(`${at}T05:00:00.000Z`);
        const { customerKey, earlierKey } = orderOn(counted, 'WO-0').data.customer ?? expect.fail();
        const closed = callbackClosedOf({
          taskId: 'routine:WO-0',
          noMoreCalls,
          refuser: { customerKey, earlierKey },
        });
        await sampling.readRefusal(
          eventOf('callback.closed', closed, { type: 'task', id: 'routine:WO-0', version }),
        );
      },
      [Symbol.asyncDispose]: () => sampling[Symbol.asyncDispose](),
    };
  };

  it('who is asked about an order of December is not asked about one of January in the same days', async () => {
    await using year = await lived();
    expect(await year.reasonOf('WO-1', '2026-12-30')).toBe('always');
    expect(await year.reasonOf('WO-2', '2027-01-02')).toBe('customer-paused');
    expect(await year.reasonOf('WO-3', '2027-01-12')).toBe('customer-paused');
    expect(await year.reasonOf('WO-4', '2027-01-13')).toBe('always');
    expect(await year.reasonOf('WO-5', '2027-01-14')).toBe('customer-paused');
  });

  it('nor about one of December that is told of late', async () => {
    await using year = await lived();
    expect(await year.reasonOf('WO-1', '2027-01-01')).toBe('always');
    expect(await year.reasonOf('WO-2', '2026-12-31', '2027-01-02')).toBe('customer-paused');
    expect(await year.reasonOf('WO-3', '2027-01-03')).toBe('customer-paused');
  });

  it('nor in July, as the contacts are entered under another hash', async () => {
    await using year = await lived();
    expect(await year.reasonOf('WO-1', '2027-06-30')).toBe('always');
    expect(await year.reasonOf('WO-2', '2027-07-01')).toBe('customer-paused');
    expect(await year.reasonOf('WO-3', '2027-07-14')).toBe('always');
    expect(await year.reasonOf('WO-4', '2027-07-02', '2027-07-15')).toBe('customer-paused');
  });

  it.each([0, 14])(
    'who wanted no more calls in December is left alone from then on; days of pause: %i',
    async (pauseDays) => {
      await using year = await lived(pauseDays);
      await year.refuse('2026-12-20', '2026-12-30');
      expect(await year.reasonOf('WO-1', '2026-12-31')).toBe('customer-refused');
      expect(await year.reasonOf('WO-2', '2027-01-02')).toBe('customer-refused');
      // Nobody names the hash of 2026 any more, but by the one of 2027 they are known, too.
      expect(await year.reasonOf('WO-3', '2028-01-02')).toBe('customer-refused');
      expect(await year.reasonOf('WO-4', '2028-12-31')).toBe('customer-refused');
    },
  );

  it('who first has another order late in the next year is left alone in the year after that', async () => {
    await using year = await lived();
    await year.refuse('2026-03-20', '2026-03-30');
    expect(await year.reasonOf('WO-1', '2027-11-30')).toBe('customer-refused');
    expect(await year.reasonOf('WO-2', '2028-02-28')).toBe('customer-refused');
  });

  it('who said so in January is asked about no order of December that is told of late', async () => {
    await using year = await lived();
    await year.refuse('2027-01-01', '2027-01-02');
    expect(await year.reasonOf('WO-1', '2026-12-31', '2027-01-03')).toBe('customer-refused');
  });

  it('is asked again where it was said in error, in whichever year that turns out', async () => {
    await using year = await lived(0);
    await year.refuse('2026-12-31', '2027-01-01');
    expect(await year.reasonOf('WO-1', '2027-01-02')).toBe('customer-refused');
    await year.refuse('2026-12-31', '2027-01-03', false, 3);
    // Once more, as a queue may bring it: what came later stands.
    await year.refuse('2026-12-31', '2027-01-03', true, 2);
    expect(await year.reasonOf('WO-2', '2027-01-04')).toBe('always');
    expect(await year.reasonOf('WO-3', '2027-08-04')).toBe('always');
  });

  it('who is asked about an order that is not to be asked about after all is free in the other year, too', async () => {
    await using year = await lived();
    expect(await year.reasonOf('WO-1', '2027-01-02')).toBe('always');
    const { customer = expect.fail() } = orderOn('2027-01-02', 'WO-1').data;
    await endPauseOf(year.sampling.table, customer, 'routine:WO-1', { traceId: 'trace-1', at: MORNING });
    expect(await year.reasonOf('WO-2', '2026-12-31', '2027-01-03')).toBe('always');
  });

  it('whose refusal is carried over costs a write once, and a look under the other hash one read unit', async () => {
    await using year = await lived();
    await year.refuse('2026-12-20', '2026-12-30');
    await year.reasonOf('WO-1', '2027-01-02');
    const since = year.sampling.local.operations.length;
    await year.reasonOf('WO-2', '2027-01-03');
    expect(year.sampling.writes(since).filter(([partition]) => partition === 'PAUSE')).toEqual([]);
  });
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
    const { customer = expect.fail() } = orderOf('WO-1').data;
    const request = { customer, countedDay: DAY, taskId: 'routine:WO-1', at: MORNING };
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
          callbackClosedOf({
            taskId: 'routine:WO-0',
            noMoreCalls,
            refuser: { customerKey: customer?.customerKey ?? '' },
          }),
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
