import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { replayService } from '@huiyin/cli';
import { EMITTERS, RELAYED_SERVICES } from '@huiyin/services';
import { namesOf } from '@huiyin/surface';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BranchOffice, openOffice } from './branch-office.ts';
import { DAY, endOf, live } from './lived-day.ts';
import { busesOf, tablesOf } from './operator.ts';
import { itemsOf } from './raw-tables.ts';

const names = namesOf('longgang');

describe('a replay of everything that the services have to tell', () => {
  let office: BranchOffice;
  let expected: Record<string, unknown>;

  const replay = async (): Promise<number> => {
    let events = 0;
    for (const service of RELAYED_SERVICES) {
      const figures = await replayService({
        dynamodb: tablesOf(office.cloud),
        eventBridge: busesOf(office.cloud),
        tableName: names.table(service),
        busName: names.mainBus,
        branch: 'longgang',
        emitters: await EMITTERS[service](),
      });
      events += figures.events;
    }
    await office.cloud.quiet();
    return events;
  };

  beforeAll(async () => {
    office = await openOffice(DAY);
    await live(office);
    expected = await endOf(office);
  });
  afterAll(() => office.cloud.stop());

  it('says everything again under the id it was first said under', async () => {
    const idsOf = (from: number) =>
      office.cloud
        .events()
        .slice(from)
        .filter(({ bus }) => bus === names.mainBus)
        .map(({ event }) => (event.detail as { id: string }).id);
    const first = new Set(idsOf(0));
    const before = office.cloud.events().length;
    await replay();
    const again = idsOf(before);
    expect(again.length).toBeGreaterThan(10);
    expect(again.filter((id) => !first.has(id))).toEqual([]);
  });

  it('changes nothing for those who have heard it', async () => {
    const told = new Set(office.events());
    const before = office.events().length;
    const events = await replay();
    expect(office.events().length).toBe(before + events);
    expect(new Set(office.events().slice(before))).toEqual(
      // The second callback was requested, and is no longer: its case is closed.
      new Set([...told].filter((name) => name !== 'second-callback.requested')),
    );
    expect(await endOf(office)).toEqual(expected);
  });

  it('gives a briefing service that lost every fact the same figures again', async () => {
    const tables = tablesOf(office.cloud);
    const table = names.table('briefing');
    // The ledger of what was mailed comes from no event.
    for (const { pk, sk, t } of await itemsOf(office.cloud, table))
      if (pk && sk && t?.S !== 'mailing')
        await tables.send(new DeleteItemCommand({ TableName: table, Key: { pk, sk } }));
    const ask = () => office.ask('supervisor', 'GET /briefings/{period}', { path: { period: '2026-10-05' } });
    expect((await ask()).total.closed).toBe(0);
    await replay();
    expect(await ask()).toEqual(expected['briefing']);
    await office.until('2026-10-07T00:05:00.000Z');
    expect((await endOf(office))['briefing']).toEqual(expected['briefing']);
  });
});
