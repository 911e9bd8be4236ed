import type { SecondCallbackClosed } from '@huiyin/contracts';
import { interviewOf } from '@huiyin/testing';
import type { Answers } from '@huiyin/vocabulary';
import { describe, expect, it } from 'vitest';
import {
  after,
  branch,
  CASE,
  CASES,
  callback,
  concluding,
  leader,
  noon,
  sealed,
  secondCallback,
} from '../testing/cases.ts';
import { type CaseFile, publicCase } from './case-file.ts';
import { concludeFrom } from './deadlines.ts';
import { decide } from './decide.ts';
import { outcomeOf, settle } from './settle.ts';

const { concluded } = CASES;
const settled = (...of: Parameters<typeof secondCallback>) =>
  settle(concluded, secondCallback(...of), branch);
/** That the answer of the first round was read. */
const READ = { settled: { round: 1, version: 1, figuresBefore: {} } };

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
        ...READ,
      });
  });

  it('reopens an unsolved case in the next round with a new deadline, and leaves no conclusion standing', () => {
    const { concludedAt, valid, responsible, questionnaire, askedAt, ...open } = concluded;
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
      ...READ,
      roundBefore: {
        concludeBy: concluded.concludeBy,
        deadlines: concluded.deadlines,
        concludedAt,
        valid,
        responsible,
        notices: [],
        questionnaire,
        askedAt,
        reopenedAt: undefined,
      },
    });
  });

  it('opens the next round when the customer said so, who may have been rung again since the callback closed', () => {
    const calledAt = '2026-10-20T03:00:00.000Z';
    const answers = { solved: 'no' };
    const event = secondCallback(answers, {
      interview: interviewOf({ claimId: 'claim-10', calledAt, answers }),
    });
    const reopened = after(concluded, { kind: 'second-callback', event });
    expect(event.data.closedAt).toBe('2026-10-09T02:00:00.000Z');
    expect(reopened).toMatchObject({
      reopenedAt: calledAt,
      since: calledAt,
      concludeBy: concludeFrom(concluded, calledAt, branch).concludeBy,
    });
    expect(after(concluded, { kind: 'second-callback', event: secondCallback() }).since).toBe(
      event.data.closedAt,
    );
  });

  it('closes when they answered, where they were rung again since the callback closed', () => {
    const calledAt = '2026-10-20T03:00:00.000Z';
    const again = { interview: interviewOf({ claimId: 'claim-10', calledAt, answers: { solved: 'yes' } }) };
    expect(settled({ solved: 'yes' }, again)).toMatchObject({ closedAt: calledAt, closedDay: '2026-10-20' });
    const before = { ...again.interview, calledAt: '2026-10-09T01:57:00.000Z' };
    expect(settled({ solved: 'yes' }, { interview: before }).closedAt).toBe('2026-10-09T02:00:00.000Z');
  });

  it('gives a reopened major case the deadline of its class', () => {
    const major = settle({ ...concluded, class: 'major' }, secondCallback({ solved: 'no' }), branch);
    expect(major.concludeBy).toBe('2026-10-12T16:00:00.000Z');
  });

  it('closes the case of a customer who cannot be reached with that reason', () => {
    expect(settled()).toEqual({
      ...concluded,
      closedBecause: 'unreachable',
      closedAt: '2026-10-09T02:00:00.000Z',
      closedDay: '2026-10-09',
      ...READ,
    });
  });

  it('leaves the figures of the round before where nobody gave any', () => {
    const before = { ...concluded, solved: false, satisfied: true };
    expect(settle(before, secondCallback(), branch)).toMatchObject({ solved: false, satisfied: true });
    expect(settle(before, secondCallback({ solved: 'yes' }), branch)).toMatchObject({
      solved: true,
      satisfied: true,
    });
  });

  it('closes on the branch day, which begins before the one in UTC', () => {
    const late = secondCallback({ solved: 'yes' }, { closedAt: '2026-10-09T17:00:00.000Z' });
    expect(settle(concluded, late, branch).closedDay).toBe('2026-10-10');
  });

  it('adds what the customer said, unless they are forgotten or nobody was interviewed', () => {
    const said = { sealedWords: `${sealed}zz` };
    const event = secondCallback({ solved: 'yes' }, said);
    expect(settle(concluded, event, branch).words).toEqual([
      ...concluded.words,
      {
        kind: 'call',
        at: event.data.closedAt,
        sealed: `${sealed}zz`,
        taskId: event.data.taskId,
        claimId: 'claim-9',
      },
    ]);
    const { customer: _, ...forgotten } = concluded;
    expect(settle(forgotten, event, branch).words).toEqual(concluded.words);
    expect(settled({ solved: 'yes' }).words).toEqual(concluded.words);
    expect(settled(undefined, said).words).toEqual(concluded.words);
  });
});

describe('a second callback that was sent in error', () => {
  const corrected = (
    found: CaseFile,
    answers: Answers | undefined,
    more: Partial<SecondCallbackClosed> = {},
    version = 2,
  ) =>
    after(found, {
      kind: 'second-callback',
      event: secondCallback(answers, { corrected: ['claim-9'], ...more }, version),
    });
  const unsolved = after(concluded, {
    kind: 'second-callback',
    event: secondCallback({ solved: 'no', satisfied: 'no' }, { sealedWords: sealed }),
  });

  it.each([
    ['solved after all', { solved: 'yes' }, { solved: true, closedBecause: 'solved' }],
    ['answered by nobody', undefined, { closedBecause: 'unreachable' }],
  ] as const)(
    'and was %s closes the case in its round, as if the error had never been',
    (_, answers, end) => {
      const { solved, satisfied, ...right } = CASES.closed;
      const { closedBecause, ...rest } = right;
      expect(corrected(unsolved, answers)).toEqual({
        ...rest,
        reopenedAt: undefined,
        settled: { round: 1, version: 2, figuresBefore: {} },
        ...end,
      });
    },
  );

  it('and is to be asked again waits in its round, whether the error had closed or reopened the case', () => {
    const again = { reopened: true } as const;
    for (const found of [CASES.closed, unsolved]) {
      const waiting = corrected(found, undefined, again);
      expect(waiting).toMatchObject({ state: 'concluded', round: 1, reopened: 0, valid: true });
      expect(waiting.changedAt).toBeDefined();
      for (const gone of ['closedAt', 'closedBecause', 'solved', 'satisfied', 'roundBefore'] as const)
        expect(waiting[gone]).toBeUndefined();
      expect(corrected(waiting, { solved: 'yes' }, {}, 3)).toMatchObject({ state: 'closed', solved: true });
      // The error itself, told late or twice.
      expect(
        decide(waiting, { kind: 'second-callback', event: secondCallback({ solved: 'no' }) }, branch),
      ).toEqual({ ok: true, value: { emits: [] } });
    }
  });

  it('tells nobody again of a deadline that runs again with its round', () => {
    const notice = (deadline: 'adjudicate' | 'reply', by: string, rule: string) =>
      ({ deadline, by, rule, at: noon }) as const;
    const appealed = after(concluded, { kind: 'appeal', actor: leader, at: noon, sealed });
    const appealBy = appealed.adjudicateBy ?? expect.fail();
    const replyBy = '2026-10-12T02:00:00.000Z';
    const before = [notice('adjudicate', appealBy, 'reminder'), notice('reply', replyBy, 'reminder')];
    const told = { ...appealed, replyBy, notices: before };
    const reopened = after(told, { kind: 'second-callback', event: secondCallback({ solved: 'no' }) });
    expect(reopened.notices).toEqual(before.slice(1));
    const since = [notice('reply', replyBy, 'missed'), notice('reply', '2026-10-13T02:00:00.000Z', 'missed')];
    const waiting = corrected({ ...reopened, notices: [...before.slice(1), ...since] }, undefined, {
      reopened: true,
    });
    expect(waiting.adjudicateBy).toBe(appealBy);
    expect(waiting.notices).toEqual([...before, since[0]]);
  });

  it('and overtook the error leaves it nothing to do', () => {
    const waiting = corrected(concluded, undefined, { reopened: true });
    expect(waiting).toMatchObject({ state: 'concluded', settled: { round: 1, version: 2 } });
    // Nothing is said of it, and so nothing may have changed that anybody counts.
    expect(publicCase(waiting)).toEqual(publicCase(concluded));
    const late = { kind: 'second-callback', event: secondCallback({ solved: 'no' }) } as const;
    expect(decide(waiting, late, branch)).toEqual({ ok: true, value: { emits: [] } });
  });

  it('and was not solved reopens what the error had closed', () => {
    expect(corrected(CASES.closed, { solved: 'no' })).toMatchObject({
      state: 'acknowledged',
      round: 2,
      reopened: 1,
      solved: false,
    });
  });

  it('takes the words that were said in error with it', () => {
    const right = `${sealed}zz`;
    const words = corrected(unsolved, { solved: 'yes' }, { sealedWords: right }).words;
    expect(words.map((each) => each.sealed)).toEqual([...concluded.words.map((each) => each.sealed), right]);
  });

  it('changes nothing of a round that was concluded anew: its own second callback will ask', () => {
    const again = after(unsolved, concluding);
    const late = { kind: 'second-callback', event: secondCallback({ solved: 'yes' }, {}, 2) } as const;
    expect(decide(again, late, branch)).toEqual({ ok: true, value: { emits: [] } });
  });

  const secondRound = { round: 2, taskId: `second-callback:${CASE}:2` };
  const concludedAgain = after(unsolved, concluding);

  it('leaves the case in the round it was about, whatever the round before came to', () => {
    const end = after(concludedAgain, {
      kind: 'second-callback',
      event: secondCallback({ solved: 'yes' }, secondRound),
    });
    const { roundBefore, solved, satisfied, ...rest } = end;
    expect(corrected(end, undefined, secondRound)).toMatchObject({
      ...rest,
      // What the first round was told stands.
      solved: false,
      satisfied: false,
      closedBecause: 'unreachable',
      settled: { round: 2, version: 2 },
    });
  });

  it('changes nothing when the case is two rounds further', () => {
    const third = after(concludedAgain, {
      kind: 'second-callback',
      event: secondCallback({ solved: 'no' }, secondRound),
    });
    expect(third).toMatchObject({ state: 'acknowledged', round: 3 });
    const late = { kind: 'second-callback', event: secondCallback({ solved: 'yes' }, {}, 2) } as const;
    expect(decide(third, late, branch)).toEqual({ ok: true, value: { emits: [] } });
  });

  it('closes nothing that is open for another reason: the case has become a major one', () => {
    const graver = after(unsolved, {
      kind: 'callback',
      event: callback({ concerns: ['integrity'] }, 9),
      at: noon,
    });
    const taken = { ...graver, state: 'acknowledged' } as const;
    const late = { kind: 'second-callback', event: secondCallback({ solved: 'yes' }, {}, 2) } as const;
    expect(decide(taken, late, branch)).toEqual({ ok: true, value: { emits: [] } });
  });
});
