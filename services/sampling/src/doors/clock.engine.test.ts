import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { BusEvent, EventData } from '@huiyin/contracts';
import type { AggregateTable } from '@huiyin/table';
import { expect, it } from 'vitest';
import { decisionKey } from '../store/items.ts';
import { localSampling, recorded } from '../testing/local-sampling.ts';
import { foldDay } from '../work/fold-day.ts';
import { lookForOrders } from '../work/look-for-orders.ts';

type Sampling = Awaited<ReturnType<typeof localSampling>>;

const isPopulation = (event: BusEvent): event is BusEvent<'population.counted'> =>
  event.name === 'population.counted';

const populations = async (sampling: Sampling) => (await sampling.events()).filter(isPopulation);
const ordersIn = ({ cells }: EventData<'population.counted'>) =>
  cells.reduce((sum, { orders }) => sum + orders, 0);

it('tells of a working day without orders, once the week before had some, and not in a new branch', async () => {
  await using sampling = await localSampling();
  const { table } = sampling.local;
  const look = (now: string) =>
    lookForOrders({ branch: { zone: 'Asia/Shanghai' }, table, now: () => new Date(now) })();
  expect(await look('2026-10-07T00:00:00.000Z')).toBeUndefined();
  await sampling.read(recorded({ orderId: 'WO-A' }));
  await sampling.fold();
  expect(await look('2026-10-06T00:00:00.000Z')).toBeUndefined();
  expect(await look('2026-10-07T00:00:00.000Z')).toBe('2026-10-06');
  expect(await look('2026-10-11T00:00:00.000Z')).toBeUndefined();
  expect(await look('2026-10-13T00:00:00.000Z')).toBe('2026-10-12');
  expect(await look('2026-10-14T00:00:00.000Z')).toBeUndefined();
});

it('counts every day that changed and says its population', async () => {
  await using sampling = await localSampling();
  await sampling.read(
    ...Array.from({ length: 40 }, (_, index) => recorded({ orderId: `WO-A${index}` })),
    recorded({ orderId: 'WO-B1', countedDay: '2026-10-04', completedAt: '2026-10-04T02:00:00.000Z' }),
    recorded({
      orderId: 'WO-B2',
      countedDay: '2026-10-04',
      businessType: 'counter',
      recordedAt: '2026-11-04T02:00:00.000Z',
    }),
  );
  await sampling.fold();
  const counted = (await populations(sampling))
    .map(({ data }) => data)
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  expect(counted.map(({ day }) => day)).toEqual(['2026-10-04', '2026-10-05']);
  expect(counted[0]?.cells).toEqual([
    {
      stratum: 'counter/residential/y2026',
      businessType: 'counter',
      segment: 'residential',
      policyVersion: 'y2026',
      probability: 0.3,
      team: 'repair-1',
      orders: 1,
      sampled: 0,
      windowPassed: 1,
    },
    {
      stratum: 'repair/residential/y2026',
      businessType: 'repair',
      segment: 'residential',
      policyVersion: 'y2026',
      probability: 1,
      team: 'repair-1',
      orders: 1,
      sampled: 1,
      windowPassed: 0,
    },
  ]);
  expect(counted[1] && ordersIn(counted[1])).toBe(40);
});

it('restates a day for a late order, and says nothing when a duplicate changed nothing', async () => {
  await using sampling = await localSampling();
  await sampling.read(recorded());
  await sampling.fold();
  await sampling.read(recorded());
  await sampling.fold();
  const first = await populations(sampling);
  expect(first).toHaveLength(1);

  await sampling.read(recorded({ orderId: 'WO-LATE', recordedAt: '2026-10-30T02:00:00.000Z' }));
  await sampling.fold();
  const [restated, ...others] = await populations(sampling);
  expect(others).toEqual([]);
  expect(restated?.aggregate).toMatchObject({ type: 'population', id: '2026-10-05' });
  expect(restated?.aggregate.version).toBeGreaterThan(first[0]?.aggregate.version ?? 0);
  expect(restated?.data.cells).toMatchObject([{ orders: 2, sampled: 1, windowPassed: 1 }]);
});

it('keeps what was counted of a day whose decisions are gone, whatever comes late', async () => {
  await using sampling = await localSampling();
  await sampling.read(recorded(), recorded({ orderId: 'WO-2' }));
  await sampling.fold();
  const counted = (await sampling.population('2026-10-05'))?.state.cells;
  const expiry = async (orderId: string) => {
    const { pk, sk } = decisionKey('2026-10-05', orderId);
    const Key = { pk: { S: pk }, sk: { S: sk } };
    const { tableName: TableName, client } = sampling.local;
    return Number((await client.send(new GetItemCommand({ TableName, Key }))).Item?.x?.N) * 1000;
  };
  expect(await expiry('WO-2')).toBe(Date.parse('2026-10-06T02:00:00.000Z') + 410 * 86_400_000);

  // The late order is decided on and counted nowhere; the last day on which it would have been is two days earlier.
  sampling.moveTo('2027-11-20T02:00:00.000Z');
  await sampling.read(recorded({ orderId: 'WO-LATE', recordedAt: '2027-11-20T02:00:00.000Z' }));
  await sampling.fold();
  expect((await sampling.stored('2026-10-05', 'WO-LATE'))?.state.decision).toBe('window-passed');
  expect((await sampling.population('2026-10-05'))?.state.cells).toEqual(counted);
  expect(sampling.lines).toContainEqual(
    expect.objectContaining({ what: 'population-folded', day: '2026-10-05', result: 'decisions-gone' }),
  );
  const recount = (first: string) =>
    sampling.call('administrator', 'POST /populations/recount', { body: { first, last: '2026-12-01' } });
  expect(await recount('2026-10-05')).toMatchObject({
    status: 410,
    body: { type: 'urn:huiyin:rule:decisions-gone' },
  });
  expect(await recount('2026-10-08')).toMatchObject({ status: 200 });
});

it('does nothing when woken twice for the same moment', async () => {
  await using sampling = await localSampling();
  await sampling.read(recorded());
  await sampling.fold();
  const before = sampling.local.operations.length;
  await sampling.fold();
  expect(sampling.writes(before)).toEqual([]);
});

it('never lets a count over older decisions replace one over newer', async () => {
  await using sampling = await localSampling();
  await sampling.read(recorded());
  const { table, now } = sampling;
  const day = '2026-10-05';
  let begun = false;
  /** Another count begins and ends while this one has read the decisions but not saved. */
  const overtaken: AggregateTable = {
    ...table,
    async save(...saving) {
      if (!begun) {
        begun = true;
        await sampling.read(recorded({ orderId: 'WO-2' }));
        await foldDay({ table, now })({ day, traceId: 'trace' });
      }
      return table.save(...saving);
    },
  };
  await expect(foldDay({ table: overtaken, now })({ day, traceId: 'trace' })).rejects.toMatchObject({
    code: 'counted-by-another',
  });
  expect((await sampling.population(day))?.state.cells).toMatchObject([{ orders: 2 }]);
});
