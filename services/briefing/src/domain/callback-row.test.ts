import { describe, expect, it } from 'vitest';
import { answeredWith, callbackFactOf, ratedAs } from '../testing/facts.ts';
import { callbackRow, countsIn } from './callback-row.ts';
import type { CallbackFact } from './facts.ts';

const SATISFIED = new Set(['excellent', 'good']);
const FIGURES = [
  'closed',
  'callbacks',
  'dissatisfied',
  'not-rated',
  'concerns',
  'praised',
  'suggested',
] as const;
const countedIn = (fact: CallbackFact) => FIGURES.filter((figure) => countsIn(fact, figure, SATISFIED));

describe('a callback', () => {
  it.each<[string, CallbackFact, readonly string[]]>([
    ['with a good rating', callbackFactOf('a'), ['closed', 'callbacks']],
    [
      'with a fair one',
      callbackFactOf('a', { interview: ratedAs('fair') }),
      ['closed', 'callbacks', 'dissatisfied'],
    ],
    ['without one', callbackFactOf('a', { interview: ratedAs(null) }), ['closed', 'callbacks', 'not-rated']],
    ['with a concern', callbackFactOf('a', { concerns: ['complaint'] }), ['closed', 'callbacks', 'concerns']],
    [
      'with praise and a suggestion',
      callbackFactOf('a', { interview: answeredWith({ praise: true, suggestion: true }) }),
      ['closed', 'callbacks', 'praised', 'suggested'],
    ],
    [
      'with praise alone',
      callbackFactOf('a', { interview: answeredWith({ praise: true, suggestion: null }) }),
      ['closed', 'callbacks', 'praised'],
    ],
    [
      'with a suggestion alone',
      callbackFactOf('a', { interview: answeredWith({ praise: null, suggestion: true }) }),
      ['closed', 'callbacks', 'suggested'],
    ],
    ['whose interview is gone', callbackFactOf('a', { interview: undefined }), ['closed']],
    [
      'without the two',
      callbackFactOf('a', { interview: answeredWith({ praise: null, suggestion: null }) }),
      ['closed', 'callbacks'],
    ],
    [
      'that reached nobody',
      callbackFactOf('a', { disposition: 'no-answer', interview: undefined }),
      ['closed'],
    ],
    [
      'broken off after a poor rating and a praise',
      callbackFactOf('a', {
        disposition: 'partial',
        interview: answeredWith({ overall: 'fail', praise: true, suggestion: true }),
      }),
      ['closed'],
    ],
    ['that is to be rung again', callbackFactOf('a', { reopened: true, concerns: ['complaint'] }), []],
  ])('%s counts in its figures and in no other', (_, fact, figures) => {
    expect(countedIn(fact)).toEqual(figures);
  });

  it('is shown by codes, with its rating if it has one that counts', () => {
    const row = {
      taskId: 'routine:WO-1',
      orderId: 'WO-20261005-000123',
      businessType: 'repair',
      team: 'repair-1',
      closedDay: '2026-11-21',
      attempts: 1,
      disposition: 'complete',
      level: 'good',
      concerns: [],
      claimId: 'claim-1',
    };
    expect(callbackRow(callbackFactOf('routine:WO-1'))).toStrictEqual(row);
    const { level: _, ...unrated } = row;
    expect(callbackRow(callbackFactOf('routine:WO-1', { interview: ratedAs(null) }))).toStrictEqual(unrated);
    expect(callbackRow(callbackFactOf('routine:WO-1', { disposition: 'partial' }))).toStrictEqual({
      ...unrated,
      disposition: 'partial',
    });
    const { claimId: __, ...unasked } = unrated;
    expect(
      callbackRow(callbackFactOf('routine:WO-1', { disposition: 'no-answer', interview: undefined })),
    ).toStrictEqual({ ...unasked, disposition: 'no-answer' });
  });
});
