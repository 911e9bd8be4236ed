import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { callbackFactOf, complaintFactOf, ratedAs } from '../testing/facts.ts';
import { dayOfFacts, NOVEMBER, periodOf } from '../testing/november.ts';
import { briefingOf, type KnownOfPeriod } from './briefing.ts';
import { readTable } from './imported-table.ts';
import { briefingOfPart } from './of-part.ts';

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
const part = { of: 'team', ...team, teams: [team.id] } as const;
const document = briefingOfPart(branch, known, part, callbacks);
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
    expect(document.part).toEqual({
      ...{ of: 'team', id: 'repair-1', teams: ['repair-1'] },
      name: { zh: '维修一班', en: 'Repair 1' },
    });
    expect([document.teams, document.estimates.teams]).toEqual([[], []]);
  });

  it('has its own persons, and neither partners, segments, who rang, nor what it is asked about', () => {
    const cells = ['repair-1', 'repair-2'].map((id) => ({
      staff: 'LG1043',
      team: id,
      businessType: 'repair',
      segment: 'residential' as const,
      probability: 1,
      tally: { closed: 20, callbacks: 20, 'level.good': 20 },
    }));
    const whole = {
      ...known,
      fold: dayOfFacts({
        callbacks: Array.from({ length: 40 }, (_, index) =>
          callbackFactOf(`c${index}`, {
            order: {
              segment: index % 2 === 0 ? 'vip' : 'residential',
              ...(index < 20 && { partner: 'contractor-7' }),
            },
          }),
        ),
      }),
      persons: { days: [], cells },
      alertFolds: { now: [fold], before: [fold] },
    };
    const branchs = briefingOf(branch, whole);
    expect([branchs.served.partners.length, branchs.served.segments.length]).toEqual([2, 2]);
    expect(branchs.served.persons).toHaveLength(2);
    expect(branchs.integrity).toEqual({ falseAlarms: 0.1, alerts: [] });
    const { served, responses, integrity } = briefingOfPart(branch, whole, part);
    expect(served.persons?.map((row) => row.team)).toEqual(['repair-1']);
    expect([served.partners, served.segments, responses.agents, responses.satisfaction.byAttempt]).toEqual([
      [],
      [],
      [],
      [],
    ]);
    expect(integrity).toBeUndefined();
  });

  it('stands beside its own row of a year before', () => {
    expect(document.total.yearBefore).toEqual({ callbacks: 10, published: 90 });
  });

  it('has no key of the sampling, which is the branch’s', () => {
    expect(document.samplingKeys).toEqual([]);
  });

  it('has the findings of its own callbacks where the day’s are known', () => {
    expect(document.findings?.orders.map(({ found }) => found)).toEqual([['dissatisfied']]);
    expect(briefingOfPart(branch, known, part).findings).toBeUndefined();
  });
});

describe('the briefing of a department', () => {
  const head = { ...known, cases: [...known.cases, ofOther('meter-1'), ofOther('repair-2')] };
  const of = { of: 'department', id: 'field', name: { zh: '现场', en: 'Field' } } as const;
  const whole = briefingOfPart(branch, head, { ...of, teams: ['repair-1', 'repair-2'] });
  function ofOther(team: string) {
    return complaintFactOf({ caseId: `k-${team}-3`, order: { ...complaintFactOf().order, team } });
  }

  it('counts its teams and has their rows, and nobody else’s', () => {
    expect(whole.part).toEqual({ ...of, teams: ['repair-1', 'repair-2'] });
    expect(whole.total).toMatchObject({ callbacks: 3, complaints: 3 });
    expect(whole.teams.map(({ team: id, figures }) => [id, figures.callbacks, figures.complaints])).toEqual([
      ['repair-1', 1, 1],
      ['repair-2', 2, 2],
    ]);
    expect(whole.estimates.teams.map((row) => row.team)).toEqual(['repair-1', 'repair-2']);
    expect(whole.analysis?.teams.map((row) => row.team)).toEqual(['repair-1', 'repair-2']);
    expect(JSON.stringify(whole)).not.toContain('meter-1');
  });

  it('has no row of departments, and no figure that the branch’s withholds', () => {
    expect(briefingOf(branch, head).analysis?.departments).toHaveLength(2);
    expect(whole.analysis?.departments).toEqual([]);
    expect([whole.served.partners, whole.served.segments, whole.samplingKeys]).toEqual([[], [], []]);
    expect(whole.integrity).toBeUndefined();
    expect(whole.total.yearBefore).toBeUndefined();
  });
});
