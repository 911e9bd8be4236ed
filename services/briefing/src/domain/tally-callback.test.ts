import { attemptsOf } from '@huiyin/testing';
import type { Disposition } from '@huiyin/vocabulary';
import { DISPOSITIONS } from '@huiyin/vocabulary';
import { describe, expect, it } from 'vitest';
import { answeredWith, callbackFactOf, ratedAs, secondCallbackFactOf } from '../testing/facts.ts';
import { tallyOf, tallyOfSecond } from './tally-callback.ts';

describe('a callback counts', () => {
  it('as a complete interview by level, appointment and what the customer said, and every question', () => {
    const interview = answeredWith({ appointment: 'no', praise: true, suggestion: true });
    expect(tallyOf(callbackFactOf('a', { interview, attempts: attemptsOf(2) }))).toEqual({
      'appointment.no': 1,
      attempts: 2,
      callbacks: 1,
      closed: 1,
      'disposition.complete': 1,
      'level.good': 1,
      praised: 1,
      'question.on-site.appointment.answered': 1,
      'question.on-site.appointment.asked': 1,
      'question.on-site.appointment.is.no': 1,
      'question.on-site.complaint.asked': 1,
      'question.on-site.integrity.answered': 1,
      'question.on-site.integrity.asked': 1,
      'question.on-site.integrity.is.no': 1,
      'question.on-site.overall.answered': 1,
      'question.on-site.overall.asked': 1,
      'question.on-site.overall.is.good': 1,
      'question.on-site.praise.answered': 1,
      'question.on-site.praise.asked': 1,
      'question.on-site.suggestion.answered': 1,
      'question.on-site.suggestion.asked': 1,
      'question.on-site.visit.answered': 1,
      'question.on-site.visit.asked': 1,
      'question.on-site.visit.is.yes': 1,
      suggested: 1,
    });
  });

  it('for nothing while it is to be rung again', () => {
    expect(tallyOf(callbackFactOf('a', { reopened: true }))).toEqual({});
    expect(tallyOfSecond(secondCallbackFactOf({ reopened: true }))).toEqual({});
  });

  it('as 未评价 where the rating was asked and not given, and where it was not asked', () => {
    const { overall, ...unasked } = ratedAs(null).answers;
    for (const interview of [ratedAs(null), { ...ratedAs(null), answers: unasked }])
      expect(tallyOf(callbackFactOf('a', { interview }))).toMatchObject({ callbacks: 1, notRated: 1 });
  });

  it('as neither praise nor suggestion where both were asked and nothing was said', () => {
    const tally = tallyOf(callbackFactOf('a'));
    expect(tally).not.toHaveProperty('praised');
    expect(tally).not.toHaveProperty('suggested');
  });

  it('as somebody to whom nobody came only where they gave no rating', () => {
    const of = (overall: string | null) =>
      tallyOf(callbackFactOf('a', { interview: answeredWith({ visit: 'no', overall }) })).notServed;
    expect([of(null), of('good')]).toEqual([1, undefined]);
    expect(tallyOf(callbackFactOf('a', { interview: ratedAs(null) })).notServed).toBeUndefined();
  });

  it('as an interview and as an alert when no such visit took place', () => {
    const interview = answeredWith({ visit: 'no', overall: null });
    expect(tallyOf(callbackFactOf('a', { interview, concerns: ['no-such-visit'] }))).toMatchObject({
      callbacks: 1,
      notRated: 1,
      noSuchVisit: 1,
      'concern.no-such-visit': 1,
    });
  });

  it('by its disposition only when it was broken off', () => {
    expect(tallyOf(callbackFactOf('a', { disposition: 'partial', interview: ratedAs('fail') }))).toEqual({
      attempts: 1,
      closed: 1,
      'disposition.partial': 1,
    });
  });

  it('as an alert also when it was broken off', () => {
    const interview = answeredWith({ visit: 'no' });
    expect(
      tallyOf(callbackFactOf('a', { disposition: 'partial', interview, concerns: ['integrity'] })),
    ).toEqual({
      attempts: 1,
      closed: 1,
      'concern.integrity': 1,
      'disposition.partial': 1,
      noSuchVisit: 1,
    });
  });

  it('under a complete disposition without an interview as no callback', () => {
    expect(tallyOf(callbackFactOf('a', { interview: undefined }))).toEqual({
      attempts: 1,
      closed: 1,
      'disposition.complete': 1,
    });
  });

  it.each(DISPOSITIONS)('under %s once, whoever was reached', (disposition: Disposition) => {
    const tally = tallyOf(callbackFactOf('a', { disposition, interview: undefined }));
    expect(tally).toMatchObject({ closed: 1, [`disposition.${disposition}`]: 1 });
  });

  it.each(['yes', 'no', 'none-made'] as const)('an appointment under %s', (appointment) => {
    const tally = tallyOf(callbackFactOf('a', { interview: answeredWith({ appointment }) }));
    expect(tally).toMatchObject({ [`appointment.${appointment}`]: 1 });
  });

  it('no appointment where the customer could not say', () => {
    const tally = tallyOf(callbackFactOf('a', { interview: answeredWith({ appointment: null }) }));
    expect(Object.keys(tally).filter((name) => name.startsWith('appointment'))).toEqual([]);
  });

  it('a number as its answer, decimals and all', () => {
    const tally = tallyOf(callbackFactOf('a', { interview: answeredWith({ hours: 3.5 }) }));
    expect(tally).toMatchObject({ 'question.on-site.hours.is.3.5': 1, 'question.on-site.hours.answered': 1 });
  });
});

describe('a second callback counts', () => {
  it('as asked, solved and satisfied by what the customer answered, and every question', () => {
    expect(tallyOfSecond(secondCallbackFactOf())).toEqual({
      asked: 1,
      attempts: 2,
      closed: 1,
      'disposition.complete': 1,
      'question.second-callback.remark.answered': 1,
      'question.second-callback.remark.asked': 1,
      'question.second-callback.satisfied.answered': 1,
      'question.second-callback.satisfied.asked': 1,
      'question.second-callback.satisfied.is.no': 1,
      'question.second-callback.solved.answered': 1,
      'question.second-callback.solved.asked': 1,
      'question.second-callback.solved.is.yes': 1,
      solved: 1,
    });
  });

  it.each([
    ['yes', 'yes', { asked: 1, solved: 1, satisfied: 1 }],
    ['no', 'yes', { asked: 1, satisfied: 1 }],
    ['no', 'no', { asked: 1 }],
    ['no', null, { asked: 1 }],
    [null, 'no', { asked: 1 }],
    [null, null, {}],
  ])('solved %s and satisfied %s', (solved, satisfied, figures) => {
    const { interview } = secondCallbackFactOf();
    const tally = tallyOfSecond(
      secondCallbackFactOf({
        interview: interview && { ...interview, answers: { solved, satisfied } },
      }),
    );
    const { asked, solved: isSolved, satisfied: isSatisfied } = tally;
    const named = { asked, solved: isSolved, satisfied: isSatisfied };
    expect(JSON.parse(JSON.stringify(named))).toEqual(figures);
  });

  it('as not asked when nobody was reached', () => {
    expect(tallyOfSecond(secondCallbackFactOf({ disposition: 'no-answer', interview: undefined }))).toEqual({
      attempts: 2,
      closed: 1,
      'disposition.no-answer': 1,
    });
  });

  it('broken off, as asked as far as it came, and with no question', () => {
    expect(tallyOfSecond(secondCallbackFactOf({ disposition: 'partial' }))).toEqual({
      asked: 1,
      attempts: 2,
      closed: 1,
      'disposition.partial': 1,
      solved: 1,
    });
  });
});
