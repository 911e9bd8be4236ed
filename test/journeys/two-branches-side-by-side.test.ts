import { workOrderOf } from '@huiyin/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BranchOffice, contentWith, officeOf, openOffice } from './branch-office.ts';
import { itemsOf } from './raw-tables.ts';

const OURS = 'WO-LONGGANG-1';
const THEIRS = 'WO-PINGSHAN-1';

describe('two branches in one account', () => {
  let longgang: BranchOffice;
  let pingshan: BranchOffice;

  const hears = (branch: string): readonly string[] =>
    longgang.cloud
      .events()
      .filter(({ bus }) => bus.startsWith(`huiyin-${branch}-`))
      .map(({ event }) => JSON.stringify(event));
  const textOf = (items: readonly object[]) => JSON.stringify(items);

  beforeAll(async () => {
    longgang = await openOffice({
      at: '2026-10-05T02:30:00.000Z',
      branches: ['longgang', 'pingshan'],
    });
    pingshan = officeOf(longgang.cloud, 'pingshan', longgang.logs);
    await longgang.report(workOrderOf({ orderId: OURS }));
    await pingshan.report(workOrderOf({ orderId: THEIRS, branch: 'pingshan' }));
  });
  afterAll(() => longgang.cloud.stop());

  it('give their agents their own customers, and nobody else’s', async () => {
    const [ours, theirs] = [await longgang.claim('agent-01'), await pingshan.claim('agent-01')];
    expect([ours.orderId, theirs.orderId]).toEqual([OURS, THEIRS]);
    const next = await longgang.ask('agent', 'POST /tasks/next', { person: 'agent-02' });
    expect(next.task).toBeUndefined();
    expect(await longgang.answer('agent-01', theirs, { interview: contentWith(theirs) })).toMatchObject({
      status: 404,
    });
    for (const [office, task] of [
      [longgang, ours],
      [pingshan, theirs],
    ] as const)
      expect(await office.answer('agent-01', task, { interview: contentWith(task) })).toMatchObject({
        status: 200,
      });
  });

  it('take no order of the other, though it comes in by their door', async () => {
    const strayed = workOrderOf({ orderId: 'WO-STRAYED', branch: 'pingshan' });
    await longgang.report(strayed);
    expect(await longgang.ask('administrator', 'GET /rejected')).toMatchObject({
      rejected: [{ orderId: 'WO-STRAYED', issues: [{ path: 'branch', rule: 'other-branch' }] }],
    });
    expect(await pingshan.ask('administrator', 'GET /rejected')).toEqual({ rejected: [] });
  });

  it('refuse each other’s tokens', async () => {
    for (const [office, other] of [
      [longgang, 'pingshan'],
      [pingshan, 'longgang'],
    ] as const) {
      const token = await longgang.cloud.token({ api: `huiyin-${other}-api`, role: 'administrator' });
      expect((await office.as('administrator', 'GET /queue', { token })).status).toBe(401);
      expect((await office.as('administrator', 'GET /queue')).status).toBe(200);
    }
  });

  it('hear nothing of each other', async () => {
    await longgang.until('2026-10-06T00:05:00.000Z');
    expect(longgang.events()).toEqual([
      'work-order.recorded',
      'callback.requested',
      'callback.closed',
      'sampling-key.committed',
      'sampling-key.committed',
      'sampling-key.committed',
      'population.counted',
    ]);
    expect(pingshan.events()).toEqual(longgang.events());
    expect(hears('longgang').filter((event) => event.includes(THEIRS))).toEqual([]);
    expect(hears('pingshan').filter((event) => event.includes(OURS))).toEqual([]);
  });

  it('keep nothing of each other', async () => {
    for (const table of longgang.cloud.tables.names()) {
      const text = textOf(await itemsOf(longgang.cloud, table));
      const [own, other] = table.startsWith('huiyin-longgang-') ? [OURS, THEIRS] : [THEIRS, OURS];
      if (/-(intake|sampling|callback)$/.test(table)) expect(text).toContain(own);
      expect(text).not.toContain(other);
    }
  });

  it('mail their briefings to their own people, from their own address', async () => {
    const mails = (await longgang.cloud.mails()).map(({ from, destination }) => [from, ...destination.to]);
    expect(mails.length).toBeGreaterThan(1);
    for (const addresses of mails) {
      const domains = new Set(addresses.map((address) => /@(\w+)\./.exec(address)?.[1]));
      expect(domains.size).toBe(1);
    }
    expect(mails.flat().some((address) => address.includes('pingshan'))).toBe(true);
    expect(mails.flat().some((address) => address.includes('longgang'))).toBe(true);
  });
});
