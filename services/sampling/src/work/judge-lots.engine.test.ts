import type { BranchConfiguration, CountedLot, Switching } from '@huiyin/contracts';
import type { AggregateTable } from '@huiyin/table';
import { eventOf, longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { localSampling, recorded } from '../testing/local-sampling.ts';
import { judgeLots } from './judge-lots.ts';

type Sampling = Awaited<ReturnType<typeof localSampling>>;

const branchWith = (mode: Switching['mode']): BranchConfiguration => {
  const branch = longgang();
  const { switching } = branch.policies;
  return {
    ...branch,
    calling: { ...branch.calling, pauseDays: 0 },
    policies: { ...branch.policies, switching: { ...switching, mode } },
  };
};
const open = (mode: Switching['mode']) => localSampling(branchWith(mode));

/** Counter 1 with that many dissatisfied of twenty. */
const counted = (week: number, dissatisfied: number, lots: readonly CountedLot[] = []) => {
  const data = {
    week: `2026-W${week}`,
    lots: [{ team: 'counter-1', businessType: 'counter', rated: 20, dissatisfied }, ...lots],
  };
  return eventOf('lots.counted', data, { type: 'week-lots', id: data.week, version: week });
};
const judge = (sampling: Sampling) => sampling.wake('judge-lots');
const judged = ({ lines }: Sampling) =>
  lines.filter(({ what }) => what === 'week-judged').map(({ period, count }) => [period, count]);
const policies = async (sampling: Sampling) => (await sampling.call('supervisor', 'GET /policies')).body;
const approve = (sampling: Sampling, version: string) =>
  sampling.call('supervisor', 'POST /policies/{version}/approve', { path: { version }, body: {} });

/** Two weeks that failed, each judged on its Monday. */
async function fail(sampling: Sampling) {
  sampling.moveTo('2026-10-05T00:10:00.000Z');
  await sampling.readLots(counted(40, 9));
  await judge(sampling);
  sampling.moveTo('2026-10-12T00:10:00.000Z');
  await sampling.readLots(counted(41, 9));
  await judge(sampling);
}

/** A visit to counter 1 completed and recorded on that day. */
const visitOn = (day: string) =>
  recorded({
    orderId: `WO-${day}`,
    businessType: 'counter',
    team: 'counter-1',
    completedAt: `${day}T02:00:00.000Z`,
    countedDay: day,
    recordedAt: `${day}T03:00:00.000Z`,
  });

describe('weeks that were counted', () => {
  it('propose a rate with its reason, which decides on orders once it is approved', async () => {
    await using sampling = await open('approval');
    await fail(sampling);
    expect(judged(sampling)).toEqual([
      ['2026-W40', 0],
      ['2026-W41', 1],
    ]);
    const { policies: inForce, proposals } = await policies(sampling);
    expect(inForce).toHaveLength(1);
    expect(proposals).toMatchObject([
      {
        version: 'w2026-41',
        from: '2026-10-13',
        state: 'proposed',
        teams: { 'counter-1': { counter: { rate: 0.6, severity: 'tightened' } } },
        basis: {
          policyVersion: 'y2026',
          changes: [{ rule: 'failures-tighten', week: '2026-W41', rated: 20, dissatisfied: 9 }],
        },
        acts: [{ act: 'propose', at: '2026-10-12T00:10:00.000Z' }],
      },
    ]);
    expect((await approve(sampling, 'w2026-41')).status).toBe(200);
    sampling.moveTo('2026-10-13T03:00:00.000Z');
    await sampling.read(visitOn('2026-10-12'), visitOn('2026-10-13'));
    const stratumOf = async (day: string) => (await sampling.stored(day, `WO-${day}`))?.state.sampling;
    expect(await stratumOf('2026-10-12')).toMatchObject({ probability: 0.3 });
    expect(await stratumOf('2026-10-13')).toEqual({
      stratum: 'counter/residential/w2026-41/counter-1',
      probability: 0.6,
      policyVersion: 'w2026-41',
    });
  });

  it('change the rate by themselves where the branch has it so', async () => {
    await using sampling = await open('automatic');
    await fail(sampling);
    const { policies: inForce, proposals } = await policies(sampling);
    expect(inForce[1]).toMatchObject({ version: 'w2026-41', from: '2026-10-13', source: 'api' });
    const at = '2026-10-12T00:10:00.000Z';
    expect(proposals[0]).toMatchObject({
      state: 'approved',
      acts: [
        { act: 'propose', at },
        { act: 'approve', at },
      ],
    });
  });

  it('do nothing where the branch has it so, and are kept', async () => {
    await using sampling = await open('off');
    await fail(sampling);
    expect(judged(sampling)).toEqual([]);
    expect((await policies(sampling)).proposals).toEqual([]);
  });

  it('are judged once, however often they are said and the clock strikes', async () => {
    await using sampling = await open('approval');
    await fail(sampling);
    const before = await policies(sampling);
    const operations = sampling.local.operations.length;
    await sampling.readLots(counted(41, 0));
    sampling.moveTo('2026-10-12T04:10:00.000Z');
    await judge(sampling);
    await judge(sampling);
    expect(await policies(sampling)).toEqual(before);
    expect(judged(sampling)).toHaveLength(2);
    // What is said again is one failed write.
    expect(sampling.writes(operations).map(([partition]) => partition)).toEqual(['LOTS']);
  });

  it('that come in the wrong order, or long after, are judged in their order or not at all', async () => {
    await using sampling = await open('approval');
    await sampling.readLots(counted(39, 0));
    await judge(sampling);
    await sampling.readLots(counted(41, 9));
    await sampling.readLots(counted(40, 9));
    await judge(sampling);
    expect(judged(sampling).map(([week]) => week)).toEqual(['2026-W39', '2026-W40', '2026-W41']);
    await sampling.readLots(counted(38, 9));
    await judge(sampling);
    expect(judged(sampling)).toHaveLength(3);
  });

  it('of before anybody judged are not all judged, but the newest', async () => {
    await using sampling = await open('approval');
    await sampling.readLots(counted(39, 9));
    await sampling.readLots(counted(40, 9));
    await judge(sampling);
    expect(judged(sampling)).toEqual([['2026-W40', 0]]);
  });
});

describe('a proposal of a week', () => {
  it('is placed the next time by whoever died before it was', async () => {
    await using sampling = await open('approval');
    await sampling.readLots(counted(40, 9));
    await judge(sampling);
    await sampling.readLots(counted(41, 9));
    const { branch, table, now } = sampling;
    const dying: AggregateTable = {
      ...table,
      change: (type, ...rest) =>
        type.name === 'policy' ? Promise.reject(new Error('died')) : table.change(type, ...rest),
    };
    await expect(judgeLots({ branch, table: dying, now })({ traceId: 't' })).rejects.toThrow('died');
    expect((await policies(sampling)).proposals).toEqual([]);
    sampling.moveTo('2026-10-13T00:10:00.000Z');
    await judge(sampling);
    expect((await policies(sampling)).proposals).toMatchObject([
      { version: 'w2026-41', from: '2026-10-14', state: 'proposed' },
    ]);
    expect(judged(sampling)).toEqual([['2026-W40', 0]]);
  });

  it('gives way to that of a later week, unless somebody approved it', async () => {
    await using sampling = await open('approval');
    await fail(sampling);
    const other = { team: 'counter-2', businessType: 'counter', rated: 20, dissatisfied: 9 };
    await sampling.readLots(counted(42, 0, [other]));
    await sampling.readLots(counted(43, 0, [other]));
    sampling.moveTo('2026-10-26T00:10:00.000Z');
    await judge(sampling);
    const { proposals } = await policies(sampling);
    expect(proposals).toMatchObject([
      {
        version: 'w2026-43',
        state: 'proposed',
        basis: { changes: [{ team: 'counter-1' }, { team: 'counter-2' }] },
      },
      { version: 'w2026-41', state: 'withdrawn', acts: [{ act: 'propose' }, { act: 'withdraw' }] },
    ]);
    expect(proposals[1].acts[1]).not.toHaveProperty('by');
    expect(await approve(sampling, 'w2026-41')).toMatchObject({ status: 409 });
  });

  it('that was approved stands, and the next one changes that', async () => {
    await using sampling = await open('approval');
    await fail(sampling);
    await approve(sampling, 'w2026-41');
    for (const week of [42, 43, 44, 45, 46]) await sampling.readLots(counted(week, 0));
    sampling.moveTo('2026-11-16T00:10:00.000Z');
    await judge(sampling);
    expect((await policies(sampling)).proposals).toMatchObject([
      { version: 'w2026-46', state: 'proposed', basis: { policyVersion: 'w2026-41' } },
      { version: 'w2026-41', state: 'approved' },
    ]);
    expect((await policies(sampling)).proposals[0]).not.toHaveProperty('teams');
  });

  it('is overtaken by a policy of somebody’s own', async () => {
    await using sampling = await open('approval');
    await fail(sampling);
    const path = { version: 'own' };
    const { rates } = longgang().sampling[0] ?? expect.fail();
    await sampling.call('supervisor', 'PUT /policies/{version}', {
      path,
      body: { from: '2026-10-13', rates },
    });
    await sampling.call('supervisor', 'POST /policies/{version}/approve', {
      path,
      body: {},
      person: 'supervisor-02',
    });
    expect(await approve(sampling, 'w2026-41')).toMatchObject({
      status: 409,
      body: { type: 'urn:huiyin:rule:policy-overtaken' },
    });
  });
});
