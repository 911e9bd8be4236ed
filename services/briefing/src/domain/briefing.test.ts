import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { callbackFactOf, complaintFactOf, ratedAs, secondCallbackFactOf } from '../testing/facts.ts';
import { briefingWith, dayOfFacts, dayWith } from '../testing/november.ts';
import { isEmpty } from './briefing.ts';
import { readTable } from './imported-table.ts';

describe('a briefing', () => {
  const days = [
    dayWith(
      callbackFactOf('a', { interview: ratedAs('good') }),
      callbackFactOf('b', {
        order: { team: 'counter-1', businessType: 'counter' },
        interview: ratedAs('fail'),
      }),
    ),
    dayWith(
      callbackFactOf('c', { interview: ratedAs(null) }),
      callbackFactOf('d', { disposition: 'refused', interview: undefined }),
    ),
  ];

  it('has what binds the branch to its sampling keys, without where it was read', () => {
    const committed = {
      month: '2026-12',
      commitment: 'b'.repeat(64),
      committedAt: '2026-10-31T16:40:00.000Z',
      inTime: true,
    };
    expect(briefingWith({ samplingKeys: [{ ...committed, sourceVersion: 7 }] }).samplingKeys).toEqual([
      committed,
    ]);
  });

  it('shows the three rates side by side', () => {
    const { total } = briefingWith({ days });
    expect(total).toMatchObject({
      closed: 4,
      callbacks: 3,
      notRated: 1,
      levels: { excellent: 0, good: 1, fair: 0, pass: 0, fail: 1 },
    });
    expect(total.rates).toEqual({ published: 66.67, ofRated: 50, worstCase: 33.33 });
  });

  it('splits the same figures by team and by business type, in the branch’s order', () => {
    const { teams, businessTypes } = briefingWith({ days });
    expect(teams.map(({ team, figures }) => [team, figures.callbacks])).toEqual([
      ['repair-1', 2],
      ['counter-1', 1],
    ]);
    expect(businessTypes.map(({ businessType, figures }) => [businessType, figures.rates.ofRated])).toEqual([
      ['repair', 100],
      ['counter', 0],
    ]);
  });

  it('has no rate where nobody was asked', () => {
    expect(briefingWith({}).total.rates).toEqual({ published: null, ofRated: null, worstCase: null });
  });

  it('counts AAPOR classes from the final dispositions', () => {
    expect(briefingWith({ days }).aapor).toEqual({ I: 3, P: 0, R: 1, NC: 0, O: 0, UH: 0, UO: 0, NE: 0 });
  });

  it('has AAPOR’s rates in percent, and none where its denominator is empty', () => {
    expect(briefingWith({ days }).outcomeRates).toMatchObject({ RR1: 75, REF1: 25, CON1: 100 });
    expect(briefingWith({}).outcomeRates).toMatchObject({ RR1: null, REF1: null });
  });

  it('names a team that the branch no longer has by its id, after the others', () => {
    const old = dayWith(callbackFactOf('x', { order: { team: 'ancient' } }));
    const { teams } = briefingWith({ days: [old, ...days] });
    expect(teams.map(({ team }) => team)).toEqual(['repair-1', 'counter-1', 'ancient']);
    expect(teams.at(-1)?.name).toEqual({ zh: 'ancient', en: 'ancient' });
  });

  it('takes a level the branch no longer has for rated and not satisfied', () => {
    const { levels, total } = briefingWith({
      days: [dayWith(callbackFactOf('x', { interview: ratedAs('so-so') }))],
    });
    expect(levels.at(-1)).toEqual({ id: 'so-so', name: { zh: 'so-so', en: 'so-so' }, satisfied: false });
    expect(total.rates).toEqual({ published: 0, ofRated: 0, worstCase: 0 });
  });

  it('lists a team that has nothing but a complaint', () => {
    const inError = complaintFactOf({
      caseId: 'routine:WO-9.1',
      state: 'closed',
      closedDay: '2026-11-22',
      closedBecause: 'taken-back',
    });
    const { teams } = briefingWith({ cases: [complaintFactOf(), inError] });
    expect(teams.map(({ team, figures }) => [team, figures.complaints])).toEqual([['repair-1', 1]]);
  });

  it('counts the complaints of the period in the rows they are about, and no others', () => {
    const { order } = complaintFactOf();
    const about = (caseId: string, team: string, raisedDay = '2026-11-20') =>
      complaintFactOf({ caseId, raisedDay, order: { ...order, team } });
    const { total, teams } = briefingWith({
      cases: [
        about('a', 'repair-1'),
        about('b', 'repair-1'),
        about('c', 'repair-2'),
        about('d', 'repair-2', '2026-10-31'),
      ],
    });
    expect(total.complaints).toBe(3);
    expect(teams.map(({ team, figures }) => [team, figures.complaints])).toEqual([
      ['repair-1', 2],
      ['repair-2', 1],
    ]);
  });

  it('counts second callbacks in no row: beside an upset customer’s second call every row stays as it was', () => {
    const secondCallbacks = [secondCallbackFactOf(), secondCallbackFactOf({ taskId: 'b' })];
    const beside = briefingWith({ days: [...days, dayOfFacts({ secondCallbacks })] });
    const without = briefingWith({ days });
    expect(beside.secondCallbacks).toEqual({
      closed: 2,
      attempts: 4,
      asked: 2,
      solved: 2,
      satisfied: 0,
      dispositions: { complete: 2 },
    });
    for (const section of ['total', 'teams', 'businessTypes', 'aapor', 'complaints', 'population'] as const)
      expect(beside[section]).toEqual(without[section]);
  });

  it('counts callbacks of another programme in no row', () => {
    const topic = dayWith(callbackFactOf('t', { programme: 'topic-shoe-covers' }));
    expect(briefingWith({ days: [...days, topic] })).toEqual(briefingWith({ days }));
  });

  it('shows every question that was asked, of routine and of second callbacks', () => {
    const { questions, levels } = briefingWith({
      days: [...days, dayOfFacts({ secondCallbacks: [secondCallbackFactOf()] })],
    });
    expect(questions.map(({ question, asked, answered }) => [question, asked, answered])).toEqual([
      ['visit', 3, 3],
      ['appointment', 3, 3],
      ['overall', 3, 2],
      ['integrity', 3, 3],
      ['suggestion', 3, 0],
      ['praise', 3, 0],
      ['complaint', 3, 0],
      ['solved', 1, 1],
      ['satisfied', 1, 1],
      ['remark', 1, 1],
    ]);
    expect(questions[2]?.answers.map(({ count }) => count)).toEqual([0, 1, 0, 0, 1]);
    expect(levels).toHaveLength(5);
  });

  it('names who rang where their calls are counted, and neither who served nor who owns a case', () => {
    const document = briefingWith({
      days: [...days, dayOfFacts({ secondCallbacks: [secondCallbackFactOf()] })],
      cases: [complaintFactOf({ owner: 'officer-01' })],
    });
    const { responses, figures, ...rest } = document;
    expect(figures.filter(({ id }) => /LG1043|agent-01|officer-01/.test(id)).map(({ id }) => id)).toEqual([
      '2026-11/calls/agent:agent-01',
    ]);
    expect(responses.agents.map(({ agent }) => agent)).toEqual(['agent-01']);
    expect(JSON.stringify(rest)).not.toMatch(/LG1043|agent-01|officer-01/);
  });

  it('adds the cells of the population up by business type, in the branch’s order', () => {
    const cell = (businessType: string, team: string, orders: number) => ({
      stratum: `${businessType}/residential/y2026`,
      probability: 0.3,
      policyVersion: 'y2026',
      businessType,
      segment: 'residential' as const,
      team,
      orders,
      sampled: orders - 1,
      windowPassed: 1,
      paused: 0,
    });
    const cells = [
      cell('counter', 'counter-1', 10),
      cell('repair', 'repair-1', 2),
      cell('repair', 'repair-2', 5),
    ];
    const day = dayOfFacts({ population: { day: '2026-11-21', cells, sourceVersion: 1 } });
    const { population } = briefingWith({ days: [day, day] });
    expect(
      population.map(({ businessType, name, orders, sampled, windowPassed }) => [
        businessType,
        name.en,
        orders,
        sampled,
        windowPassed,
      ]),
    ).toEqual([
      ['repair', 'Repair', 14, 10, 4],
      ['counter', 'Counter', 20, 18, 2],
    ]);
  });

  it('is the same, byte for byte, whatever the order of days, facts and cases', () => {
    const cases = [
      complaintFactOf(),
      complaintFactOf({ caseId: 'routine:WO-2.1', concerns: ['complaint', 'integrity'] }),
    ];
    expect(JSON.stringify(briefingWith({ days: [...days].reverse(), cases: [...cases].reverse() }))).toBe(
      JSON.stringify(briefingWith({ days, cases })),
    );
  });

  it('is empty when the period has neither calls nor orders nor an open case', () => {
    expect(isEmpty(briefingWith({}))).toBe(true);
    expect(isEmpty(briefingWith({ days }))).toBe(false);
    expect(isEmpty(briefingWith({ cases: [complaintFactOf()] }))).toBe(false);
    expect(isEmpty(briefingWith({ tables: [readTable('s', [], longgang().levels)] }))).toBe(false);
    const secondCallbacks = [secondCallbackFactOf()];
    expect(isEmpty(briefingWith({ days: [dayOfFacts({ secondCallbacks })] }))).toBe(false);
    const oneOfEither = dayOfFacts({ callbacks: [callbackFactOf('a')], secondCallbacks });
    expect(isEmpty(briefingWith({ days: [oneOfEither] }))).toBe(false);
    const closed = complaintFactOf({ raisedDay: '2026-10-20', state: 'closed', closedDay: '2026-11-02' });
    expect(isEmpty(briefingWith({ cases: [closed] }))).toBe(false);
    const raisedAndClosed = complaintFactOf({ state: 'closed', closedDay: '2026-11-22' });
    expect(isEmpty(briefingWith({ cases: [raisedAndClosed] }))).toBe(false);
    const both = { days: [...days, dayOfFacts({ secondCallbacks })], cases: [complaintFactOf()] };
    expect(isEmpty(briefingWith(both))).toBe(false);
    const tables = [readTable('s', [], longgang().levels)];
    const cell = {
      stratum: 'repair/residential/y2026',
      probability: 1,
      policyVersion: 'y2026',
      businessType: 'repair',
      segment: 'residential' as const,
      team: 'repair-1',
      orders: 1,
      sampled: 0,
      windowPassed: 1,
      paused: 0,
    };
    const population = { day: '2026-11-21', cells: [cell], sourceVersion: 1 };
    const oneOfEach = { days: [dayOfFacts({ population })], tables };
    expect(isEmpty(briefingWith(oneOfEach))).toBe(false);
  });
});
