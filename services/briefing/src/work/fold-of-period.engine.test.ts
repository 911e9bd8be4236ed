import { daysOf } from '@huiyin/calendar';
import { longgang } from '@huiyin/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PeriodFold } from '../domain/period-fold.ts';
import { closedOn, type LocalBriefing, openBriefing } from '../testing/local-briefing.ts';
import { periodOf } from '../testing/november.ts';
import { foldOfPeriod, personsOfPeriod } from './fold-of-period.ts';
import { foldWaiting } from './fold-waiting.ts';

const TODAY = '2026-11-21';

const branch = longgang();
let service: LocalBriefing;

beforeEach(async () => {
  service = await openBriefing(`${TODAY}T02:00:00.000Z`);
});
afterEach(() => service[Symbol.asyncDispose]());

const fold = (store = service.store) =>
  foldWaiting({ store, branch, now: () => service.present })({ today: TODAY, traceId: 'trace-1' });
const asked = async (name: string) => ({
  period: periodOf(name),
  waiting: await service.store.waitingFolds(),
});
const read = async (name: string) => foldOfPeriod({ store: service.store, branch }, await asked(name));
const persons = async (name: string) => personsOfPeriod(service, await asked(name));
const closed = ({ cells }: { readonly cells: PeriodFold['cells'] }): number =>
  cells.reduce((sum, { tally }) => sum + (tally.closed ?? 0), 0);
/** Items of folds that are read while this is done: loads one each, and what queries find. */
async function foldsRead(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const { store } = service;
  const one = <Answer>(answer: Promise<Answer>) => {
    count += 1;
    return answer;
  };
  async function* each<Fold>(folds: AsyncGenerator<Fold>) {
    for await (const found of folds) {
      count += 1;
      yield found;
    }
  }
  service = {
    ...service,
    store: {
      ...store,
      foldOf: (period) => one(store.foldOf(period)),
      personsOf: (period) => one(store.personsOf(period)),
      foldsBetween: (first, last) => each(store.foldsBetween(first, last)),
      personFoldsBetween: (first, last) => each(store.personFoldsBetween(first, last)),
    },
  };
  await work();
  service = { ...service, store };
  return count;
}

describe('the fold of a longer period', () => {
  /** One callback on every day of the year up to today. */
  const liveTheYear = async () => {
    for (const day of daysOf(periodOf('2026')).filter((each) => each <= TODAY))
      await service.deliver(closedOn(day, `task-${day}`));
    await fold();
  };

  it('is one item however many days it has, and today’s facts beside it', async () => {
    await liveTheYear();
    expect(await service.store.waitingFolds()).toEqual([TODAY]);
    for (const [name, days] of [
      ['2026', 325],
      ['2026-Q4', 52],
      ['2026-11', 21],
      ['2026-W47', 6],
      ['2026-10', 31],
    ] as const) {
      expect(await foldsRead(async () => expect(closed(await read(name))).toBe(days))).toBe(1);
      expect(await foldsRead(async () => expect((await persons(name)).days).toHaveLength(days))).toBe(1);
    }
  }, 60_000);

  it('with a day that changed since reads down to that day, and no further than its months', async () => {
    await liveTheYear();
    await service.deliver(closedOn('2026-03-05', 'late'));
    expect(await foldsRead(async () => expect(closed(await read('2026'))).toBe(326))).toBeLessThanOrEqual(
      1 + 12 + 31,
    );
    await fold();
    expect(await foldsRead(async () => expect(closed(await read('2026'))).toBe(326))).toBe(1);
    expect(closed(await read('2026-03'))).toBe(32);
    expect(closed(await read('2026-Q1'))).toBe(91);
  }, 60_000);
});

describe('a late fact', () => {
  it('restates the week, month, quarter and year around its day', async () => {
    await service.deliver(closedOn('2026-11-02', 'a'), closedOn('2026-11-03', 'b'));
    await fold();
    await service.deliver(closedOn('2026-11-03', 'c'));
    for (const name of ['2026-W45', '2026-11', '2026-Q4', '2026'])
      expect([name, closed(await read(name)), closed(await service.store.foldOf(periodOf(name)))]).toEqual([
        name,
        3,
        2,
      ]);
    await fold();
    for (const name of ['2026-W45', '2026-11', '2026-Q4', '2026'])
      expect([name, closed(await service.store.foldOf(periodOf(name)))]).toEqual([name, 3]);
    expect(await service.store.waitingFolds()).toEqual([]);
  });

  it('is in every figure also when the fold dies after the day and before the month', async () => {
    await service.deliver(closedOn('2026-11-03', 'a'));
    await fold();
    await service.deliver(closedOn('2026-11-03', 'b'));
    const dying = { ...service.store, replacePeriodFolds: () => Promise.reject(new Error('killed')) };
    const results = await fold(dying);
    expect(results.filter(({ error }) => error).map(({ period }) => period.name)).toEqual([
      '2026-11',
      '2026-W45',
      '2026',
      '2026-Q4',
    ]);
    expect(await service.store.waitingFolds()).toEqual(['2026', '2026-11', '2026-Q4', '2026-W45']);
    for (const name of ['2026-W45', '2026-11', '2026-Q4', '2026'])
      expect([name, closed(await read(name)), closed(await service.store.foldOf(periodOf(name)))]).toEqual([
        name,
        2,
        1,
      ]);
    await fold();
    expect(closed(await service.store.foldOf(periodOf('2026')))).toBe(2);
  });

  it('reaches the year also when its quarter and year were folded while its month still waited', async () => {
    await service.deliver(closedOn('2026-11-03', 'a'));
    await fold();
    await service.deliver(closedOn('2026-11-03', 'b'));
    const { store } = service;
    await fold({
      ...store,
      replacePeriodFolds: (period, trace) =>
        period.kind === 'month'
          ? Promise.reject(new Error('killed'))
          : store.replacePeriodFolds(period, trace),
    });
    expect(await store.waitingFolds()).toEqual(['2026-11']);
    expect(closed(await read('2026'))).toBe(2);
    await fold();
    expect(closed(await store.foldOf(periodOf('2026')))).toBe(2);
    expect(await store.waitingFolds()).toEqual([]);
  });

  it('of a day on which nothing was known before is in them too', async () => {
    await service.deliver(closedOn('2026-11-03', 'a'));
    await fold();
    await service.deliver(closedOn('2026-10-30', 'b'));
    expect(closed(await read('2026'))).toBe(2);
    expect(closed(await read('2026-10'))).toBe(1);
    expect(closed(await read('2026-10-30'))).toBe(1);
    expect(closed(await read('2026-10-29'))).toBe(0);
  });
});

describe('a week over the year’s end', () => {
  it('has the days of both years', async () => {
    await service[Symbol.asyncDispose]();
    service = await openBriefing('2027-01-20T02:00:00.000Z');
    await service.deliver(closedOn('2026-12-31', 'a'), closedOn('2027-01-03', 'b'));
    await foldWaiting({ store: service.store, branch, now: () => service.present })({
      today: '2027-01-20',
      traceId: 'trace-1',
    });
    expect(closed(await service.store.foldOf(periodOf('2026-W53')))).toBe(2);
    expect(closed(await read('2026-12'))).toBe(1);
    expect(closed(await read('2027'))).toBe(1);
  });
});
