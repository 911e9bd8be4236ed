import type { PopulationCell } from '@huiyin/contracts';
import { type LocalTable, localTable } from '@huiyin/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DayFold, foldPersons } from '../domain/day-fold.ts';
import type { Fact } from '../domain/facts.ts';
import { surface } from '../surface.ts';
import { answeredWith, callbackFactOf, complaintFactOf, foldDay, ratedAs } from '../testing/facts.ts';
import { type BriefingStore, briefingStore } from './briefing-store.ts';
import { DAY_FOLD, PERSON_FOLD } from './items.ts';
import { unpackPersonFold } from './pack-fold.ts';

const DAY = '2026-11-21';
const trace = { traceId: 'trace-1', at: '2026-11-21T02:00:01.000Z' };
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
const foldNow = async () => foldDay(DAY, await store.factsOfDay(DAY));
const tallies = async () => (await foldNow()).cells.map(({ tally }) => tally);
const refold = (day: string) =>
  store.replaceFolds(day, (facts) => ({ day: foldDay(day, facts), persons: foldPersons(day, facts) }), trace);
async function folds(first: string, last: string): Promise<DayFold[]> {
  const found: DayFold[] = [];
  for await (const fold of store.foldsBetween(first, last)) found.push(fold);
  return found;
}

describe('a callback’s fact', () => {
  it('costs one write unit', async () => {
    await store.saveFact(callback('WO-20261105-000123'), trace);
    expect(units()).toBe(1);
  });

  it('stays within a kilobyte when everything was asked and a partner served', async () => {
    const interview = {
      ...answeredWith({
        overall: 'excellent',
        standard: 'good',
        quality: 'good',
        manner: 'excellent',
        skill: 'good',
        timeliness: 'good',
      }),
      claimId: '20261121-01K9XQ4T6V3N8F2B7C5D1E0G9H',
    };
    await store.saveFact(
      callback('routine:WO-20261105-000123', {
        sampling: {
          stratum: 'safety-inspection/residential/y2026',
          probability: 0.3,
          policyVersion: 'y2026',
        },
        order: {
          businessType: 'safety-inspection',
          team: 'safety-1',
          staff: ['LG1043', 'LG1044'],
          partner: 'contractor-7',
          language: 'en',
        },
        interview,
      }),
      trace,
    );
    expect(units()).toBe(1);
    expect(await tallies()).toHaveLength(1);
  });

  it('that comes twice is there once', async () => {
    await store.saveFact(callback('WO-1'), trace);
    await store.saveFact(callback('WO-1'), trace);
    expect((await tallies())[0]).toMatchObject({ closed: 1 });
  });

  it('is replaced by a higher version and never by a lower one', async () => {
    await store.saveFact(callback('WO-1', { interview: ratedAs('good') }, 4), trace);
    await store.saveFact(callback('WO-1', { interview: ratedAs('fail') }, 5), trace);
    await store.saveFact(callback('WO-1', { interview: ratedAs('fair') }, 3), trace);
    expect((await tallies())[0]).toMatchObject({ closed: 1, 'level.fail': 1 });
  });
});

describe('a day', () => {
  it('is folded once its marker is set, and the marker falls: then what is made of it waits', async () => {
    await store.saveFact(callback('WO-1'), trace);
    await store.markForRefold(DAY, trace);
    expect(await store.waitingFolds()).toEqual([DAY]);
    await refold(DAY);
    expect(await store.waitingFolds()).toEqual(['2026', '2026-11', '2026-Q4', '2026-W47']);
    expect(await folds(DAY, DAY)).toEqual([await foldNow()]);
  });

  it('is folded by person beside, in an item that no briefing reads', async () => {
    await store.saveFact(callback('WO-1', { order: { staff: ['LG1', 'LG2'] } }), trace);
    await store.markForRefold(DAY, trace);
    await refold(DAY);
    const found = await local.table.load(PERSON_FOLD, PERSON_FOLD.keyOf({ day: DAY, packed: '' }));
    const { cells } = unpackPersonFold(found?.state ?? expect.fail());
    expect(cells.map(({ staff, tally }) => [staff, tally.callbacks])).toEqual([
      ['LG1', 1],
      ['LG2', 1],
    ]);
    expect(DAY_FOLD.keyOf({ day: DAY, packed: '' }).pk).not.toBe(found && PERSON_FOLD.keyOf(found.state).pk);
  });

  it('that changed after its fold is folded again', async () => {
    await store.saveFact(callback('WO-1'), trace);
    await store.markForRefold(DAY, trace);
    await refold(DAY);
    await store.saveFact(callback('WO-2'), trace);
    await store.markForRefold(DAY, trace);
    await refold(DAY);
    expect((await folds(DAY, DAY))[0]?.cells[0]?.tally).toMatchObject({ closed: 2 });
  });

  it('that was marked for a duplicate is not written again', async () => {
    await store.saveFact(callback('WO-1'), trace);
    await store.markForRefold(DAY, trace);
    await refold(DAY);
    await store.markForRefold(DAY, trace);
    const before = units();
    await refold(DAY);
    expect(units() - before).toBe(2);
  });

  it('that gets a fact while it is folded waits on', async () => {
    await store.saveFact(callback('WO-1'), trace);
    await store.markForRefold(DAY, trace);
    const late = async () => {
      await store.saveFact(callback('WO-2'), trace);
      await store.markForRefold(DAY, trace);
    };
    await Promise.all([refold(DAY), late()]);
    if ((await store.waitingFolds()).includes(DAY)) await refold(DAY);
    expect(await folds(DAY, DAY)).toEqual([await foldNow()]);
  });

  it('is found among the days of several months and years', async () => {
    for (const day of ['2026-11-30', '2026-12-01', '2027-01-01']) {
      await store.saveFact(callback('WO-1', { closedDay: day }), trace);
      await store.markForRefold(day, trace);
      await refold(day);
    }
    const days = async (first: string, last: string) => (await folds(first, last)).map(({ day }) => day);
    expect(await days('2026-11-01', '2027-12-31')).toEqual(['2026-11-30', '2026-12-01', '2027-01-01']);
    expect(await days('2026-12-01', '2026-12-31')).toEqual(['2026-12-01']);
  });
});

describe('cases, populations and tables', () => {
  it('have a case under the day it was raised, in its latest state', async () => {
    await store.saveFact({ kind: 'complaint', fact: complaintFactOf() }, trace);
    const closed = { ...complaintFactOf({ state: 'closed', closedDay: '2026-12-03' }), sourceVersion: 5 };
    await store.saveFact({ kind: 'complaint', fact: closed }, trace);
    expect((await store.casesBetween('2026-01-01', '2026-11-20')).facts).toEqual([closed]);
    expect(await store.casesBetween('2025-01-01', '2026-11-20')).toEqual({ facts: [], next: '2026-01-01' });
    expect(await store.casesRaisedOn('2026-11-20')).toEqual([closed]);
    expect((await store.casesBetween('2026-11-20', '2027-12-31')).facts).toEqual([closed]);
    expect((await store.casesBetween('2026-11-21', '2026-12-31')).facts).toEqual([]);
    expect((await store.casesBetween('2026-01-01', '2026-11-19')).facts).toEqual([]);
    // One to be in the index of those that are read one by one.
    expect(units()).toBe(4);
  });

  it('count a day’s population by its latest version', async () => {
    const cells = (orders: number): PopulationCell[] => [
      {
        stratum: 's',
        businessType: 'repair',
        segment: 'vip',
        policyVersion: 'y2026',
        probability: 1,
        team: 'repair-1',
        orders,
        sampled: orders,
        windowPassed: 0,
        paused: 0,
      },
    ];
    const population = (orders: number, sourceVersion: number): Fact => ({
      kind: 'population',
      fact: { day: DAY, cells: cells(orders), sourceVersion },
    });
    await store.saveFact(population(5, 2), trace);
    await store.saveFact(population(3, 1), trace);
    expect((await foldNow()).population).toEqual(cells(5));
  });

  it('replace a table of the same period and source', async () => {
    const table = (publishedRate: number) => ({
      period: '2008',
      source: 'report',
      rows: [{ team: 'A', total: false, publishedRate }],
    });
    await store.saveTable(table(99.1), trace);
    await store.saveTable(table(99.39), trace);
    expect(await store.tablesOf('2008')).toEqual([table(99.39)]);
    expect(await store.tablesOf('2009')).toEqual([]);
  });
});
