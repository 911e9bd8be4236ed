import { describe, expect, test } from 'vitest';
import { conditionHolds, isAsked } from './conditions.ts';

describe('a condition on an earlier answer', () => {
  test.each([
    ['one of the answers named', { question: 'overall', is: ['pass', 'fail'] }, { overall: 'fail' }, true],
    ['another answer', { question: 'overall', is: ['pass', 'fail'] }, { overall: 'good' }, false],
    ['a number, as text', { question: 'visits', is: ['2'] }, { visits: 2 }, true],
    ['a question asked and not answered', { question: 'overall', is: ['null'] }, { overall: null }, false],
    ['a question not asked', { question: 'overall', is: ['undefined'] }, {}, false],
    ['any words', { question: 'complaint', answered: true }, { complaint: '等了很久' }, true],
    [
      'the mere fact that something was said',
      { question: 'complaint', answered: true },
      { complaint: true },
      true,
    ],
    ['the number zero, which is an answer', { question: 'visits', answered: true }, { visits: 0 }, true],
    ['no words', { question: 'complaint', answered: true }, { complaint: null }, false],
    ['a name that every object knows', { question: 'constructor', answered: true }, {}, false],
  ] as const)('on %s', (_, condition, answers, holds) => {
    expect(conditionHolds(condition, answers)).toBe(holds);
  });
});

describe('a question', () => {
  test('without a condition is always asked', () => {
    expect(isAsked({}, {})).toBe(true);
  });

  test('with one is asked when it holds', () => {
    const question = { when: { question: 'visit', is: ['yes'] } };
    expect(isAsked(question, { visit: 'yes' })).toBe(true);
    expect(isAsked(question, { visit: 'no' })).toBe(false);
  });
});
