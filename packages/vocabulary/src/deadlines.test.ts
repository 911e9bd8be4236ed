import { describe, expect, it } from 'vitest';
import { COMPLAINT_STATES } from './case-states.ts';
import { isOverdue, nextDeadline, runningDeadlines } from './deadlines.ts';

const [EARLY, LATE] = ['2026-10-07T02:00:00.000Z', '2026-10-11T16:00:00.000Z'];
const AFTER = '2026-10-20T00:00:00.000Z';

describe('the deadlines of a case', () => {
  it.each([
    ['received', ['acknowledge', 'conclude'], 'acknowledge', EARLY],
    ['acknowledged', ['conclude'], 'conclude', LATE],
    ['assessed', ['conclude'], 'conclude', LATE],
    ['investigating', ['conclude'], 'conclude', LATE],
    ['answered', [], 'conclude', LATE],
    ['concluded', [], 'conclude', LATE],
    ['closed', [], 'conclude', LATE],
  ] as const)('that is %s are %j', (state, running, next, by) => {
    const complaintCase = { state, acknowledgeBy: EARLY, concludeBy: LATE };
    expect(runningDeadlines(complaintCase).map(({ deadline }) => deadline)).toEqual(running);
    expect(nextDeadline(complaintCase)).toEqual({ deadline: next, by });
    expect(isOverdue(complaintCase, AFTER)).toBe(running.length > 0);
    expect(isOverdue(complaintCase, by)).toBe(false);
  });

  it('know every state', () => {
    for (const state of COMPLAINT_STATES)
      expect(runningDeadlines({ state, acknowledgeBy: EARLY, concludeBy: LATE })).toBeInstanceOf(Array);
  });

  it.each([
    [undefined, []],
    [{}, ['adjudicate']],
    [{ decided: undefined }, ['adjudicate']],
    [{ decided: { by: 'officer-02' } }, []],
  ])('that is over is to be decided on as long as its appeal is open: %j', (appeal, running) => {
    const complaintCase = {
      ...{ state: 'closed' as const, acknowledgeBy: EARLY, concludeBy: EARLY },
      ...{ adjudicateBy: LATE, appeal },
    };
    expect(runningDeadlines(complaintCase).map(({ deadline }) => deadline)).toEqual(running);
    expect(nextDeadline(complaintCase).by).toBe(running.length > 0 ? LATE : EARLY);
  });

  it('are met in the order in which they pass: a conclusion may be due first', () => {
    expect(nextDeadline({ state: 'received', acknowledgeBy: LATE, concludeBy: EARLY }).deadline).toBe(
      'conclude',
    );
  });

  it.each([
    ['received', ['acknowledge', 'assess', 'investigate', 'conclude', 'communicate']],
    ['acknowledged', ['assess', 'investigate', 'conclude', 'communicate']],
    ['assessed', ['investigate', 'conclude', 'communicate']],
    ['investigating', ['conclude', 'communicate']],
    ['answered', ['communicate']],
    ['concluded', []],
    ['closed', []],
  ] as const)(
    'that has a limit for every step and is %s are those of the steps to come: %j',
    (state, running) => {
      const by = (day: number) => `2026-10-${day}T02:00:00.000Z`;
      const every = {
        state,
        acknowledgeBy: by(11),
        assessBy: by(12),
        investigateBy: by(13),
        concludeBy: by(14),
        communicateBy: by(15),
      };
      expect(runningDeadlines(every)).toEqual(
        running.map((deadline) => ({ deadline, by: every[`${deadline}By`] })),
      );
    },
  );
});
