import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { complaintFactOf } from '../testing/facts.ts';
import type { Span } from './complaint-figures.ts';
import { PRESSING_MAX, pressingCasesOf } from './pressing-cases.ts';

const end = '2026-11-21T16:00:00.000Z';
const november21: Span = {
  first: '2026-11-21',
  through: '2026-11-21',
  start: '2026-11-20T16:00:00.000Z',
  end,
};
const [PASSED, LATER] = ['2026-11-21T02:00:00.000Z', '2026-11-25T02:00:00.000Z'];

const caseOf = (caseId: string, overrides: Parameters<typeof complaintFactOf>[0] = {}) =>
  complaintFactOf({ caseId, state: 'acknowledged', concludeBy: LATER, ...overrides });
const pressing = (...cases: ReturnType<typeof caseOf>[]) =>
  pressingCasesOf(cases, november21, longgang().teams);

describe('the cases to act on', () => {
  it('say order, team, class and the next deadline', () => {
    expect(pressing(caseOf('routine:WO-1.1'))).toEqual({
      cases: [
        {
          caseId: 'routine:WO-1.1',
          orderId: complaintFactOf().order.orderId,
          team: 'repair-1',
          name: longgang().teams.find(({ id }) => id === 'repair-1')?.name,
          class: 'ordinary',
          deadline: { deadline: 'conclude', by: LATER, overdue: false },
        },
      ],
      more: 0,
    });
  });

  it('have overdue ones first, then those that are due, then the concluded; major before ordinary, early before late', () => {
    const cases = [
      caseOf('concluded', { state: 'concluded', concludedAt: PASSED }),
      caseOf('due later'),
      caseOf('due sooner', { concludeBy: end }),
      caseOf('due, major', { class: 'major' }),
      caseOf('overdue', { concludeBy: PASSED }),
      caseOf('overdue, major', { class: 'major', concludeBy: PASSED }),
    ];
    const named = (of: ReturnType<typeof pressing>) => of.cases.map(({ caseId }) => caseId);
    const order = ['overdue, major', 'overdue', 'due, major', 'due sooner', 'due later', 'concluded'];
    expect(named(pressing(...cases))).toEqual(order);
    expect(named(pressing(...cases.toReversed()))).toEqual(order);
    expect(pressing(...cases).cases.at(-1)).not.toHaveProperty('deadline');
  });

  it('are those that were open when the day ended, each with what was then unmet', () => {
    const closed = caseOf('closed', { state: 'closed', closedDay: '2026-11-21' });
    const met = caseOf('met later', {
      state: 'concluded',
      missed: [{ deadline: 'conclude', by: PASSED, until: '2026-11-22T02:00:00.000Z' }],
    });
    expect(pressing(closed, met).cases).toMatchObject([
      { caseId: 'met later', deadline: { deadline: 'conclude', by: PASSED, overdue: true } },
    ]);
    const metAsItEnded = { deadline: 'acknowledge', by: PASSED, until: end } as const;
    expect(pressing(caseOf('met as it ended', { missed: [metAsItEnded] })).cases).toMatchObject([
      { deadline: { deadline: 'acknowledge', by: PASSED, overdue: true } },
    ]);
    const metThatDay = { deadline: 'acknowledge', by: PASSED, until: '2026-11-21T09:00:00.000Z' } as const;
    expect(pressing(caseOf('met that day', { missed: [metThatDay] })).cases).toMatchObject([
      { deadline: { deadline: 'conclude', by: LATER, overdue: false } },
    ]);
  });

  it('say the deadline that comes first, also where it is not the one to take the case on', () => {
    const received = caseOf('x', { state: 'received', acknowledgeBy: LATER, concludeBy: end });
    expect(pressing(received).cases).toMatchObject([{ deadline: { deadline: 'conclude', by: end } }]);
  });

  it('are so many that somebody can look into them, with the number of the others', () => {
    const cases = Array.from({ length: PRESSING_MAX + 3 }, (_, index) => caseOf(`case ${index}`));
    expect(pressing(...cases)).toMatchObject({ more: 3 });
    expect(pressing(...cases).cases).toHaveLength(PRESSING_MAX);
  });

  it('name a team that the branch no longer has by its id', () => {
    const { order } = complaintFactOf();
    expect(pressing(caseOf('x', { order: { ...order, team: 'ancient' } })).cases[0]?.name).toEqual({
      zh: 'ancient',
      en: 'ancient',
    });
  });
});
