import { describe, expect, it } from 'vitest';
import { COMPLAINT_STATES, isOverdue, nextDeadline, runningDeadlines } from './deadlines.ts';

const [EARLY, LATE] = ['2026-10-07T02:00:00.000Z', '2026-10-11T16:00:00.000Z'];
const AFTER = '2026-10-20T00:00:00.000Z';

describe('the deadlines of a case', () => {
  it.each([
    ['received', ['acknowledge', 'conclude'], 'acknowledge', EARLY],
    ['acknowledged', ['conclude'], 'conclude', LATE],
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

  it('are met in the order in which they pass: a conclusion may be due first', () => {
    expect(nextDeadline({ state: 'received', acknowledgeBy: LATE, concludeBy: EARLY }).deadline).toBe(
      'conclude',
    );
  });
});
