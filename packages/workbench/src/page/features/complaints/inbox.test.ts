import { complaintCaseOf } from '@huiyin/testing';
import { describe, expect, test } from 'vitest';
import { filterOf, inboxOf, pressingOf, TABS } from './inbox.ts';

const NOW = Date.parse('2026-10-06T02:00:00.000Z');
const at = (hours: number): string => new Date(NOW + hours * 3_600_000).toISOString();
const caseOf = (caseId: string, hours: number, more = {}) =>
  complaintCaseOf({
    caseId,
    state: 'received',
    acknowledgeBy: at(hours),
    concludeBy: at(hours + 100),
    ...more,
  });

describe('the inbox', () => {
  test.each([
    [-1, 'overdue'],
    [0, 'soon'],
    [23, 'soon'],
    [24, 'calm'],
  ])('%i hours before its next deadline a case is %s', (hours, tone) => {
    expect(pressingOf(caseOf('a', hours), NOW)).toMatchObject({
      tone,
      deadline: { deadline: 'acknowledge' },
    });
  });

  test('a case for which no deadline runs is over, however late it was', () => {
    const over = complaintCaseOf({ state: 'concluded', acknowledgeBy: at(-9), concludeBy: at(-8) });
    expect(pressingOf(over, NOW).tone).toBe('over');
  });

  test('has the most pressing first and what waits for nobody last', () => {
    const over = caseOf('over', -50, { state: 'concluded', raisedAt: at(-60) });
    const older = caseOf('older', -50, { state: 'concluded', raisedAt: at(-90) });
    const all = [older, caseOf('calm', 40), over, caseOf('late', -3), caseOf('soon', 2)];
    const shown = inboxOf(all, NOW);
    expect(shown.map(({ complaint }) => complaint.caseId)).toEqual(['late', 'soon', 'calm', 'over', 'older']);
  });

  test('asks for what I own, for all that is open, and for what is closed', () => {
    expect(TABS.map((tab) => filterOf(tab, 'officer-01'))).toEqual([
      { owner: 'officer-01' },
      { state: 'open' },
      { state: 'closed' },
    ]);
  });
});
