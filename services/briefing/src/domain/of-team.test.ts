import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { callbackFactOf, complaintFactOf, ratedAs } from '../testing/facts.ts';
import { dayOfFacts, NOVEMBER, periodOf } from '../testing/november.ts';
import { briefingOf, type KnownOfPeriod } from './briefing.ts';
import { readTable } from './imported-table.ts';
import { briefingOfTeam } from './of-team.ts';

const branch = longgang();
const [team = expect.fail()] = branch.teams.filter(({ id }) => id === 'repair-1');
const callbacks = [
  callbackFactOf('a', { interview: ratedAs('fail') }),
  callbackFactOf('b', { order: { team: 'repair-2', orderId: 'WO-OTHER' }, interview: ratedAs('fail') }),
  callbackFactOf('c', { order: { team: 'repair-2', orderId: 'WO-OTHER' } }),
];
const fold = dayOfFacts({ callbacks });
const known: KnownOfPeriod = {
  ...NOVEMBER,
  fold,
  before: { period: periodOf('2026-10'), fold },
  yearBefore: {
    period: periodOf('2025-11'),
    fold: { ...fold, cells: [] },
    tables: [
      readTable(
        'paper',
        [
          { team: '合计', total: true, callbacks: 30, levels: { good: 29, fail: 1 }, notRated: 0 },
          { team: '维修二班', total: false, callbacks: 20, levels: { good: 20 }, notRated: 0 },
          { team: '维修一班', total: false, callbacks: 10, levels: { good: 9, fail: 1 }, notRated: 0 },
        ],
        branch.levels,
      ),
    ],
  },
  cases: [
    complaintFactOf(),
    complaintFactOf({ caseId: 'k2', order: { ...complaintFactOf().order, team: 'repair-2' } }),
  ],
  samplingKeys: [],
  countermeasures: [],
};
const document = briefingOfTeam(branch, known, team, callbacks);
const own = complaintFactOf().order.team;

describe('the briefing of a team', () => {
  it('counts its callbacks and cases, and nobody else’s', () => {
    expect(own).toBe('repair-1');
    expect(briefingOf(branch, known).total.callbacks).toBe(3);
    expect(document.total).toMatchObject({ callbacks: 1, complaints: 1 });
    expect(document.complaints.open).toBe(1);
    expect(document.pressing.cases.map(({ team }) => team)).toEqual(['repair-1']);
    expect(JSON.stringify(document)).not.toMatch(/repair-2|维修二班|WO-OTHER/);
  });

  it('says whose it is, and has no table by team, which would be the total once more', () => {
    expect(document.team).toEqual({ id: 'repair-1', name: { zh: '维修一班', en: 'Repair 1' } });
    expect([document.teams, document.estimates.teams]).toEqual([[], []]);
  });

  it('stands beside its own row of a year before', () => {
    expect(document.total.yearBefore).toEqual({ callbacks: 10, published: 90 });
  });

  it('has no key of the sampling, which is the branch’s', () => {
    expect(document.samplingKeys).toEqual([]);
  });

  it('has the findings of its own callbacks where the day’s are known', () => {
    expect(document.findings?.orders.map(({ found }) => found)).toEqual([['dissatisfied']]);
    expect(briefingOfTeam(branch, known, team).findings).toBeUndefined();
  });
});
