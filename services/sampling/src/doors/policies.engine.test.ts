import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { localSampling, MORNING, recorded } from '../testing/local-sampling.ts';

type Sampling = Awaited<ReturnType<typeof localSampling>>;

const { rates } = longgang().sampling[0] ?? { rates: {} };
const AUTUMN = { from: '2026-10-07', rates: { ...rates, repair: 0 }, segments: { vip: 1 } };

const propose = (sampling: Sampling, version: string, body: unknown, role = 'supervisor') =>
  sampling.call(role, 'PUT /policies/{version}', { path: { version }, body });
const decide = (
  sampling: Sampling,
  act: 'approve' | 'refuse' | 'withdraw',
  version: string,
  { body, person = 'supervisor-02' }: { body?: unknown; person?: string } = {},
) =>
  sampling.call('supervisor', `POST /policies/{version}/${act}`, {
    path: { version },
    ...(act === 'approve' && { body: body ?? {} }),
    person,
  });
/** Proposed by one supervisor and approved by another. */
async function putInForce(sampling: Sampling, version: string, body: unknown) {
  await propose(sampling, version, body);
  return decide(sampling, 'approve', version);
}

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

describe('a policy that was proposed', () => {
  it('is on record and in force nowhere, until another supervisor approves it', async () => {
    await using sampling = await localSampling();
    const acts = [{ act: 'propose', at: MORNING, by: 'supervisor-01' }];
    const { status, body } = await propose(sampling, 'autumn', AUTUMN);
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        policies: [{ ...longgang().sampling[0], source: 'branch-file' }],
        // Who proposed it may not approve it; they may take it back.
        proposals: [
          { ...AUTUMN, version: 'autumn', state: 'proposed', acts, nextSteps: ['refuse', 'withdraw'] },
        ],
        bounds: { earliest: '2026-10-07', floor: 0.1, cap: 1 },
      },
    });
    expect(await decide(sampling, 'approve', 'autumn', { person: 'supervisor-01' })).toMatchObject({
      status: 403,
      body: { type: 'urn:huiyin:rule:own-proposal' },
    });
    const approved = await decide(sampling, 'approve', 'autumn');
    acts.push({ act: 'approve', at: MORNING, by: 'supervisor-02' });
    expect(approved).toEqual({
      status: 200,
      body: {
        policies: [
          { ...longgang().sampling[0], source: 'branch-file' },
          { ...AUTUMN, version: 'autumn', source: 'api' },
        ],
        proposals: [{ ...AUTUMN, version: 'autumn', state: 'approved', acts, nextSteps: ['withdraw'] }],
        bounds: { earliest: '2026-10-07', floor: 0.1, cap: 1 },
      },
    });
    const shown = await sampling.call('administrator', 'GET /policies');
    expect(shown.body.proposals).toEqual([{ ...approved.body.proposals[0], nextSteps: [] }]);
  });

  it('decides on no order while it waits, nor after it was refused or taken back', async () => {
    await using sampling = await localSampling();
    for (const version of ['waits', 'refused', 'withdrawn', 'taken-back'])
      await propose(sampling, version, AUTUMN);
    expect((await decide(sampling, 'refuse', 'refused')).status).toBe(200);
    expect((await decide(sampling, 'withdraw', 'withdrawn')).status).toBe(200);
    await decide(sampling, 'approve', 'taken-back');
    expect((await decide(sampling, 'withdraw', 'taken-back')).status).toBe(200);
    sampling.moveTo('2026-10-07T03:00:00.000Z');
    await sampling.read(repairOf('2026-10-07'));
    expect(await policyOf(sampling, '2026-10-07')).toBe('y2026');
    expect(await decide(sampling, 'approve', 'refused')).toMatchObject({ status: 409 });
  });

  it('again with the same content is fine, and so is the same decision; neither writes anything', async () => {
    await using sampling = await localSampling();
    await propose(sampling, 'autumn', AUTUMN);
    const first = await decide(sampling, 'approve', 'autumn');
    sampling.moveTo('2026-10-08T02:00:00.000Z');
    const before = sampling.local.operations.length;
    for (const again of [
      await propose(sampling, 'autumn', AUTUMN),
      await decide(sampling, 'approve', 'autumn'),
    ])
      expect([again.status, again.body.policies, again.body.proposals[0].acts]).toEqual([
        200,
        first.body.policies,
        first.body.proposals[0].acts,
      ]);
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
    [
      'unknown-team',
      'autumn',
      { ...AUTUMN, teams: { gardeners: { repair: { rate: 1 } } } },
      422,
      ['teams.gardeners'],
    ],
    ['rate-missing', 'autumn', { from: '2026-10-07', rates: { repair: 1 } }, 422, undefined],
  ] as const)(
    'is refused by the rule %s, and nothing is stored',
    async (rule, version, body, status, paths) => {
      await using sampling = await localSampling();
      const answer = await propose(sampling, version, body);
      expect(answer).toMatchObject({ status, body: { type: `urn:huiyin:rule:${rule}` } });
      if (paths) expect(answer.body.issues).toEqual(paths.map((path) => ({ path, rule })));
      expect(sampling.writes()).toEqual([]);
    },
  );

  it('is refused under a version that was proposed with other content', async () => {
    await using sampling = await localSampling();
    await propose(sampling, 'autumn', AUTUMN);
    expect((await propose(sampling, 'autumn', { ...AUTUMN, rates })).status).toBe(409);
  });

  it('is for supervisors to propose and decide on, and unknown to none', async () => {
    await using sampling = await localSampling();
    expect((await propose(sampling, 'autumn', AUTUMN, 'administrator')).status).toBe(403);
    expect(await decide(sampling, 'approve', 'autumn')).toMatchObject({ status: 404 });
  });
});

describe('a policy that was approved', () => {
  it('decides on what is completed from its first day on, without a deployment', async () => {
    await using sampling = await localSampling();
    await sampling.read(repairOf('2026-10-05'));
    await putInForce(sampling, 'autumn', AUTUMN);
    sampling.moveTo('2026-10-07T03:00:00.000Z');
    await sampling.read(repairOf('2026-10-06'), repairOf('2026-10-07'));
    expect(await policyOf(sampling, '2026-10-06')).toBe('y2026');
    expect(await policyOf(sampling, '2026-10-07')).toBe('autumn');
    expect((await sampling.stored('2026-10-07', 'WO-2026-10-07'))?.state.reason).toBe('never');
  });

  it('gives a team a rate of its own, in a stratum of its own', async () => {
    await using sampling = await localSampling();
    await putInForce(sampling, 'autumn', { ...AUTUMN, teams: { 'repair-1': { repair: { rate: 1 } } } });
    sampling.moveTo('2026-10-07T03:00:00.000Z');
    await sampling.read(repairOf('2026-10-07'));
    expect((await sampling.stored('2026-10-07', 'WO-2026-10-07'))?.state).toMatchObject({
      sampling: { stratum: 'repair/residential/autumn/repair-1', probability: 1, policyVersion: 'autumn' },
      reason: 'always',
    });
  });

  it('in the last moment for tomorrow is known to whoever read the policies just before', async () => {
    await using sampling = await localSampling();
    await propose(sampling, 'autumn', AUTUMN);
    sampling.moveTo('2026-10-06T15:49:59.999Z');
    await sampling.read(repairOf('2026-10-06'));
    expect((await decide(sampling, 'approve', 'autumn')).status).toBe(200);
    // The clock of an upstream system runs ahead by five minutes at most.
    sampling.moveTo('2026-10-06T15:55:00.000Z');
    await sampling.read(repairOf('2026-10-07'));
    expect(await policyOf(sampling, '2026-10-07')).toBe('autumn');
  });

  it('a moment later is in force the day after that', async () => {
    await using sampling = await localSampling();
    await propose(sampling, 'autumn', AUTUMN);
    sampling.moveTo('2026-10-06T15:50:00.000Z');
    const { body } = await decide(sampling, 'approve', 'autumn');
    expect(body.policies[1]).toMatchObject({ version: 'autumn', from: '2026-10-08' });
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

  it('is mended before it begins by another of the same first day: the one approved last is in force', async () => {
    await using sampling = await localSampling();
    await putInForce(sampling, 'z-mistake', AUTUMN);
    sampling.moveTo('2026-10-06T03:00:00.000Z');
    await putInForce(sampling, 'a-mended', { ...AUTUMN, rates });
    sampling.moveTo('2026-10-07T03:00:00.000Z');
    await sampling.read(repairOf('2026-10-07'));
    expect(await policyOf(sampling, '2026-10-07')).toBe('a-mended');
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
