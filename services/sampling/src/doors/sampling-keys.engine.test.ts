import { commitmentOf } from '@huiyin/draw';
import { expect, it } from 'vitest';
import { localSampling, recorded, withPause } from '../testing/local-sampling.ts';
import { keepSamplingKeys } from '../work/keep-sampling-keys.ts';

type Sampling = Awaited<ReturnType<typeof localSampling>>;

const keyOf = (sampling: Sampling, month: string) =>
  sampling.call('agent', 'GET /sampling-keys/{month}', { path: { month } });
const keep = (sampling: Sampling) => sampling.wake('keep-sampling-keys');
const secretOf = async (sampling: Sampling, month: string) =>
  Buffer.from(await sampling.keys.secret('sampling', month)).toString('hex');
const kept = (sampling: Sampling) =>
  sampling.lines.flatMap(({ what, month, result, inTime }) =>
    what === 'sampling-key-kept' ? [[month, result, inTime]] : [],
  );

it('commits to the next month’s key before the month begins, and says so to others without the key', async () => {
  await using sampling = await localSampling();
  sampling.moveTo('2026-09-30T16:40:00.000Z');
  await keep(sampling);
  const key = await secretOf(sampling, '2026-11');
  const commitment = commitmentOf({ branch: 'longgang', month: '2026-11', key });
  const committed = { month: '2026-11', commitment, committedAt: '2026-09-30T16:40:00.000Z', inTime: true };
  expect(await keyOf(sampling, '2026-11')).toEqual({
    status: 200,
    body: { ...committed, windowsEndAt: '2026-12-14T16:00:00.000Z' },
  });
  const said = (await sampling.events()).filter(({ name }) => name === 'sampling-key.committed');
  expect(said.map(({ data }) => data)).toContainEqual(committed);
  expect(JSON.stringify([said, sampling.lines])).not.toContain(key);
  expect(await keyOf(sampling, '2026-12')).toMatchObject({
    status: 404,
    body: { type: 'urn:huiyin:rule:key-not-committed' },
  });
});

it('draws a month’s orders with the very key that was committed to', async () => {
  await using sampling = await localSampling();
  sampling.moveTo('2026-09-20T00:00:00.000Z');
  await keep(sampling);
  const committed = await keyOf(sampling, '2026-10');
  sampling.moveTo('2026-10-06T02:00:00.000Z');
  await sampling.read(recorded({ businessType: 'counter' }));
  const key = await secretOf(sampling, '2026-10');
  expect(committed.body.commitment).toBe(commitmentOf({ branch: 'longgang', month: '2026-10', key }));
});

it('does nothing when it strikes twice', async () => {
  await using sampling = await localSampling();
  await keep(sampling);
  const before = sampling.local.operations.length;
  await keep(sampling);
  expect(sampling.writes(before)).toEqual([]);
  expect(kept(sampling)).toEqual([
    ['2026-09', 'committed', false],
    ['2026-10', 'committed', false],
    ['2026-11', 'committed', true],
  ]);
});

it('says of a month that was begun without a commitment that it comes late, and samples it all the same', async () => {
  await using sampling = await localSampling();
  await sampling.read(recorded());
  expect(await keyOf(sampling, '2026-10')).toMatchObject({ status: 404 });
  expect((await sampling.decision('2026-10-05', 'WO-20261005-000123')).body).toMatchObject({
    decision: 'sampled',
  });
  // The run of September is made good in October: for that month's orders, and at the moment at which it is.
  await sampling.wake('keep-sampling-keys', '2026-09-30T15:40:00.000Z');
  expect(await keyOf(sampling, '2026-10')).toMatchObject({
    status: 200,
    body: { inTime: false, committedAt: '2026-10-06T02:00:00.000Z' },
  });
});

it('reveals the key when the last window has ended, by the first run that comes, and for ever', async () => {
  await using sampling = await localSampling();
  await keep(sampling);
  sampling.moveTo('2026-11-14T15:59:59.999Z');
  await keep(sampling);
  expect((await keyOf(sampling, '2026-10')).body).not.toHaveProperty('key');
  // Nothing ran for half a year.
  sampling.moveTo('2027-05-20T00:00:00.000Z');
  await keep(sampling);
  const key = await secretOf(sampling, '2026-10');
  const revealed = { key, revealedAt: '2027-05-20T00:00:00.000Z' };
  expect((await keyOf(sampling, '2026-10')).body).toMatchObject(revealed);
  const before = sampling.local.operations.length;
  await keep(sampling);
  expect(sampling.writes(before)).toEqual([]);
  expect((await keyOf(sampling, '2026-10')).body).toMatchObject(revealed);
});

it('fails loudly when the key is not the one that was committed to, and keeps the other months', async () => {
  await using sampling = await localSampling();
  await keep(sampling);
  sampling.moveTo('2026-12-20T00:00:00.000Z');
  const another = async (purpose: 'sampling' | 'fingerprint' | 'customer', month: string) =>
    month === '2026-10' ? new Uint8Array(32) : sampling.keys.secret(purpose, month);
  const results = await keepSamplingKeys({ ...sampling, keys: { secret: another } })({
    scheduledAt: '2026-12-20T00:00:00.000Z',
    traceId: 'trace-1',
  });
  expect(results).toEqual([
    { month: '2026-12', result: 'committed', inTime: false },
    { month: '2027-01', result: 'committed', inTime: true },
    { month: '2026-11', result: 'revealed' },
    { month: '2026-10', result: 'another-key' },
    { month: '2026-09', result: 'revealed' },
  ]);
  expect((await keyOf(sampling, '2026-10')).body).not.toHaveProperty('key');
});

it('commits once when two strike at the same moment', async () => {
  await using sampling = await localSampling();
  const run = () =>
    keepSamplingKeys(sampling)({ scheduledAt: '2026-10-20T00:00:00.000Z', traceId: 'trace-1' });
  const results = (await Promise.all([run(), run()])).flat();
  expect(results.map(({ month }) => month).toSorted()).toEqual(['2026-10', '2026-11']);
});

it('gives a month’s decisions page by page, each once, also while others are saved', async () => {
  await using sampling = await localSampling(withPause(0));
  const days = ['2026-10-01', '2026-10-05', '2026-10-31'];
  const ids = days.flatMap((day) =>
    Array.from({ length: 180 }, (_, index) => [day, `WO-${day}-${index}`] as const),
  );
  sampling.moveTo('2026-11-01T02:00:00.000Z');
  const order = ([countedDay, orderId]: readonly [string, string]) =>
    recorded({
      orderId,
      countedDay,
      completedAt: `${countedDay}T02:00:00.000Z`,
      recordedAt: '2026-11-01T01:00:00.000Z',
    });
  for (let at = 0; at < ids.length; at += 10) await sampling.read(...ids.slice(at, at + 10).map(order));
  await sampling.read(order(['2026-11-01', 'WO-NOVEMBER']));
  const seen: string[] = [];
  let next: string | undefined;
  let pages = 0;
  do {
    const { status, body } = await sampling.call('supervisor', 'GET /decisions/{month}', {
      path: { month: '2026-10' },
      ...(next !== undefined && { query: { next } }),
    });
    expect(status).toBe(200);
    seen.push(...body.decisions.map(({ orderId }: { orderId: string }) => orderId));
    next = body.next;
    pages += 1;
    if (pages === 1) await sampling.read(order(['2026-10-01', 'WO-SAVED-MEANWHILE']));
  } while (next !== undefined);
  expect(seen.filter((id) => id !== 'WO-SAVED-MEANWHILE').toSorted()).toEqual(
    ids.map(([, id]) => id).toSorted(),
  );
  expect(pages).toBeGreaterThan(2);
});
