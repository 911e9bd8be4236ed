import type { Answers } from '@huiyin/vocabulary';
import { describe, expect, it } from 'vitest';
import { branch, CASES, noon, sealed, secondCallback } from '../testing/cases.ts';
import { concludeFrom } from './deadlines.ts';
import { outcomeOf, settle } from './settle.ts';

const { concluded } = CASES;
const settled = (...of: Parameters<typeof secondCallback>) =>
  settle(concluded, secondCallback(...of).data, branch);

describe('the second callback', () => {
  it.each<[string, Answers | undefined, string]>([
    ['the matter solved', { solved: 'yes', satisfied: 'no' }, 'solved'],
    ['the matter not solved', { solved: 'no', satisfied: 'no' }, 'unsolved'],
    ['nobody interviewed', undefined, 'unreachable'],
    ['an interview that broke off before the question', {}, 'unreachable'],
    ['the question not answered', { solved: null }, 'unreachable'],
  ])('with %s comes to %3$s', (_, answers, outcome) => {
    expect(outcomeOf(secondCallback(answers).data)).toBe(outcome);
  });

  it('closes a solved case, satisfied or not', () => {
    for (const satisfied of [true, false])
      expect(settled({ solved: 'yes', satisfied: satisfied ? 'yes' : 'no' })).toEqual({
        ...concluded,
        closedBecause: 'solved',
        closedAt: '2026-10-09T02:00:00.000Z',
        closedDay: '2026-10-09',
        solved: true,
        satisfied,
      });
  });

  it('reopens an unsolved case in the next round with a new deadline, and leaves no conclusion standing', () => {
    const { concludedAt, valid, responsible, questionnaire, ...open } = concluded;
    expect(settled({ solved: 'no', satisfied: 'no' })).toEqual({
      ...open,
      round: 2,
      reopened: 1,
      reopenedAt: '2026-10-09T02:00:00.000Z',
      owner: 'officer-01',
      ...concludeFrom(concluded, '2026-10-09T02:00:00.000Z', branch),
      concludeBy: '2026-10-14T16:00:00.000Z',
      solved: false,
      satisfied: false,
    });
  });

  it('gives a reopened major case the deadline of its class', () => {
    const major = settle({ ...concluded, class: 'major' }, secondCallback({ solved: 'no' }).data, branch);
    expect(major.concludeBy).toBe('2026-10-12T16:00:00.000Z');
  });

  it('closes the case of a customer who cannot be reached with that reason', () => {
    expect(settled()).toEqual({
      ...concluded,
      closedBecause: 'unreachable',
      closedAt: '2026-10-09T02:00:00.000Z',
      closedDay: '2026-10-09',
    });
  });

  it('leaves the figures of the round before where nobody gave any', () => {
    const before = { ...concluded, solved: false, satisfied: true };
    expect(settle(before, secondCallback().data, branch)).toMatchObject({ solved: false, satisfied: true });
    expect(settle(before, secondCallback({ solved: 'yes' }).data, branch)).toMatchObject({
      solved: true,
      satisfied: true,
    });
  });

  it('closes on the branch day, which begins before the one in UTC', () => {
    const late = secondCallback({ solved: 'yes' }, { closedAt: '2026-10-09T17:00:00.000Z' }).data;
    expect(settle(concluded, late, branch).closedDay).toBe('2026-10-10');
  });

  it('adds what the customer said, unless they are forgotten or nobody was interviewed', () => {
    const said = { sealedWords: `${sealed}zz` };
    const { data } = secondCallback({ solved: 'yes' }, said);
    expect(settle(concluded, data, branch).words).toEqual([
      ...concluded.words,
      { kind: 'call', at: noon, sealed: `${sealed}zz`, taskId: data.taskId, claimId: 'claim-9' },
    ]);
    const { customer: _, ...forgotten } = concluded;
    expect(settle(forgotten, data, branch).words).toEqual(concluded.words);
    expect(settled({ solved: 'yes' }).words).toEqual(concluded.words);
    expect(settled(undefined, said).words).toEqual(concluded.words);
  });
});
