import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { NO_DAYS, type PeriodCell, type PersonsOfPeriod, type ServedByPerson } from './period-fold.ts';
import { servedOf } from './served-figures.ts';
import type { Tally } from './tally.ts';

const branch = longgang();

/** So many rated, of whom so many are not satisfied. */
const rated = (count: number, dissatisfied: number, more: Tally = {}): Tally => ({
  closed: count,
  callbacks: count,
  'level.good': count - dissatisfied,
  'level.fail': dissatisfied,
  ...more,
});
const cell = (tally: Tally, overrides: Partial<PeriodCell> = {}): PeriodCell => ({
  programme: 'routine',
  team: 'repair-1',
  businessType: 'repair',
  segment: 'residential',
  probability: 1,
  tally,
  ...overrides,
});
const served = (...cells: PeriodCell[]) => servedOf(branch, { ...NO_DAYS, cells }, undefined);
const person = (staff: string, tally: Tally, overrides: Partial<ServedByPerson> = {}): ServedByPerson => {
  const { programme: _, ...counted } = cell(tally);
  return { staff, ...counted, ...overrides };
};
const persons = (...cells: ServedByPerson[]) =>
  servedOf(branch, NO_DAYS, { days: [], cells } satisfies PersonsOfPeriod).persons ?? expect.fail();

describe('by partner', () => {
  const contractor = { partner: 'contractor-7' };

  it('there is a row for each and one for the own crews, with the three rates and the weighted estimate', () => {
    const { partners } = served(
      cell(rated(50, 5, { closed: 60, callbacks: 60, notRated: 10, notServed: 1 })),
      cell(rated(10, 1), contractor),
      cell(rated(10, 0), { ...contractor, probability: 0.1 }),
    );
    expect(partners.map(({ partner }) => partner)).toEqual([null, 'contractor-7']);
    expect(partners[0]?.figures).toMatchObject({
      callbacks: 60,
      notRated: 10,
      notServed: 1,
      rates: { published: 90, ofRated: 90, worstCase: 75 },
    });
    // (9 + 100) / 110, where the plain share is 95 %.
    expect(partners[1]?.figures).toMatchObject({
      callbacks: 20,
      orders: 110,
      rates: { ofRated: 95 },
      ofRated: { estimate: 99.091 },
    });
  });

  it('each is held against the others of its own business types only', () => {
    const { partners } = served(
      cell(rated(200, 1)),
      cell(rated(200, 200), { businessType: 'counter' }),
      cell(rated(200, 30), contractor),
    );
    expect(partners[1]?.figures?.comparisons).toEqual([{ against: 'others', p: 0, verdict: 'lower' }]);
    expect(partners[0]?.figures?.comparisons[0]).toMatchObject({ verdict: 'lower' });
    const alone = served(
      cell(rated(200, 1)),
      cell(rated(200, 30), { ...contractor, businessType: 'counter' }),
    );
    expect(alone.partners.map(({ figures }) => figures?.comparisons)).toEqual([
      [{ against: 'others', p: null, verdict: 'no-test' }],
      [{ against: 'others', p: null, verdict: 'no-test' }],
    ]);
  });

  it('there is nothing where nobody but the own crews served, or topic callbacks only', () => {
    expect(served(cell(rated(50, 5))).partners).toEqual([]);
    expect(
      served(cell(rated(50, 5)), cell(rated(50, 5), { ...contractor, programme: 'topic-1' })).partners,
    ).toEqual([]);
  });

  it('a small one is withheld, and the own crews with it, who would give it away', () => {
    const { partners } = served(cell(rated(50, 5)), cell(rated(9, 1), contractor));
    expect(partners).toEqual([
      { partner: null, figures: null },
      { partner: 'contractor-7', figures: null },
    ]);
  });
});

describe('by segment', () => {
  it('there is a row for each that occurs, in their order', () => {
    const { segments } = served(
      cell(rated(20, 0), { segment: 'vip' }),
      cell(rated(30, 3)),
      cell(rated(40, 10), { segment: 'commercial', probability: 0.5 }),
    );
    expect(segments.map(({ segment, figures }) => [segment, figures?.callbacks, figures?.orders])).toEqual([
      ['residential', 30, 30],
      ['commercial', 40, 80],
      ['vip', 20, 20],
    ]);
    expect(served(cell(rated(30, 3))).segments).toEqual([]);
  });

  it('a small one is withheld, and the next larger with it', () => {
    const { segments } = served(
      cell(rated(3, 0), { segment: 'vip' }),
      cell(rated(300, 3)),
      cell(rated(40, 10), { segment: 'commercial' }),
    );
    expect(segments.map(({ figures }) => figures === null)).toEqual([false, true, true]);
  });
});

describe('by person', () => {
  it('there is a row for each in the order of teams and staff numbers, only where persons are given', () => {
    const rows = persons(
      person('LG1062', rated(20, 2), { team: 'counter-1' }),
      person('LG1002', rated(20, 2)),
      person('LG1001', rated(30, 2)),
      person('LG1001', rated(10, 0), { businessType: 'counter' }),
      person('LG1062', rated(15, 2), { team: 'team-that-was' }),
    );
    expect(rows.map(({ team, staff, figures }) => [team, staff, figures?.callbacks])).toEqual([
      ['repair-1', 'LG1001', 40],
      ['repair-1', 'LG1002', 20],
      ['counter-1', 'LG1062', 20],
      ['team-that-was', 'LG1062', 15],
    ]);
    expect(rows[0]?.name).toEqual({ zh: '维修一班', en: 'Repair 1' });
    expect('persons' in served(cell(rated(20, 1)))).toBe(false);
  });

  it('each is held against the others of the team, adjusted over all that are shown', () => {
    const team = [
      person('LG1001', rated(60, 0)),
      person('LG1002', rated(60, 5)),
      person('LG1003', rated(60, 0)),
    ];
    const of = (rows: ReturnType<typeof persons>) => rows.map(({ figures }) => figures?.comparisons[0]);
    const [, second] = of(persons(...team));
    expect(second).toMatchObject({ against: 'others', verdict: 'lower' });
    const elsewhere = Array.from({ length: 40 }, (_, index) =>
      person(`LG20${index + 10}`, rated(60, 6 + (index % 3)), { team: 'repair-2' }),
    );
    const withMore = of(persons(...team, ...elsewhere))[1];
    expect(withMore?.p).toBeGreaterThan(second?.p ?? 1);
  });

  it('who is small is withheld within the team, with the next larger of that team, and is tested by nobody', () => {
    const rows = persons(
      person('LG1001', rated(9, 9)),
      person('LG1002', rated(20, 0)),
      person('LG1003', rated(60, 0)),
      person('LG2001', rated(12, 0), { team: 'repair-2' }),
      person('LG2002', rated(15, 0), { team: 'repair-2' }),
    );
    expect(rows.map(({ figures }) => figures === null)).toEqual([true, true, false, false, false]);
    expect(rows[2]?.figures?.comparisons).toMatchObject([{ verdict: 'higher' }]);
  });
});
