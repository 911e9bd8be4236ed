import { EVENTS } from '@huiyin/contracts';
import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { callbackFactOf, foldDay } from '../testing/facts.ts';
import type { CallbackFact, TopicFact } from './facts.ts';
import { daysOfTopic, isReportDue, topicKeyFiguresOf, topicReportOf, topicRestated } from './topic-report.ts';

const topic: TopicFact = {
  ...EVENTS['topic.drawn'].data.parse(EVENTS['topic.drawn'].example),
  sourceVersion: 1,
  orders: 120,
  requested: 40,
};
const branch = longgang();

let number = 0;
/** A callback of the topic, of a customer who names this cause and gives this rating. */
const said = (cause: string | null, overall: string | null = 'good', team = 'repair-2'): CallbackFact => {
  number += 1;
  const fact = callbackFactOf(`${topic.topicId}:WO-${number}`, {
    programme: topic.topicId,
    order: { team },
    sampling: { stratum: topic.topicId, policyVersion: topic.topicId, probability: 1 / 3 },
  });
  const { interview } = fact;
  if (!interview) throw new Error('no interview');
  return {
    ...fact,
    interview: {
      ...interview,
      questionnaire: { id: 'topic-service', version: 1 },
      answers: { visit: 'yes', overall, cause },
    },
  };
};
const times = (count: number, make: () => CallbackFact) => Array.from({ length: count }, make);
const folded = (...callbacks: CallbackFact[]) => [
  foldDay('2026-11-11', { callbacks, secondCallbacks: [], population: undefined }),
];
const report = (...callbacks: CallbackFact[]) =>
  topicReportOf(topic, folded(...callbacks), { through: '2026-11-12', isOver: false }, branch);

describe('the days of a topic', () => {
  it('are those from its draw to the day after the last on which customers are rung', () => {
    const dates = { drawnDay: '2026-11-10', ringBy: '2026-11-20' };
    expect(daysOfTopic(dates, '2026-11-12')).toEqual({
      first: '2026-11-10',
      last: '2026-11-12',
      isOver: false,
    });
    expect(daysOfTopic(dates, '2026-11-21')).toEqual({
      first: '2026-11-10',
      last: '2026-11-21',
      isOver: false,
    });
    expect(daysOfTopic(dates, '2026-11-22')).toEqual({
      first: '2026-11-10',
      last: '2026-11-21',
      isOver: true,
    });
  });
});

describe('the end of a topic', () => {
  const dates = { drawnDay: '2026-11-10', ringBy: '2026-11-20' };

  it('is on the day after it was stopped; one that was stopped before its draw is counted first', () => {
    expect(daysOfTopic({ ...dates, stoppedDay: '2026-11-13' }, '2026-11-20')).toEqual({
      first: '2026-11-10',
      last: '2026-11-14',
      isOver: true,
    });
    expect(daysOfTopic({ ...dates, stoppedDay: '2026-11-09' }, '2026-11-20')).toMatchObject({
      first: '2026-11-10',
      last: '2026-11-11',
    });
    expect(daysOfTopic({ ...dates, stoppedDay: '2026-11-13' }, '2026-11-14').isOver).toBe(false);
  });

  it('is when its report is due, for two weeks', () => {
    const due = ['2026-11-21', '2026-11-22', '2026-12-05', '2026-12-06'];
    expect(due.map((day) => isReportDue(dates, day))).toEqual([false, true, true, false]);
  });
});

describe('a report that was mailed', () => {
  const figures = { closed: 3, interviews: 2, rated: 2, satisfied: 1 };
  const mailed = { topicId: topic.topicId, countedUntil: '2026-11-22T00:00:00.000Z', snapshot: 'a', figures };

  it('holds while its figures are the same, and else says which changed', () => {
    expect(topicRestated(mailed, figures)).toBeUndefined();
    expect(topicRestated(mailed, { closed: 4, interviews: 2, rated: 2, satisfied: 0 })).toEqual({
      countedUntil: mailed.countedUntil,
      snapshot: 'a',
      figures: [
        { figure: 'closed', known: 3, now: 4 },
        { figure: 'satisfied', known: 1, now: 0 },
      ],
    });
  });

  it('is remembered by these figures alone', () => {
    const found = report(said('late', 'good'), said('late', 'fail'), said(null, null));
    expect(topicKeyFiguresOf(found)).toStrictEqual({ closed: 3, interviews: 3, rated: 2, satisfied: 1 });
    expect(found).toMatchObject({
      notRung: 37,
      branch: { id: 'longgang', name: branch.name, zone: 'Asia/Shanghai' },
    });
    expect(
      topicReportOf(
        { ...topic, requested: 2 },
        folded(said('late'), said('late'), said('late')),
        { through: '2026-11-12', isOver: false },
        branch,
      ).notRung,
    ).toBe(0);
  });
});

describe('the report of a topic callback', () => {
  it('counts its own callbacks alone, over all its days', () => {
    const routine = callbackFactOf('routine:WO-1', { order: { team: 'repair-2' } });
    const [unreached] = times(1, () => ({ ...said(null), disposition: 'no-answer', interview: undefined }));
    if (!unreached) throw new Error('nobody');
    const days = [
      ...folded(said('late'), routine),
      foldDay('2026-11-12', {
        callbacks: [said('late'), unreached],
        secondCallbacks: [],
        population: undefined,
      }),
    ];
    const { sourceVersion, ...published } = topic;
    expect(topicReportOf(topic, days, { through: '2026-11-12', isOver: true }, branch)).toMatchObject({
      contract: 1,
      topic: published,
      through: '2026-11-12',
      isOver: true,
      closed: 3,
      interviews: 2,
      responsePercent: 66.67,
      causes: [{ answer: 'late', count: 2, of: 2 }],
      teams: [{ team: 'repair-2', callbacks: 2, rated: 2, satisfied: 2 }],
    });
  });

  it('names the causes by how often, among those who answered, and nothing as none of them', () => {
    const { causes } = report(
      ...times(2, () => said('work')),
      ...times(9, () => said('late')),
      ...times(4, () => said('nothing')),
      said(null),
    );
    expect(causes).toEqual([
      {
        answer: 'late',
        name: { zh: '来得晚或改期', en: 'late or moved' },
        count: 9,
        of: 15,
        // Wilson's interval of 9 in 15.
        share: { percent: 60, low: 35.747, high: 80.176 },
        leads: false,
      },
      expect.objectContaining({ answer: 'work', count: 2, of: 15, leads: false }),
    ]);
  });

  it('says that a cause leads where chance alone would not make it the first', () => {
    const leads = (first: number, second: number): (readonly [string, boolean])[] =>
      report(...times(first, () => said('late')), ...times(second, () => said('work'))).causes.map(
        ({ answer, leads }) => [answer, leads],
      );
    // Two-sided, 10 of 11: p = 0.012; 9 of 11: 0.065; 6 of 6: 0.031; 5 of 5: 0.0625.
    expect(leads(10, 1)).toEqual([
      ['late', true],
      ['work', false],
    ]);
    expect(leads(9, 2)[0]).toEqual(['late', false]);
    expect(leads(6, 0)).toEqual([['late', true]]);
    expect(leads(5, 0)).toEqual([['late', false]]);
    expect(leads(0, 0)).toEqual([]);
  });

  it('estimates for all orders in scope', () => {
    const { estimates } = report(
      ...times(18, () => said('nothing')),
      said('late', 'fail'),
      said('late', 'fail'),
    );
    // Twenty callbacks, each of three orders.
    expect(estimates).toMatchObject({ orders: 60, ofRated: { estimate: 90 } });
    expect(report().estimates.ofRated).toBeNull();
  });

  it('holds each team against the others', () => {
    const { teams } = report(
      ...times(12, () => said('late', 'fail', 'repair-2')),
      ...times(12, () => said('nothing', 'good', 'repair-1')),
      said(null, null, 'pipe-1'),
    );
    expect(
      teams.map(({ team, rated, satisfied, comparison }) => [team, rated, satisfied, comparison.verdict]),
    ).toEqual([
      ['pipe-1', 0, 0, 'no-test'],
      ['repair-1', 12, 12, 'higher'],
      ['repair-2', 12, 0, 'lower'],
    ]);
  });

  it('has the questions as they were answered', () => {
    const { questions } = report(said('late'), said(null));
    expect(questions.map(({ question, asked, answered }) => [question, asked, answered])).toEqual([
      ['visit', 2, 2],
      ['overall', 2, 2],
      ['cause', 2, 1],
    ]);
  });
});
