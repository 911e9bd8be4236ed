import type { AlertRule } from '@huiyin/contracts';
import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { alertsOf } from './alerts.ts';
import type { AgentCell } from './call-cells.ts';
import { NO_DAYS, type PeriodCell, type PeriodFold } from './period-fold.ts';
import type { Tally } from './tally.ts';

const branch = longgang();
const cell = (tally: Tally, overrides: Partial<PeriodCell> = {}): PeriodCell => ({
  programme: 'routine',
  team: 'repair-1',
  businessType: 'repair',
  segment: 'residential',
  probability: 1,
  tally,
  ...overrides,
});
const fold = (cells: PeriodCell[], agents: AgentCell[] = []): PeriodFold => ({ ...NO_DAYS, cells, agents });
const alerts = (now: PeriodFold[], before: PeriodFold[]) => alertsOf(branch, { now, before }).alerts;
const agent = (name: string, tally: Tally, overrides: Partial<AgentCell> = {}): AgentCell => ({
  agent: name,
  team: 'repair-1',
  businessType: 'repair',
  tally,
  ...overrides,
});

describe('a team is asked about', () => {
  it.each<[AlertRule, Tally, Tally]>([
    ['not-rated', { callbacks: 60, notRated: 25 }, { callbacks: 200, notRated: 16 }],
    [
      'wrong-number',
      { closed: 60, 'disposition.wrong-number': 12, 'disposition.dead-number': 8 },
      { closed: 200, 'disposition.wrong-number': 4 },
    ],
    ['number-corrected', { callbacks: 60, numberCorrected: 12 }, { callbacks: 200, numberCorrected: 1 }],
    ['visit-denied', { closed: 60, noSuchVisit: 12 }, { closed: 200, noSuchVisit: 1 }],
  ])('by %s where it is more often so than it was', (rule, now, before) => {
    const [alert, ...others] = alerts([fold([cell(now)])], [fold([cell(before)])]);
    expect(alert).toMatchObject({
      rule,
      of: 'team',
      id: 'repair-1',
      name: { zh: '维修一班', en: 'Repair 1' },
      trials: 60,
      beside: { trials: 200 },
      higher: true,
    });
    expect(alert?.p).toBeLessThan(1e-3);
    expect(others).toEqual([]);
    expect(alerts([fold([cell(before)])], [fold([cell(now)])])).toEqual([]);
  });

  it('with the counts of both', () => {
    const [alert] = alerts(
      [fold([cell({ closed: 60, 'disposition.wrong-number': 12, 'disposition.dead-number': 8 })])],
      [fold([cell({ closed: 150, 'disposition.wrong-number': 4 })]), fold([cell({ closed: 50 })])],
    );
    expect(alert).toMatchObject({ count: 20, trials: 60, beside: { count: 4, trials: 200 } });
  });

  it('not for those who say that nobody came, who have a rule of their own', () => {
    const now = cell({ callbacks: 60, notRated: 25, notServed: 25 });
    expect(alerts([fold([now])], [fold([cell({ callbacks: 200, notRated: 16 })])])).toEqual([]);
  });

  it('not for serving more in a business in which it is usual', () => {
    const meter = { businessType: 'meter-reading' };
    const now = [cell({ callbacks: 100, notRated: 30 }, meter), cell({ callbacks: 10, notRated: 0 })];
    const before = [cell({ callbacks: 20, notRated: 6 }, meter), cell({ callbacks: 400, notRated: 4 })];
    expect(alerts([fold(now)], [fold(before)])).toEqual([]);
  });

  it('not where two cases are all there is, however unlikely', () => {
    const before = [cell({ closed: 90_000 })];
    expect(alerts([fold([cell({ closed: 2, noSuchVisit: 2 })])], [fold(before)])).toEqual([]);
    expect(alerts([fold([cell({ closed: 3, noSuchVisit: 3 })])], [fold(before)])).toHaveLength(1);
  });

  it('not without a time before, nor by topic callbacks', () => {
    const now = cell({ callbacks: 60, notRated: 40 });
    expect(alerts([fold([now])], [])).toEqual([]);
    const topic = { programme: 'topic-1' };
    expect(
      alerts([fold([{ ...now, ...topic }])], [fold([cell({ callbacks: 200, notRated: 3 }, topic)])]),
    ).toEqual([]);
  });

  it('harder, the more teams are looked at', () => {
    const [now, before] = [cell({ callbacks: 30, notRated: 10 }), cell({ callbacks: 100, notRated: 5 })];
    const one = alerts([fold([now])], [fold([before])]);
    expect(one).toHaveLength(1);
    const others = Array.from({ length: 30 }, (_, index) => ({ team: `team-${index}` }));
    const quiet = { callbacks: 100, notRated: 5 };
    expect(
      alerts(
        [fold([now, ...others.map((team) => cell(quiet, team))])],
        [fold([before, ...others.map((team) => cell(quiet, team))])],
      ),
    ).toEqual([]);
  });
});

describe('an agent is asked about', () => {
  const fine: Tally = {
    callbacks: 80,
    notRated: 8,
    'level.good': 66,
    'level.fail': 6,
    levelled: 60,
    straight: 30,
    short: 1,
  };
  it.each<[AlertRule, Tally, boolean]>([
    ['short-calls', { ...fine, short: 20 }, true],
    ['straight-lining', { ...fine, straight: 58 }, true],
    ['agent-dissatisfied', { ...fine, 'level.good': 42, 'level.fail': 30 }, true],
    [
      'agent-dissatisfied',
      { ...fine, callbacks: 308, notRated: 30, 'level.good': 278, 'level.fail': 0 },
      false,
    ],
    ['agent-not-rated', { ...fine, notRated: 40 }, true],
    ['agent-not-rated', { ...fine, callbacks: 180, notRated: 0 }, false],
  ])('by %s where their figures differ from the others’ about the same teams', (rule, tally, higher) => {
    const others = Array.from({ length: 4 }, (_, index) => agent(`agent-1${index}`, fine));
    const found = alerts([fold([], [agent('agent-01', tally), ...others])], []);
    expect(found.map((alert) => [alert.id, alert.rule, alert.higher])).toEqual([['agent-01', rule, higher]]);
    expect(found[0]).toMatchObject({ of: 'agent' });
    expect(found[0]).not.toHaveProperty('name');
  });

  it('not for ringing about a team whose customers are so, when the others about that team are as well', () => {
    const bad = { ...fine, 'level.good': 42, 'level.fail': 30 };
    const repair2 = { team: 'repair-2' };
    expect(
      alerts(
        [
          fold(
            [],
            [
              agent('agent-01', bad, repair2),
              agent('agent-02', bad, repair2),
              agent('agent-02', fine),
              agent('agent-03', fine),
            ],
          ),
        ],
        [],
      ),
    ).toEqual([]);
  });

  it('not where nobody else rings about their teams', () => {
    const bad = { ...fine, short: 70 };
    expect(
      alerts([fold([], [agent('agent-01', bad), agent('agent-02', fine, { team: 'repair-2' })])], []),
    ).toEqual([]);
  });
});

describe('alerts', () => {
  it('come the surest first, and say how often a rule is wrong', () => {
    const of = (team: string, notRated: number) => cell({ callbacks: 60, notRated }, { team });
    const { alerts: found, falseAlarms } = alertsOf(branch, {
      now: [fold([of('repair-1', 25), of('repair-2', 50)])],
      before: [fold([of('repair-1', 2), of('repair-2', 2)])],
    });
    expect(found.map(({ id }) => id)).toEqual(['repair-2', 'repair-1']);
    expect(found.every(({ p }) => p === Number(p.toPrecision(1)))).toBe(true);
    expect(falseAlarms).toBe(0.1);
  });
});
