import type { TopicBody } from '@huiyin/contracts';
import { inTopicOrder } from '@huiyin/draw';
import { eventOf } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { localSampling, recorded, withPause } from '../testing/local-sampling.ts';
import { topicDrawOfOrder } from '../work/draw.ts';
import { refuseCallsOf } from '../work/pause-customer.ts';

const DAY = '2026-10-05';
const STARTED = '2026-10-06T03:00:00.000Z';
const TOPIC = 'topic-meter';
const body: TopicBody = {
  scope: { businessTypes: ['meter-reading'], teams: ['meter-1'], served: { first: '2026-10-04', last: DAY } },
  questionnaire: 'topic-service',
  sampleSize: 4,
  ringBy: '2026-10-16',
  reason: '读数争议多',
};

type Sampling = Awaited<ReturnType<typeof localSampling>>;
const keyOf = (number: number): string => Buffer.alloc(16, number).toString('base64url');
const meterOrder = (number: number, overrides: Parameters<typeof recorded>[0] = {}) =>
  recorded({
    orderId: `WO-${number}`,
    businessType: 'meter-reading',
    team: 'meter-1',
    customer: { customerKey: keyOf(number), numbersKey: keyOf(100 + number), sealedContact: 'A'.repeat(280) },
    ...overrides,
  });

/** Ten orders in scope, and three beside it. */
async function served(sampling: Sampling): Promise<void> {
  const orders = Array.from({ length: 10 }, (_, index) => meterOrder(index + 1));
  await sampling.read(
    ...orders,
    meterOrder(21, { team: 'meter-2' }),
    meterOrder(22, { businessType: 'counter' }),
    meterOrder(23, { countedDay: '2026-10-03', completedAt: '2026-10-03T02:00:00.000Z' }),
  );
}

const act = (sampling: Sampling, what: string, person?: string) =>
  sampling.call('supervisor', `POST /topics/{topicId}/${what}`, {
    path: { topicId: TOPIC },
    ...(person && { person }),
  });

async function start(sampling: Sampling, given = body): Promise<void> {
  await sampling.call('supervisor', 'PUT /topics/{topicId}', { path: { topicId: TOPIC }, body: given });
  expect((await act(sampling, 'start')).status).toBe(200);
}

const ordersOf = async (sampling: Sampling) =>
  (await sampling.call('auditor', 'GET /topics/{topicId}/orders', { path: { topicId: TOPIC } })).body;

/** The orders in scope as anybody who has the key ranks them. */
async function ranked(sampling: Sampling): Promise<string[]> {
  const orders = Array.from({ length: 10 }, (_, index) => ({ orderId: `WO-${index + 1}`, countedDay: DAY }));
  const drawn = await Promise.all(
    orders.map(async (order) => ({ ...order, draw: await topicDrawOfOrder(sampling.keys, TOPIC, order) })),
  );
  return inTopicOrder(drawn).map(({ orderId }) => orderId);
}

const requestsOf = async (sampling: Sampling) =>
  (await sampling.events('all')).flatMap((event) =>
    event.name === 'callback.requested' && event.data.programme === TOPIC ? [event.data] : [],
  );

describe('a week that stands out', () => {
  const weekOf = (number: number, dissatisfied: number) =>
    eventOf(
      'lots.counted',
      {
        week: `2026-W${number}`,
        lots: [{ team: 'meter-1', businessType: 'meter-reading', rated: 40, dissatisfied }],
      },
      { type: 'week-lots', id: `2026-W${number}` },
    );

  it('proposes a topic once, which a supervisor starts', async () => {
    await using sampling = await localSampling();
    await served(sampling);
    sampling.moveTo('2026-10-12T00:10:00.000Z');
    for (const number of [36, 37, 38, 39, 40]) await sampling.readLots(weekOf(number, 1));
    await sampling.wake('judge-lots');
    expect((await sampling.call('supervisor', 'GET /topics')).body.topics).toEqual([]);
    await sampling.readLots(weekOf(41, 12));
    await sampling.wake('judge-lots');
    await sampling.wake('judge-lots');
    const { topics } = (await sampling.call('supervisor', 'GET /topics')).body;
    expect(topics).toMatchObject([
      {
        topicId: 'topic-2026-w41-1',
        scope: { teams: ['meter-1'], served: { first: '2026-09-28', last: '2026-10-11' } },
        signal: { week: '2026-W41', rated: 40, dissatisfied: 12, expected: 0.025 },
        state: 'proposed',
      },
    ]);
    const path = { topicId: 'topic-2026-w41-1' };
    expect((await sampling.call('supervisor', 'POST /topics/{topicId}/start', { path })).status).toBe(200);
    await sampling.wake('draw-topics');
    const said = (await sampling.events()).filter(({ name }) => name === 'topic.drawn');
    // Also the one of the third, which is no less in those weeks.
    expect(said).toMatchObject([
      { data: { topicId: 'topic-2026-w41-1', orders: 11, requested: 11, signal: { week: '2026-W41' } } },
    ]);
  });

  it('proposes nothing where the branch wants none', async () => {
    const { topics: _, ...branch } = withPause(0);
    await using sampling = await localSampling(branch);
    for (const number of [36, 37, 38, 39, 40]) await sampling.readLots(weekOf(number, 1));
    await sampling.readLots(weekOf(41, 12));
    await sampling.wake('judge-lots');
    expect((await sampling.call('supervisor', 'GET /topics')).body.topics).toEqual([]);
  });
});

describe('a topic callback', () => {
  it('rings as many customers as wanted, by the ranks that the month’s key gives', async () => {
    await using sampling = await localSampling(withPause(14));
    await served(sampling);
    sampling.moveTo(STARTED);
    await start(sampling);
    expect(await requestsOf(sampling)).toEqual([]);
    // Whoever was drawn in the routine sample is to be asked about that first.
    const routine = new Set(
      (await sampling.events('all')).flatMap((event) =>
        event.name === 'callback.requested' ? [event.data.order.orderId] : [],
      ),
    );
    await sampling.wake('draw-topics');

    const ranks = await ranked(sampling);
    const rung = ranks.filter((orderId) => !routine.has(orderId)).slice(0, 4);
    const requests = await requestsOf(sampling);
    expect(requests.map(({ order }) => order.orderId).sort()).toEqual([...rung].sort());
    expect(requests[0]).toMatchObject({
      taskId: `${TOPIC}:${requests[0]?.order.orderId}`,
      questionnaire: 'topic-service',
      sampling: { stratum: TOPIC, policyVersion: TOPIC, probability: 0.4 },
      windowEndsAt: '2026-10-16T16:00:00.000Z',
      customer: { customerKey: expect.any(String) },
    });
    const last = ranks.indexOf(rung.at(-1) ?? '');
    const { topic, orders } = await ordersOf(sampling);
    expect(orders).toEqual(
      ranks.slice(0, last + 1).map((orderId, index) => ({
        orderId,
        countedDay: DAY,
        rank: index + 1,
        outcome: routine.has(orderId) ? 'paused' : 'requested',
      })),
    );
    expect(topic).toMatchObject({
      state: 'drawn',
      drawn: {
        day: '2026-10-06',
        orders: 10,
        requested: 4,
        paused: last + 1 - 4,
        refused: 0,
        phoneMissing: 0,
        forgotten: 0,
      },
    });
    expect((await sampling.events()).filter(({ name }) => name === 'topic.drawn')).toHaveLength(1);
  });

  it('leaves those alone who want no calls or are forgotten, with the reason on record', async () => {
    await using sampling = await localSampling();
    await served(sampling);
    sampling.moveTo(STARTED);
    const ranks = await ranked(sampling);
    const numberAt = (rank: number): number => Number(ranks[rank]?.slice(3));
    const said = { taskId: 'routine:WO-OLD', stands: true, sourceVersion: 1, at: STARTED };
    const trace = { traceId: 'trace-1', at: STARTED };
    await refuseCallsOf(sampling.table, { customerKey: keyOf(numberAt(0)) }, said, trace);
    await sampling.forget(
      eventOf('customer.forgotten', { customerKeys: [keyOf(numberAt(1))], forgottenAt: STARTED }),
    );
    await start(sampling);
    await sampling.wake('draw-topics');
    const { orders, topic } = await ordersOf(sampling);
    expect(orders.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'refused',
      'forgotten',
      ...Array.from({ length: 4 }, () => 'requested'),
    ]);
    expect(topic.drawn).toMatchObject({ requested: 4, refused: 1, phoneMissing: 0, forgotten: 1 });
  });

  it('passes over who has no number, with that on record', async () => {
    await using sampling = await localSampling();
    const without = {
      customerKey: keyOf(3),
      numbersKey: keyOf(103),
      sealedContact: 'A'.repeat(280),
      lacksPhone: true,
    } as const;
    await sampling.read(meterOrder(1), meterOrder(2), meterOrder(3, { customer: without }));
    sampling.moveTo(STARTED);
    await start(sampling);
    await sampling.wake('draw-topics');
    const { topic, orders } = await ordersOf(sampling);
    expect(topic.drawn).toMatchObject({ orders: 3, requested: 2, phoneMissing: 1 });
    expect(orders.find(({ orderId }: { orderId: string }) => orderId === 'WO-3')).toMatchObject({
      outcome: 'phone-missing',
    });
    expect((await requestsOf(sampling)).map(({ order }) => order.orderId).sort()).toEqual(['WO-1', 'WO-2']);
  });

  it('takes everybody where there are fewer than wanted', async () => {
    await using sampling = await localSampling();
    await served(sampling);
    sampling.moveTo(STARTED);
    await start(sampling, { ...body, sampleSize: 50 });
    await sampling.wake('draw-topics');
    const requests = await requestsOf(sampling);
    expect(requests.map(({ sampling: { probability } }) => probability)).toEqual(Array(10).fill(1));
    expect((await ordersOf(sampling)).topic.drawn).toMatchObject({ orders: 10, requested: 10 });
  });

  it('is drawn on by whoever comes after one who died on the way, and nobody is asked for twice', async () => {
    await using sampling = await localSampling(withPause(14));
    await served(sampling);
    sampling.moveTo(STARTED);
    await start(sampling);
    const { save } = sampling.table;
    let saves = 0;
    Object.assign(sampling.table, {
      save: (...sent: Parameters<typeof save>) => {
        saves += 1;
        if (saves === 6) throw new Error('killed');
        return save(...sent);
      },
    });
    await expect(sampling.wake('draw-topics')).rejects.toThrow();
    Object.assign(sampling.table, { save });
    await sampling.wake('draw-topics');
    await sampling.wake('draw-topics');
    expect(await requestsOf(sampling)).toHaveLength(4);
    expect((await ordersOf(sampling)).topic).toMatchObject({ state: 'drawn', drawn: { requested: 4 } });
  });

  it('forgets a customer whom it asked for', async () => {
    await using sampling = await localSampling();
    await served(sampling);
    sampling.moveTo(STARTED);
    await start(sampling);
    await sampling.wake('draw-topics');
    const [first] = await requestsOf(sampling);
    const customerKeys = [first?.customer?.customerKey ?? ''];
    await sampling.forget(
      eventOf('customer.forgotten', { customerKeys, forgottenAt: '2026-10-07T00:00:00.000Z' }),
    );
    expect(await requestsOf(sampling)).toHaveLength(3);
    expect((await ordersOf(sampling)).orders).toHaveLength(4);
  });

  const stop = (sampling: Sampling) =>
    sampling.call('supervisor', 'POST /topics/{topicId}/stop', {
      path: { topicId: TOPIC },
      body: { because: 'cause-known', words: '已找到原因' },
    });
  const withdrawnOf = async (sampling: Sampling) =>
    (await sampling.events('all')).flatMap((event) =>
      event.name === 'callback.withdrawn' ? [event.data] : [],
    );

  it('that is stopped takes back what it asked for, and says so', async () => {
    await using sampling = await localSampling();
    await served(sampling);
    sampling.moveTo(STARTED);
    await start(sampling);
    await sampling.wake('draw-topics');
    const asked = (await requestsOf(sampling)).map(({ taskId }) => taskId).sort();
    const { body: listed } = await stop(sampling);
    expect(listed.topics).toMatchObject([
      { state: 'stopped', stopped: { day: '2026-10-06', because: 'cause-known', words: '已找到原因' } },
    ]);
    const withdrawn = await withdrawnOf(sampling);
    expect(withdrawn.map(({ taskId }) => taskId).sort()).toEqual(asked);
    expect(withdrawn.map(({ stopped }) => stopped)).toEqual(Array(4).fill(true));
    expect(await requestsOf(sampling)).toEqual([]);
    const said = (await sampling.events()).filter(({ name }) => name.startsWith('topic.'));
    expect(said).toMatchObject([
      { name: 'topic.stopped', data: { requested: 4, stoppedDay: '2026-10-06', because: 'cause-known' } },
    ]);
    expect(JSON.stringify(said)).not.toContain('已找到原因');
    const { writes } = sampling;
    const before = sampling.local.operations.length;
    expect((await stop(sampling)).status).toBe(200);
    await sampling.wake('draw-topics');
    expect(writes(before)).toEqual([]);
  });

  it('that is stopped before its sample is drawn rings nobody, and it is known of how many', async () => {
    await using sampling = await localSampling();
    await served(sampling);
    sampling.moveTo(STARTED);
    await start(sampling);
    await stop(sampling);
    expect((await sampling.events()).filter(({ name }) => name.startsWith('topic.'))).toEqual([]);
    await sampling.wake('draw-topics');
    await sampling.wake('draw-topics');
    expect(await requestsOf(sampling)).toEqual([]);
    expect((await ordersOf(sampling)).topic).toMatchObject({
      state: 'stopped',
      drawn: { orders: 10, requested: 0 },
    });
    expect((await sampling.events()).filter(({ name }) => name.startsWith('topic.'))).toMatchObject([
      { name: 'topic.stopped', data: { orders: 10, requested: 0 } },
    ]);
  });

  it('that is stopped while its sample is drawn is drawn no further, and the last one is taken back too', async () => {
    await using sampling = await localSampling();
    await served(sampling);
    sampling.moveTo(STARTED);
    await start(sampling);
    const { save } = sampling.table;
    let taken = 0;
    Object.assign(sampling.table, {
      save: async (...sent: Parameters<typeof save>) => {
        if (sent[0].name === 'topic-order' && !JSON.stringify(sent[1]).includes('withdrawnAt')) taken += 1;
        // Somebody stops it between the look at the topic and the second order's own write.
        if (taken === 2 && sent[0].name === 'topic-order') {
          taken += 1;
          await stop(sampling);
        }
        return save(...sent);
      },
    });
    await sampling.wake('draw-topics');
    expect(await requestsOf(sampling)).toEqual([]);
    expect(await withdrawnOf(sampling)).toHaveLength(2);
    expect((await ordersOf(sampling)).topic).toMatchObject({ state: 'stopped', drawn: { requested: 2 } });
  });

  it('whose stop died half way is taken back by the clock', async () => {
    await using sampling = await localSampling();
    await served(sampling);
    sampling.moveTo(STARTED);
    await start(sampling);
    await sampling.wake('draw-topics');
    const { save } = sampling.table;
    let saves = 0;
    Object.assign(sampling.table, {
      save: (...sent: Parameters<typeof save>) => {
        saves += 1;
        if (saves > 2) throw new Error('killed');
        return save(...sent);
      },
    });
    expect((await stop(sampling)).status).toBe(500);
    Object.assign(sampling.table, { save });
    await sampling.wake('draw-topics');
    expect(await withdrawnOf(sampling)).toHaveLength(4);
  });

  it('that nobody started rings nobody, and one that was withdrawn neither', async () => {
    await using sampling = await localSampling();
    await served(sampling);
    sampling.moveTo(STARTED);
    await sampling.call('supervisor', 'PUT /topics/{topicId}', { path: { topicId: TOPIC }, body });
    await sampling.wake('draw-topics');
    const { body: listed } = await act(sampling, 'withdraw', 'supervisor-02');
    expect((await act(sampling, 'start')).status).toBe(409);
    expect(listed.topics).toMatchObject([{ topicId: TOPIC, state: 'withdrawn', reason: body.reason }]);
    await sampling.wake('draw-topics');
    expect(await requestsOf(sampling)).toEqual([]);
  });

  it('is a supervisor’s to propose and start; what is wrong with it is said', async () => {
    await using sampling = await localSampling();
    const path = { topicId: TOPIC };
    expect((await sampling.call('administrator', 'PUT /topics/{topicId}', { path, body })).status).toBe(403);
    expect((await sampling.call('auditor', 'GET /topics')).status).toBe(200);
    expect((await act(sampling, 'start')).status).toBe(404);
    expect(
      await sampling.call('supervisor', 'PUT /topics/{topicId}', {
        path,
        body: { ...body, questionnaire: 'none' },
      }),
    ).toMatchObject({
      status: 422,
      body: { issues: [{ path: 'questionnaire', rule: 'unknown-questionnaire' }] },
    });
    expect(
      (await sampling.call('supervisor', 'PUT /topics/{topicId}', { path: { topicId: 'routine' }, body }))
        .status,
    ).toBe(400);
    expect(
      (await sampling.call('supervisor', 'GET /topics/{topicId}/orders', { path: { topicId: 'topic-none' } }))
        .status,
    ).toBe(404);
  });
});
