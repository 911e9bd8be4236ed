import { callbackClosedOf, eventOf, type LocalTable, localTable } from '@huiyin/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fact } from './domain/facts.ts';
import { factOf } from './domain/facts.ts';
import { type BriefingStore, briefingStore } from './store.ts';
import { surface } from './surface.ts';
import { callbackFactOf, complaintFactOf, ratedAs } from './testing/facts.ts';

const DAY = '2026-11-21';
const by = { traceId: 'trace-1', at: '2026-11-21T02:00:01.000Z' };
let local: LocalTable;
let store: BriefingStore;

beforeEach(async () => {
  local = await localTable(surface);
  store = briefingStore(local.table);
});
afterEach(() => local[Symbol.asyncDispose]());

const callback = (
  taskId: string,
  overrides: Parameters<typeof callbackFactOf>[1] = {},
  sourceVersion = 1,
): Fact => ({
  kind: 'callback',
  fact: { ...callbackFactOf(taskId, overrides), sourceVersion },
});
const units = () => local.operations.reduce((sum, operation) => sum + operation.units.write, 0);
const levelsOf = async () => (await store.foldNow(DAY)).cells.map(({ tally }) => tally);

describe('a callback’s fact', () => {
  it('costs one write unit', async () => {
    await store.keep(callback('WO-20261105-000123'), by);
    expect(units()).toBe(1);
  });

  it('stays within a kilobyte when everything was asked and a partner served', async () => {
    const interview = {
      ...ratedAs('excellent'),
      claimId: '20261121-01K9XQ4T6V3N8F2B7C5D1E0G9H',
      aspects: { standard: 'good', quality: 'good', manner: 'excellent', skill: 'good', timeliness: 'good' },
      integrityConcern: false,
    };
    await store.keep(
      callback('WO-20261105-000123', {
        businessType: 'safety-inspection',
        team: 'safety-1',
        stratum: 'safety-inspection/residential/y2026',
        partner: 'contractor-7',
        language: 'en',
        interview,
      }),
      by,
    );
    expect(units()).toBe(1);
    expect(await levelsOf()).toHaveLength(1);
  });

  it('told twice is kept once', async () => {
    await store.keep(callback('WO-1'), by);
    await store.keep(callback('WO-1'), by);
    expect((await levelsOf())[0]).toMatchObject({ closed: 1 });
  });

  it('is replaced by a higher version and never by a lower one', async () => {
    await store.keep(callback('WO-1', { interview: ratedAs('good') }, 4), by);
    await store.keep(callback('WO-1', { interview: ratedAs('fail') }, 5), by);
    await store.keep(callback('WO-1', { interview: ratedAs('fair') }, 3), by);
    expect((await levelsOf())[0]).toMatchObject({ closed: 1, 'level.fail': 1 });
  });

  it('holds neither the customer nor the words nor the staff', () => {
    const told = callbackClosedOf({
      concerns: ['complaint'],
      customer: { customerKey: 'k'.repeat(22), sealedContact: 's'.repeat(40) },
      sealedWords: 'w'.repeat(40),
    });
    const { fact } = factOf(eventOf('callback.closed', told));
    expect(Object.keys(fact)).not.toEqual(expect.arrayContaining(['customer']));
    expect(JSON.stringify(fact)).not.toMatch(/kkkk|ssss|wwww|LG1043/);
  });
});

describe('a day', () => {
  it('is folded once its marker is set, and the marker falls', async () => {
    await store.keep(callback('WO-1'), by);
    await store.markForRefold(DAY, by);
    expect(await store.daysToRefold()).toEqual([DAY]);
    await store.refold(DAY, by);
    expect(await store.daysToRefold()).toEqual([]);
    expect(await store.folds(DAY, DAY)).toEqual([await store.foldNow(DAY)]);
  });

  it('that changed after its fold is folded again', async () => {
    await store.keep(callback('WO-1'), by);
    await store.markForRefold(DAY, by);
    await store.refold(DAY, by);
    await store.keep(callback('WO-2'), by);
    await store.markForRefold(DAY, by);
    await store.refold(DAY, by);
    expect((await store.folds(DAY, DAY))[0]?.cells[0]?.tally).toMatchObject({ closed: 2 });
  });

  it('that was marked for a duplicate is not written again', async () => {
    await store.keep(callback('WO-1'), by);
    await store.markForRefold(DAY, by);
    await store.refold(DAY, by);
    await store.markForRefold(DAY, by);
    const before = units();
    await store.refold(DAY, by);
    expect(units() - before).toBe(2);
  });

  it('that gets a fact while it is folded waits on', async () => {
    await store.keep(callback('WO-1'), by);
    await store.markForRefold(DAY, by);
    const late = async () => {
      await store.keep(callback('WO-2'), by);
      await store.markForRefold(DAY, by);
    };
    await Promise.all([store.refold(DAY, by), late()]);
    if ((await store.daysToRefold()).length > 0) await store.refold(DAY, by);
    expect(await store.folds(DAY, DAY)).toEqual([await store.foldNow(DAY)]);
  });

  it('is found among the days of several months and years', async () => {
    for (const day of ['2026-11-30', '2026-12-01', '2027-01-01']) {
      await store.keep(callback('WO-1', { closedDay: day }), by);
      await store.markForRefold(day, by);
      await store.refold(day, by);
    }
    const days = async (first: string, last: string) =>
      (await store.folds(first, last)).map(({ day }) => day);
    expect(await days('2026-11-01', '2027-12-31')).toEqual(['2026-11-30', '2026-12-01', '2027-01-01']);
    expect(await days('2026-12-01', '2026-12-31')).toEqual(['2026-12-01']);
  });
});

describe('cases, populations and tables', () => {
  it('keep a case under the day it was raised, in its latest state', async () => {
    await store.keep({ kind: 'complaint', fact: complaintFactOf() }, by);
    const closed = { ...complaintFactOf({ state: 'closed', closedDay: '2026-12-03' }), sourceVersion: 5 };
    await store.keep({ kind: 'complaint', fact: closed }, by);
    expect(await store.cases('2025-01-01', '2026-11-20')).toEqual([closed]);
    expect(await store.cases('2026-11-20', '2027-12-31')).toEqual([closed]);
    expect(await store.cases('2026-11-21', '2026-12-31')).toEqual([]);
    expect(await store.cases('2026-01-01', '2026-11-19')).toEqual([]);
    expect(units()).toBe(3);
  });

  it('count a day’s population by its latest version', async () => {
    const strata = (orders: number) => [
      {
        stratum: 's',
        businessType: 'repair',
        segment: 'vip' as const,
        policyVersion: 'y2026',
        probability: 1,
        orders,
        sampled: orders,
        windowPassed: 0,
      },
    ];
    await store.keep({ kind: 'population', fact: { day: DAY, strata: strata(5), sourceVersion: 2 } }, by);
    await store.keep({ kind: 'population', fact: { day: DAY, strata: strata(3), sourceVersion: 1 } }, by);
    expect((await store.foldNow(DAY)).population).toEqual([
      { businessType: 'repair', orders: 5, sampled: 5, windowPassed: 0 },
    ]);
  });

  it('replace a table of the same period and source', async () => {
    const table = (publishedRate: number) => ({
      period: '2008',
      source: 'report',
      rows: [{ team: 'A', total: false, publishedRate }],
    });
    await store.keepTable(table(99.1), by);
    await store.keepTable(table(99.39), by);
    expect(await store.tables('2008')).toEqual([table(99.39)]);
    expect(await store.tables('2009')).toEqual([]);
  });
});
