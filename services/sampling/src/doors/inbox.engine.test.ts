import { tombstonesIn } from '@huiyin/table';
import { eventOf, longgang } from '@huiyin/testing';
import { expect, it } from 'vitest';
import { localSampling, MORNING, recorded } from '../testing/local-sampling.ts';
import { recordedOrder } from '../testing/recorded-order.ts';

type Sampling = Awaited<ReturnType<typeof localSampling>>;

const DAY = '2026-10-05';
const { orderId: ORDER } = recordedOrder().order;
const KEY = recordedOrder().customer?.customerKey ?? '';

const forgotten = eventOf('customer.forgotten', {
  customerKeys: [KEY],
  forgottenAt: '2026-10-07T02:00:00.000Z',
});

it('decides on a recorded order, asks for its callback, and marks its day', async () => {
  await using sampling = await localSampling();
  expect(await sampling.read(recorded())).toEqual([]);

  expect(await sampling.decision(DAY, ORDER)).toEqual({
    status: 200,
    body: {
      orderId: ORDER,
      revision: 1,
      businessType: 'repair',
      segment: 'residential',
      team: 'repair-1',
      completedAt: '2026-10-05T02:11:09.000Z',
      countedDay: DAY,
      stratum: 'repair/residential/y2026',
      probability: 1,
      policyVersion: 'y2026',
      decision: 'sampled',
      reason: 'always',
      decidedAt: '2026-10-06T02:00:00.000Z',
    },
  });
  const version = Date.parse(MORNING);
  expect((await sampling.events()).map(({ id }) => id)).toEqual([
    `decision/${ORDER}/${version}/callback.requested`,
  ]);
});

it.each([
  ['sampled', recorded()],
  [
    'sampled, of a gas-on order with a partner',
    recorded({ businessType: 'ignition', segment: 'vip', partner: 'bank-icbc' }),
  ],
  ['not sampled', recorded({ businessType: 'counter', orderId: 'WO-20261005-000001' })],
])('costs one write unit for an order that is %s, and one more for a day’s marker', async (_what, event) => {
  await using sampling = await localSampling();
  await sampling.read(event);
  expect(sampling.writes()).toEqual([
    ['D', 1],
    ['REFOLD', 1],
  ]);
});

it('writes one marker for a batch of a day’s orders, and none while the day still waits', async () => {
  await using sampling = await localSampling();
  const orders = (from: number) =>
    Array.from({ length: 10 }, (_, index) => recorded({ orderId: `WO-${from + index}` }));
  await sampling.read(...orders(0));
  await sampling.read(...orders(10));
  const markers = sampling.writes().filter(([partition]) => partition === 'REFOLD');
  expect(markers).toHaveLength(1);
});

it('takes a duplicate and an older version for old news, but still marks the day', async () => {
  await using sampling = await localSampling();
  await sampling.read(recorded({ revision: 2 }, 2));
  await sampling.fold();
  const version = (await sampling.stored(DAY, ORDER))?.version;
  const before = sampling.local.operations.length;
  await sampling.read(recorded({ revision: 2 }, 2), recorded({ businessType: 'counter' }, 1));

  expect((await sampling.stored(DAY, ORDER))?.version).toBe(version);
  expect(sampling.writes(before).map(([partition]) => partition)).toEqual(['D', 'D', 'REFOLD']);
});

it('decides again on a revision, and withdraws the callback it asked for', async () => {
  const branch = longgang();
  for (const policy of branch.sampling) policy.rates.counter = 0;
  await using sampling = await localSampling(branch);
  await sampling.read(recorded());
  await sampling.read(recorded({ revision: 2, businessType: 'counter' }, 2));
  expect((await sampling.stored(DAY, ORDER))?.state).toMatchObject({
    order: { businessType: 'counter' },
    decision: 'not-sampled',
    reason: 'never',
    sourceVersion: 2,
  });
  expect((await sampling.events()).map(({ name }) => name)).toEqual(['callback.withdrawn']);
});

it('puts a message back whose order the branch cannot decide on', async () => {
  await using sampling = await localSampling();
  const failures = await sampling.read(recorded({ businessType: 'gardening' }), recorded());
  expect(failures).toEqual([{ itemIdentifier: 'm-1' }]);
  expect(await sampling.stored(DAY, ORDER)).toBeDefined();
});

it('forgets a customer without a word to the call desk, which learns of it by itself; a replay says nothing either', async () => {
  await using sampling = await localSampling();
  await sampling.read(recorded());
  await sampling.forget(forgotten);
  const version = (await sampling.stored(DAY, ORDER))?.version;
  await sampling.forget(forgotten);

  const stored = await sampling.stored(DAY, ORDER);
  expect(stored?.version).toBe(version);
  expect(stored?.state.customer).toBeUndefined();
  expect(stored?.state.decision).toBe('sampled');
  expect((await sampling.decision(DAY, ORDER)).body.decision).toBe('forgotten');
  expect(await sampling.events()).toEqual([]);
  expect((await sampling.events('all')).map(({ name }) => name)).toEqual([]);
});

const writtenOf = async (sampling: Sampling, orderId = ORDER, day = DAY) =>
  (await sampling.stored(day, orderId))?.state;

it('brings nobody back whose order was on its way while they were forgotten', async () => {
  await using sampling = await localSampling();
  await sampling.forget(forgotten);
  await sampling.read(recorded());

  const stored = await writtenOf(sampling);
  expect(stored).toMatchObject({ decision: 'sampled', forgottenAt: '2026-10-07T02:00:00.000Z' });
  expect(stored?.customer).toBeUndefined();
  expect(await sampling.events()).toEqual([]);

  sampling.moveTo('2026-10-08T02:00:00.000Z');
  const later = { orderId: 'WO-LATER', completedAt: '2026-10-07T03:00:00.000Z', countedDay: '2026-10-07' };
  await sampling.read(recorded({ ...later, recordedAt: '2026-10-08T02:00:00.000Z' }));
  expect((await writtenOf(sampling, 'WO-LATER', '2026-10-07'))?.customer).toBeDefined();
});

it('brings nobody back by an upstream clock that puts the service later than its order was known', async () => {
  await using sampling = await localSampling();
  await sampling.forget(forgotten);
  sampling.moveTo('2026-10-08T02:00:00.000Z');
  const order = { completedAt: '2026-10-07T02:04:00.000Z', knownSince: '2026-10-07T02:00:00.000Z' };
  await sampling.read(recorded({ ...order, countedDay: '2026-10-07' }));
  expect((await writtenOf(sampling, ORDER, '2026-10-07'))?.customer).toBeUndefined();
});

it('holds no customer when order and forgetting are read at the very same time', async () => {
  await using sampling = await localSampling();
  const orderIds = Array.from({ length: 10 }, (_, index) => `WO-${index}`);
  await Promise.all([
    ...orderIds.map((orderId) => sampling.read(recorded({ orderId }))),
    sampling.forget(forgotten),
    ...orderIds.map((orderId) => sampling.read(recorded({ orderId, revision: 2 }, 2))),
  ]);
  for (const orderId of orderIds) expect((await writtenOf(sampling, orderId))?.customer).toBeUndefined();
});

it('makes good when an order is read again what was left undone when it was read first', async () => {
  await using sampling = await localSampling();
  await sampling.read(recorded());
  await tombstonesIn(sampling.table).write([KEY], '2026-10-07T02:00:00.000Z', 'trace-1');
  await sampling.read(recorded());
  expect((await writtenOf(sampling))?.customer).toBeUndefined();
});

it('asks whether the customer is forgotten, and of sampled orders by both hashes whether they want no calls, one read unit each beside that of the day’s marker', async () => {
  await using sampling = await localSampling();
  const unitsOf = async (event: ReturnType<typeof recorded>) => {
    const before = sampling.local.operations.length;
    await sampling.read(event);
    return sampling.readUnits(before);
  };
  expect(await unitsOf(recorded({ businessType: 'counter', orderId: 'WO-20261005-000001' }))).toBe(2);
  expect(await unitsOf(recorded())).toBe(4);
});

it('answers that it knows no such decision', async () => {
  await using sampling = await localSampling();
  expect((await sampling.decision(DAY, 'WO-NONE')).status).toBe(404);
});
