import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { localSampling, recorded } from '../testing/local-sampling.ts';

type Sampling = Awaited<ReturnType<typeof localSampling>>;

const { rates } = longgang().sampling[0] ?? { rates: {} };
const AUTUMN = { from: '2026-10-07', rates: { ...rates, repair: 0 }, segments: { vip: 1 } };

const put = (sampling: Sampling, version: string, body: unknown, role = 'supervisor') =>
  sampling.call(role, 'PUT /policies/{version}', { path: { version }, body });

/** A repair completed and recorded on that branch day, at ten o'clock. */
const repairOf = (day: string) =>
  recorded({
    orderId: `WO-${day}`,
    completedAt: `${day}T02:00:00.000Z`,
    countedDay: day,
    recordedAt: `${day}T03:00:00.000Z`,
  });
const policyOf = async (sampling: Sampling, day: string) =>
  (await sampling.stored(day, `WO-${day}`))?.state.sampling.policyVersion;

describe('a policy that is put in force through the API', () => {
  it('is listed after the branch file’s, with its source', async () => {
    await using sampling = await localSampling();
    const { status, body } = await put(sampling, 'autumn', AUTUMN);
    expect(status).toBe(200);
    expect(body.policies).toEqual([
      { ...longgang().sampling[0], source: 'branch-file' },
      { ...AUTUMN, version: 'autumn', source: 'api' },
    ]);
    expect(await sampling.call('administrator', 'GET /policies')).toEqual({ status: 200, body });
  });

  it('decides on what is completed from its first day on, without a deployment', async () => {
    await using sampling = await localSampling();
    await sampling.read(repairOf('2026-10-05'));
    await put(sampling, 'autumn', AUTUMN);
    sampling.moveTo('2026-10-07T03:00:00.000Z');
    await sampling.read(repairOf('2026-10-06'), repairOf('2026-10-07'));
    expect(await policyOf(sampling, '2026-10-06')).toBe('y2026');
    expect(await policyOf(sampling, '2026-10-07')).toBe('autumn');
    expect((await sampling.stored('2026-10-07', 'WO-2026-10-07'))?.state.reason).toBe('never');
  });

  it('put in the last minute of a day is known to whoever read the policies just before', async () => {
    await using sampling = await localSampling();
    sampling.moveTo('2026-10-06T15:59:40.000Z');
    await sampling.read(repairOf('2026-10-06'));
    sampling.moveTo('2026-10-06T15:59:50.000Z');
    expect((await put(sampling, 'autumn', AUTUMN)).status).toBe(200);
    sampling.moveTo('2026-10-06T16:00:10.000Z');
    await sampling.read(repairOf('2026-10-07'));
    expect(await policyOf(sampling, '2026-10-07')).toBe('autumn');
  });

  it('is read once a minute, however many orders come', async () => {
    await using sampling = await localSampling();
    const queries = () => sampling.local.operations.filter(({ operation }) => operation === 'Query').length;
    await sampling.read(recorded({ orderId: 'WO-1' }), recorded({ orderId: 'WO-2' }));
    sampling.moveTo('2026-10-06T02:00:59.999Z');
    await sampling.read(recorded({ orderId: 'WO-3' }));
    expect(queries()).toBe(1);
    sampling.moveTo('2026-10-06T02:01:00.000Z');
    await sampling.read(recorded({ orderId: 'WO-4' }));
    expect(queries()).toBe(2);
  });

  it('is mended before it begins by another of the same first day: the one put last is in force', async () => {
    await using sampling = await localSampling();
    await put(sampling, 'z-mistake', AUTUMN);
    sampling.moveTo('2026-10-06T03:00:00.000Z');
    await put(sampling, 'a-mended', { ...AUTUMN, rates });
    sampling.moveTo('2026-10-07T03:00:00.000Z');
    await sampling.read(repairOf('2026-10-07'));
    expect(await policyOf(sampling, '2026-10-07')).toBe('a-mended');
  });

  it('again with the same content is fine, and writes nothing', async () => {
    await using sampling = await localSampling();
    const first = await put(sampling, 'autumn', AUTUMN);
    sampling.moveTo('2026-10-08T02:00:00.000Z');
    const before = sampling.local.operations.length;
    expect(await put(sampling, 'autumn', AUTUMN)).toEqual(first);
    expect(sampling.writes(before)).toEqual([]);
  });

  it.each([
    ['policy-exists', 'y2026', { ...AUTUMN }, 409, ['version']],
    ['policy-begins-too-early', 'autumn', { ...AUTUMN, from: '2026-10-06' }, 422, ['from']],
    [
      'unknown-business-type',
      'autumn',
      { ...AUTUMN, rates: { ...rates, gardening: 1 } },
      422,
      ['rates.gardening'],
    ],
    ['rate-missing', 'autumn', { from: '2026-10-07', rates: { repair: 1 } }, 422, undefined],
  ] as const)(
    'is refused by the rule %s, and nothing is stored',
    async (rule, version, body, status, paths) => {
      await using sampling = await localSampling();
      const answer = await put(sampling, version, body);
      expect(answer).toMatchObject({ status, body: { type: `urn:huiyin:rule:${rule}` } });
      if (paths) expect(answer.body.issues).toEqual(paths.map((path) => ({ path, rule })));
      expect(sampling.writes()).toEqual([]);
    },
  );

  it('is refused under a version that was put with other content', async () => {
    await using sampling = await localSampling();
    await put(sampling, 'autumn', AUTUMN);
    expect((await put(sampling, 'autumn', { ...AUTUMN, rates })).status).toBe(409);
  });

  it('is for supervisors to put', async () => {
    await using sampling = await localSampling();
    expect((await put(sampling, 'autumn', AUTUMN, 'administrator')).status).toBe(403);
  });
});

describe('recounting populations', () => {
  const recount = (sampling: Sampling, first: string, last: string) =>
    sampling.call('administrator', 'POST /populations/recount', { body: { first, last } });

  it('marks the days for the next fold, which says only what changed', async () => {
    await using sampling = await localSampling();
    await sampling.read(recorded());
    await sampling.fold();
    const counted = await sampling.population('2026-10-05');
    expect(await recount(sampling, '2026-10-04', '2026-10-06')).toEqual({ status: 200, body: { days: 3 } });
    const before = sampling.local.operations.length;
    await sampling.fold();
    expect(sampling.lines.filter(({ what }) => what === 'population-folded')).toMatchObject([
      { day: '2026-10-05', result: 'counted' },
      { day: '2026-10-04', result: 'unchanged' },
      { day: '2026-10-05', result: 'unchanged' },
      { day: '2026-10-06', result: 'unchanged' },
    ]);
    expect(sampling.writes(before).every(([partition]) => partition === 'REFOLD')).toBe(true);
    expect(await sampling.population('2026-10-05')).toEqual(counted);
  });

  it.each([
    ['days-reversed', '2026-10-06', '2026-10-05'],
    ['too-many-days', '2026-01-01', '2027-02-05'],
  ])('is refused by the rule %s', async (rule, first, last) => {
    await using sampling = await localSampling();
    const { status, body } = await recount(sampling, first, last);
    expect([status, body.type]).toEqual([422, `urn:huiyin:rule:${rule}`]);
    expect(sampling.writes()).toEqual([]);
  });
});
