import { describe, expect, it } from 'vitest';
import { closedWith, GOOD, POOR, REVIEWING, reviewWith, SHEET, scoreBy } from '../testing/reviews.ts';
import { callToDraw, resultOf, reviewOf, seenBy, stateOf, waitsFor } from './review.ts';

const AT = '2026-10-06T02:24:01.000Z';
const one = scoreBy('leader-01', GOOD);
const other = scoreBy('supervisor-01', GOOD);
const poor = scoreBy('supervisor-01', POOR);
const feedback = { by: 'leader-01', at: '2026-10-07T06:00:00.000Z', words: '很好' };

describe('a call that closed its callback', () => {
  const call = callToDraw(closedWith()) ?? expect.fail();

  it('may be drawn by what is public of it, under its closed day', () => {
    expect(call).toEqual({
      claimId: '20261006-000000000000000A',
      taskId: 'routine:WO-20261005-000123',
      agent: 'agent-01',
      businessType: closedWith().order.businessType,
      team: closedWith().order.team,
      calledAt: '2026-10-06T01:57:00.000Z',
      durationSeconds: 120,
      closedDay: '2026-10-06',
    });
  });

  it('may not where nobody was interviewed, or somebody is to be rung again', () => {
    expect(callToDraw(closedWith({ interview: undefined }))).toBeUndefined();
    expect(callToDraw(closedWith({ reopened: true }))).toBeUndefined();
  });

  it('is reviewed on the newest sheet, at the rate that it was drawn at', () => {
    const newer = { ...SHEET, version: 2 };
    expect(reviewOf(call, '00000000000000', { ...REVIEWING, sheets: [SHEET, newer] }, AT)).toEqual({
      ...call,
      month: '2026-10',
      rate: 1,
      drawnAt: AT,
      sheet: 2,
      scores: [],
    });
  });

  it('is reviewed if its draw is in, and else is not', () => {
    const half = { ...REVIEWING, rates: REVIEWING.rates.map((each) => ({ ...each, rate: 0.5 })) };
    expect(reviewOf(call, '80000000000000', half, AT)?.rate).toBe(0.5);
    expect(reviewOf(call, '7fffffffffffff', half, AT)).toBeUndefined();
    expect(reviewOf(call, 'ffffffffffffff', { ...REVIEWING, sheets: [] }, AT)).toBeUndefined();
  });
});

describe('a review', () => {
  it('waits for two scores, then for its agent to be told', () => {
    expect([[], [one], [one, other]].map((scores) => stateOf(reviewWith(scores)))).toEqual([
      'to-score',
      'to-score',
      'to-tell',
    ]);
    expect(stateOf(reviewWith([one, other], { feedback }))).toBe('told');
  });

  it('has a result once both have scored it', () => {
    expect(resultOf(reviewWith([]))).toBeUndefined();
    expect(resultOf(reviewWith([one]))).toBeUndefined();
    expect(resultOf(reviewWith([one, other]))).toBe('passed');
    expect(resultOf(reviewWith([one, poor]))).toBe('disputed');
    expect(resultOf(reviewWith([scoreBy('leader-01', POOR), poor]))).toBe('failed');
  });

  it.each([
    ['anybody else at first', [], 'leader-01', true],
    ['not its own agent', [], 'agent-02', false],
    ['not who scored it', [one], 'leader-01', false],
    ['another after that', [one], 'supervisor-01', true],
    ['who scored it, to tell', [one, other], 'supervisor-01', true],
    ['nobody else to tell', [one, other], 'leader-02', false],
  ] as const)('waits for %s', (_, scores, person, waits) =>
    expect(waitsFor(reviewWith(scores), person)).toBe(waits),
  );

  it('waits for nobody once its agent was told', () => {
    const told = reviewWith([one, other], { feedback });
    expect(['leader-01', 'leader-02'].map((person) => waitsFor(told, person))).toEqual([false, false]);
  });

  it('shows a score to nobody but who gave it, until both are there', () => {
    const { passed: _, ...shown } = one;
    const review = reviewWith([one]);
    expect(seenBy(review, 'leader-01')).toMatchObject({ scored: 1, scores: [shown] });
    for (const person of ['supervisor-01', 'agent-02'])
      expect(seenBy(review, person)).toMatchObject({ scored: 1, scores: [] });
    expect(seenBy(review, 'leader-01')).not.toHaveProperty('result');
    const both = seenBy(reviewWith([one, poor], { feedback }), 'auditor-01');
    expect(both).toMatchObject({ scored: 2, result: 'disputed', feedback });
    expect(both.scores.map(({ by, total }) => [by, total])).toEqual([
      ['leader-01', 30],
      ['supervisor-01', 15],
    ]);
    expect(both.scores[0]).not.toHaveProperty('passed');
    expect(both).not.toHaveProperty('drawnAt');
  });
});
