import type { BusEvent, PopulationCounted } from '@huiyin/contracts';
import { expect, it } from 'vitest';
import { foldDay } from './fold-day.ts';
import { localSampling, recorded } from './testing/local-sampling.ts';

type Sampling = Awaited<ReturnType<typeof localSampling>>;

const isPopulation = (event: BusEvent): event is BusEvent<'population.counted'> =>
  event.name === 'population.counted';

const populations = async (sampling: Sampling) => (await sampling.events()).filter(isPopulation);
const ordersIn = ({ strata }: PopulationCounted) => strata.reduce((sum, { orders }) => sum + orders, 0);

it('counts every day that changed and tells its population', async () => {
  await using sampling = await localSampling();
  await sampling.hear(
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
  const told = (await populations(sampling)).map(({ data }) => data).sort((a, b) => (a.day < b.day ? -1 : 1));
  expect(told.map(({ day }) => day)).toEqual(['2026-10-04', '2026-10-05']);
  expect(told[0]?.strata).toEqual([
    {
      stratum: 'counter/residential/y2026',
      businessType: 'counter',
      segment: 'residential',
      policyVersion: 'y2026',
      probability: 0.3,
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
      orders: 1,
      sampled: 1,
      windowPassed: 0,
    },
  ]);
  expect(told[1] && ordersIn(told[1])).toBe(40);
});

it('restates a day for a late order, and tells nothing when a duplicate changed nothing', async () => {
  await using sampling = await localSampling();
  await sampling.hear(recorded());
  await sampling.fold();
  await sampling.hear(recorded());
  await sampling.fold();
  expect((await populations(sampling)).map(({ aggregate }) => aggregate.version)).toEqual([1]);

  await sampling.hear(recorded({ orderId: 'WO-LATE', recordedAt: '2026-10-30T02:00:00.000Z' }));
  await sampling.fold();
  const [restated, ...others] = await populations(sampling);
  expect(others).toEqual([]);
  expect(restated?.aggregate).toEqual({ type: 'population', id: '2026-10-05', version: 2 });
  expect(restated?.data.strata).toMatchObject([{ orders: 2, sampled: 1, windowPassed: 1 }]);
});

it('does nothing when woken twice for the same moment', async () => {
  await using sampling = await localSampling();
  await sampling.hear(recorded());
  await sampling.fold();
  const before = sampling.local.operations.length;
  await sampling.fold();
  expect(sampling.writes(before)).toEqual([]);
});

it('never lets a count over older decisions replace one over newer', async () => {
  await using sampling = await localSampling();
  await sampling.hear(recorded());
  const { store } = sampling;
  /** Another count begins and ends while this one has read the decisions but not saved. */
  const overtaken = {
    ...store,
    async *decisionsOf(day: string) {
      yield* store.decisionsOf(day);
      await sampling.hear(recorded({ orderId: 'WO-2' }));
      await foldDay(store, day, '2026-10-06T03:00:00.000Z', 'trace');
    },
  };
  await expect(foldDay(overtaken, '2026-10-05', '2026-10-06T02:30:00.000Z', 'trace')).rejects.toThrow(
    'counted by another',
  );
  const population = await store.population('2026-10-05');
  expect(population?.state.strata).toMatchObject([{ orders: 2 }]);
});
