import type { ChartSignal } from '@huiyin/contracts';
import { drawBinomial, seeded } from '@huiyin/statistics';
import { describe, expect, it } from 'vitest';
import { signalsOf, topicsOfSignals, type WeekOfLots } from './signals.ts';

const lot = (rated: number, dissatisfied: number, team = 'repair-2', businessType = 'repair') => ({
  team,
  businessType,
  rated,
  dissatisfied,
});
const week = (number: number, ...lots: WeekOfLots['lots']): WeekOfLots => ({
  week: `2026-W${number}`,
  lots,
});
/** Ten weeks of forty rated, two of them dissatisfied. */
const BEFORE = Array.from({ length: 10 }, (_, index) => week(30 + index, lot(40, 2)));
const RULES = { falseAlarmsMax: 0.001 };
const dissatisfiedOf = (signals: readonly ChartSignal[]) => signals.map(({ dissatisfied }) => dissatisfied);

describe('a week’s chart', () => {
  it('raises a signal beyond the limit that chance seldom passes, with what it was held against', () => {
    // One-sided, of 40 and 400, 20 dissatisfied before: 9 of 40 have p = 0.00052, 8 of 40 0.0020.
    expect(signalsOf(week(45, lot(40, 9)), BEFORE, RULES)).toEqual([
      {
        week: '2026-W45',
        team: 'repair-2',
        businessType: 'repair',
        rated: 40,
        dissatisfied: 9,
        expected: 0.05,
        passes: 8,
        falseAlarmRate: 0.001,
      },
    ]);
    expect(signalsOf(week(45, lot(40, 8)), BEFORE, RULES)).toEqual([]);
    expect(dissatisfiedOf(signalsOf(week(45, lot(40, 8)), BEFORE, { falseAlarmsMax: 0.01 }))).toEqual([8]);
  });

  it('raises none for a week that is better than ever', () => {
    const bad = BEFORE.map(({ week: name }) => ({ week: name, lots: [lot(40, 20)] }));
    expect(signalsOf(week(45, lot(40, 0)), bad, RULES)).toEqual([]);
  });

  it('holds a team and type against itself alone', () => {
    const others = BEFORE.map(({ week: name }, index) => ({
      week: name,
      lots: [lot(40, 2), lot(40, 20, 'repair-1'), lot(40, 20, 'repair-2', `type-${index}`)],
    }));
    expect(dissatisfiedOf(signalsOf(week(45, lot(40, 9)), others, RULES))).toEqual([9]);
    expect(signalsOf(week(45, lot(40, 20, 'repair-1')), others, RULES)).toEqual([]);
  });

  it('raises none before four weeks with ratings are known', () => {
    const of = (weeks: readonly WeekOfLots[]) =>
      dissatisfiedOf(signalsOf(week(45, lot(40, 30)), weeks, RULES));
    expect(of(BEFORE.slice(0, 4))).toEqual([30]);
    expect(of(BEFORE.slice(0, 3))).toEqual([]);
    expect(of([...BEFORE.slice(0, 3), week(44, lot(0, 0)), week(43, lot(40, 2, 'repair-1'))])).toEqual([]);
  });

  it('raises one where nobody was ever dissatisfied before, and none where nobody rated', () => {
    const perfect = BEFORE.map(({ week: name }) => ({ week: name, lots: [lot(40, 0)] }));
    expect(signalsOf(week(45, lot(5, 3)), perfect, RULES)).toMatchObject([{ expected: 0, passes: 1 }]);
    expect(signalsOf(week(45, lot(0, 0)), perfect, RULES)).toEqual([]);
    // Even if all of one were dissatisfied, that is no great surprise.
    expect(signalsOf(week(45, lot(1, 1)), perfect, RULES)).toEqual([]);
  });

  it('names signals in order of team and type', () => {
    const weeks = BEFORE.map(({ week: name }) => ({
      week: name,
      lots: [lot(40, 2), lot(40, 2, 'repair-1', 'repair'), lot(40, 2, 'repair-1', 'counter')],
    }));
    const newest = week(
      45,
      lot(40, 20),
      lot(40, 20, 'repair-1', 'repair'),
      lot(40, 20, 'repair-1', 'counter'),
    );
    expect(signalsOf(newest, weeks, RULES).map(({ team, businessType }) => [team, businessType])).toEqual([
      ['repair-1', 'counter'],
      ['repair-1', 'repair'],
      ['repair-2', 'repair'],
    ]);
  });

  it('raises false alarms in no more weeks than it may, also with four weeks known; a team three times as bad is found within four weeks', () => {
    const random = seeded(20_261_001);
    const months = 800;
    const alarmsAt = (share: number, now: number): number => {
      let alarms = 0;
      for (let run = 0; run < months; run += 1) {
        const before = Array.from({ length: 4 }, (_, index) =>
          week(30 + index, lot(30, drawBinomial(random, 30, share))),
        );
        alarms += signalsOf(week(45, lot(30, drawBinomial(random, 30, now))), before, {
          falseAlarmsMax: 0.005,
        }).length;
      }
      return alarms / months;
    };
    for (const share of [0.02, 0.05, 0.1])
      expect(alarmsAt(share, share)).toBeLessThan(0.005 + 4 * Math.sqrt(0.005 / months));
    // Missed in four weeks in a row by no more than one team in five.
    expect((1 - alarmsAt(0.1, 0.35)) ** 4).toBeLessThan(0.2);
  });
});

describe('a signal', () => {
  const rules = { questionnaire: 'topic-service', sampleSize: 60, ringDays: 10, falseAlarmsMax: 0.001 };
  const signals = signalsOf(week(45, lot(40, 9)), BEFORE, RULES);
  const when = { at: '2026-11-09T00:10:00.000Z', zone: 'Asia/Shanghai' };
  const [proposed] = topicsOfSignals(signals, [], rules, when);
  if (!proposed) throw new Error('no topic');

  it('proposes a topic about that team and type, of who was served in that week and the one before', () => {
    expect(proposed).toEqual({
      topicId: 'topic-2026-w45-1',
      scope: {
        businessTypes: ['repair'],
        teams: ['repair-2'],
        served: { first: '2026-10-26', last: '2026-11-08' },
      },
      questionnaire: 'topic-service',
      sampleSize: 60,
      ringBy: '2026-11-19',
      signal: signals[0],
      state: 'proposed',
      acts: [{ act: 'propose', at: when.at }],
    });
  });

  it('proposes nothing that was proposed already, whatever became of it', () => {
    expect(topicsOfSignals(signals, [{ ...proposed, state: 'refused' }], rules, when)).toEqual([]);
    // Also where the week was counted otherwise then.
    const { signal, ...without } = proposed;
    expect(topicsOfSignals(signals, [without], rules, when)).toEqual([]);
  });

  it('proposes nothing within four weeks of another about the same team and type', () => {
    const of = (overrides: Partial<ChartSignal>) => {
      const [signal] = signals;
      if (!signal) throw new Error('no signal');
      const topic = { ...proposed, topicId: 'topic-earlier', signal: { ...signal, ...overrides } };
      return topicsOfSignals(signals, [topic], rules, when).length;
    };
    expect([of({ week: '2026-W42' }), of({ week: '2026-W41' })]).toEqual([0, 1]);
    expect([
      of({ week: '2026-W44', team: 'repair-1' }),
      of({ week: '2026-W44', businessType: 'counter' }),
    ]).toEqual([1, 1]);
  });

  it('keeps its number when the one before it proposes nothing', () => {
    const [signal] = signals;
    if (!signal) throw new Error('no signal');
    const two = [signal, { ...signal, team: 'repair-3' }];
    expect(topicsOfSignals(two, [proposed], rules, when).map(({ topicId }) => topicId)).toEqual([
      'topic-2026-w45-2',
    ]);
  });
});
