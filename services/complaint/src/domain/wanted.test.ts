import { COMPLAINT_STATES } from '@huiyin/vocabulary';
import { describe, expect, it } from 'vitest';
import { branch, CASES, noon, orderOf } from '../testing/cases.ts';
import type { CaseFile } from './case-file.ts';
import { isWanted } from './wanted.ts';

const found = {
  ...CASES.acknowledged,
  owner: 'officer-01',
  offeredTo: 'officer-02',
  outsideNumber: 'M-7',
  order: orderOf({ orderId: 'WO-1', team: 'repair-1' }),
};
const wanted = (complaintCase: CaseFile, query: Parameters<typeof isWanted>[1]): boolean =>
  isWanted(complaintCase, query, branch);
const owed = { ...CASES.closed, replyBy: '2026-10-09T02:00:00.000Z' };

describe('a case', () => {
  it.each([
    [{}, true],
    [{ owner: 'officer-01' }, true],
    [{ owner: 'officer-02' }, false],
    [{ offeredTo: 'officer-02' }, true],
    [{ offeredTo: 'officer-01' }, false],
    [{ order: 'WO-1' }, true],
    [{ order: 'WO-2' }, false],
    [{ outside: 'M-7' }, true],
    [{ outside: 'M-8' }, false],
    [{ team: 'repair-1' }, true],
    [{ team: 'repair-2' }, false],
    [{ channel: 'callback' }, true],
    [{ channel: 'hotline' }, false],
    [{ kind: 'complaint' }, true],
    [{ kind: 'praise' }, false],
    [{ class: 'ordinary' }, true],
    [{ class: 'major' }, false],
    [{ dueBefore: found.concludeBy }, false],
    [{ dueBefore: '2026-10-11T16:00:00.001Z' }, true],
    [
      { team: 'repair-1', channel: 'callback', kind: 'complaint', class: 'ordinary', state: 'acknowledged' },
      true,
    ],
    [
      { team: 'repair-1', channel: 'callback', kind: 'complaint', class: 'ordinary', state: 'assessed' },
      false,
    ],
  ] as const)('is asked for by %j: %s', (query, expected) => {
    expect(wanted(found, query)).toBe(expected);
  });

  it('is in the state that is asked for; open is all that is to be done, which is what is asked for unless said', () => {
    for (const state of COMPLAINT_STATES) {
      const each = CASES[state];
      expect(wanted(each, { state })).toBe(true);
      expect(wanted(each, { state: 'open' })).toBe(state !== 'closed');
      expect(wanted(each, {})).toBe(state !== 'closed');
      for (const other of COMPLAINT_STATES) expect(wanted(each, { state: other })).toBe(other === state);
    }
  });

  it('that is over is to be done while a reply is owed', () => {
    expect(wanted(owed, { state: 'open' })).toBe(true);
    expect(wanted(owed, { state: 'closed' })).toBe(false);
    expect(wanted(owed, { dueBefore: '2026-10-09T02:00:00.001Z' })).toBe(true);
    expect(wanted(owed, { dueBefore: owed.replyBy })).toBe(false);
    expect(wanted({ ...owed, replied: { at: noon, by: 'officer-01' } }, { state: 'closed' })).toBe(true);
    expect(
      wanted(CASES.closed, { order: CASES.closed.order.orderId, dueBefore: '2027-01-01T00:00:00.000Z' }),
    ).toBe(false);
  });

  it.each([
    ['owner', ['reminder', 'missed']],
    ['team-leader', ['missed']],
    ['department', ['department']],
    ['leadership', ['leadership']],
  ] as const)(
    'is one of which the %s was told after these notices of a deadline that runs: %j',
    (told, rules) => {
      for (const rule of ['reminder', 'missed', 'department', 'leadership'] as const) {
        const notices = [{ deadline: 'conclude' as const, by: found.concludeBy, rule, at: noon }];
        expect(wanted({ ...found, notices }, { told })).toBe((rules as readonly string[]).includes(rule));
      }
      expect(wanted(found, { told })).toBe(false);
    },
  );

  it('is found by its order or its number outside in whatever state it is', () => {
    const closed = { ...CASES.closed, outsideNumber: 'M-7' };
    const { orderId } = closed.order;
    expect(wanted(closed, { order: orderId })).toBe(true);
    expect(wanted(closed, { outside: 'M-7' })).toBe(true);
    expect(wanted(closed, { outside: 'M-7', state: 'open' })).toBe(false);
  });
});
