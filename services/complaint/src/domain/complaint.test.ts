import type { CallbackClosed, SecondCallbackClosed } from '@huiyin/contracts';
import { callbackClosedOf, eventOf, longgang } from '@huiyin/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KeptCase } from './complaint-case.ts';
import { deadlineOf } from './deadlines.ts';
import { eventsOf } from './events-of.ts';
import { acknowledge, conclude, forget, hearSecondCallback, reveal } from './handle.ts';
import { hearAgain, raise } from './raise.ts';

const branch = longgang();
const officer = { id: 'officer-01', roles: ['officer'] as const };
const supervisor = { id: 'supervisor-01', roles: ['supervisor'] as const };
const noon = '2026-10-06T04:00:00.000Z';
const sealed = 'AdIY'.repeat(10);
const customer = { customerKey: 'k'.repeat(22), sealedContact: sealed };

const closed = (overrides: Partial<CallbackClosed> = {}, version = 2) =>
  eventOf(
    'callback.closed',
    callbackClosedOf({ concerns: ['dissatisfied'], customer, sealedWords: sealed, ...overrides }),
    {
      type: 'task',
      version,
    },
  );
const second = (overrides: Partial<SecondCallbackClosed> = {}) =>
  eventOf('second-callback.closed', {
    taskId: 'WO-20261005-000123~1',
    disposition: 'complete',
    attempts: 1,
    closedAt: '2026-10-09T02:00:00.000Z',
    closedDay: '2026-10-09',
    caseId: 'WO-20261005-000123',
    round: 1,
    verdict: {
      claimId: 'claim-9',
      agent: 'agent-02',
      calledAt: noon,
      durationSeconds: 60,
      solved: true,
      satisfied: true,
    },
    ...overrides,
  });

const words = { at: noon, sealed, context: ['longgang', 'WO-20261005-000123', '1'] };
const finding = { valid: true, responsible: false, words };
const names = (kept: KeptCase) => eventsOf(kept).map(({ name }) => name);

function must<T>(outcome: { ok: true; value: T } | { ok: false; refusal: string }): T {
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value;
}

const received = raise(closed(), branch);
const acknowledged = must(acknowledge(received, officer, undefined, noon));
const concluded = must(conclude(acknowledged, officer, finding, noon));

describe('a callback with concerns', () => {
  it('raises an ordinary case for the officer, to be acknowledged in 24 hours and concluded by the end of the fifth day', () => {
    expect(received).toMatchObject({
      caseId: 'WO-20261005-000123',
      class: 'ordinary',
      ownerRole: 'officer',
      state: 'received',
      round: 1,
      raisedAt: '2026-10-06T02:00:00.000Z',
      acknowledgeBy: '2026-10-07T02:00:00.000Z',
      concludeBy: '2026-10-11T16:00:00.000Z',
      words: [{ sealed, context: ['longgang', 'WO-20261005-000123', 'claim-1'] }],
    });
    expect(names(received)).toEqual(['complaint.raised']);
  });

  it('raises a major case for the supervisor when somebody was asked for a benefit', () => {
    expect(raise(closed({ concerns: ['dissatisfied', 'integrity'] }), branch)).toMatchObject({
      class: 'major',
      ownerRole: 'supervisor',
      acknowledgeBy: '2026-10-06T06:00:00.000Z',
    });
  });

  it('says nothing new to a case that heard it before, or that is closed', () => {
    expect(hearAgain(received, closed(), branch)).toBeUndefined();
    expect(hearAgain({ ...received, state: 'closed' }, closed({}, 9), branch)).toBeUndefined();
  });

  it('moves the case to the corrected team and makes it major when a later-heard call says so', () => {
    const corrected = closed(
      { team: 'repair-2', revision: 2, concerns: ['integrity'], sealedWords: `${sealed}zz` },
      3,
    );
    expect(hearAgain(acknowledged, corrected, branch)).toMatchObject({
      team: 'repair-2',
      revision: 2,
      class: 'major',
      ownerRole: 'supervisor',
      state: 'acknowledged',
      concerns: ['dissatisfied', 'integrity'],
      sourceVersion: 3,
      words: [{ sealed }, { sealed: `${sealed}zz` }],
    });
  });
});

describe('an owner', () => {
  it('takes a case on, concludes it, and by that asks for a second callback', () => {
    expect(acknowledged).toMatchObject({ state: 'acknowledged', owner: 'officer-01', acknowledgedAt: noon });
    expect(concluded).toMatchObject({
      state: 'concluded',
      valid: true,
      responsible: false,
      words: [{ sealed }, words],
    });
    expect(names(concluded)).toEqual([
      'complaint.raised',
      'complaint.acknowledged',
      'complaint.concluded',
      'second-callback.requested',
    ]);
  });

  it.each([
    [
      'acknowledging twice',
      () => acknowledge(acknowledged, officer, undefined, noon),
      'already-acknowledged',
    ],
    ['concluding what nobody took on', () => conclude(received, officer, finding, noon), 'not-acknowledged'],
    ['concluding twice', () => conclude(concluded, officer, finding, noon), 'already-concluded'],
    [
      'acting on a closed case',
      () => conclude({ ...concluded, state: 'closed' }, officer, finding, noon),
      'case-closed',
    ],
    [
      'an officer acting on a major case',
      () => acknowledge({ ...received, ownerRole: 'supervisor' }, officer, undefined, noon),
      'owned-by-supervisor',
    ],
    [
      'an officer opening the customer of a major case',
      () => reveal({ ...received, ownerRole: 'supervisor' }, officer, 'audit', noon),
      'owned-by-supervisor',
    ],
  ])('is refused %s', (_, act, refusal) => expect(act()).toEqual({ ok: false, refusal }));

  it('leaves a note of every opening of the customer', () => {
    const opened = must(reveal(received, supervisor, 'investigate', noon));
    expect(opened.reveals).toEqual([{ by: 'supervisor-01', at: noon, reason: 'investigate' }]);
  });
});

describe('the second callback', () => {
  it('closes a solved case, satisfied or not', () => {
    const verdict = {
      claimId: 'c',
      agent: 'a',
      calledAt: noon,
      durationSeconds: 1,
      solved: true,
      satisfied: false,
    };
    const heard = hearSecondCallback(concluded, second({ verdict }), branch);
    expect(heard).toMatchObject({
      effect: 'closed',
      next: {
        state: 'closed',
        closedBecause: 'solved',
        solved: true,
        satisfied: false,
        closedDay: '2026-10-09',
      },
    });
  });

  it('reopens an unsolved case in the next round with a new deadline, and leaves no conclusion standing', () => {
    const verdict = {
      claimId: 'c',
      agent: 'a',
      calledAt: noon,
      durationSeconds: 1,
      solved: false,
      satisfied: false,
    };
    const heard = hearSecondCallback(concluded, second({ verdict }), branch);
    expect(heard).toMatchObject({
      effect: 'reopened',
      next: {
        state: 'acknowledged',
        round: 2,
        reopened: 1,
        owner: 'officer-01',
        concludeBy: '2026-10-14T16:00:00.000Z',
      },
    });
    expect(heard?.next).not.toHaveProperty('concludedAt');
    expect(heard && names(heard.next)).toEqual([
      'complaint.raised',
      'complaint.acknowledged',
      'complaint.reopened',
    ]);
  });

  it('closes the case of a customer who cannot be reached with that reason', () => {
    const { verdict, ...unreached } = second().data;
    const heard = hearSecondCallback(
      concluded,
      eventOf('second-callback.closed', { ...unreached, disposition: 'no-answer' }),
      branch,
    );
    expect(heard).toMatchObject({ effect: 'closed', next: { closedBecause: 'unreachable' } });
    expect(heard?.next).not.toHaveProperty('solved');
  });

  it('of another round, or for a case that waits for none, changes nothing', () => {
    expect(hearSecondCallback(concluded, second({ round: 2 }), branch)).toBeUndefined();
    expect(hearSecondCallback(acknowledged, second(), branch)).toBeUndefined();
  });
});

describe('a forgotten customer', () => {
  it('leaves the case without envelope, hash or words, and its figures as they were', () => {
    const { customer: _gone, ...rest } = concluded;
    expect(forget(concluded)).toEqual({ ...rest, words: [] });
  });

  it('who answers a second callback all the same closes the case; what they said is not kept', () => {
    const heard = hearSecondCallback(forget(concluded), second({ sealedWords: sealed }), branch);
    expect(heard).toMatchObject({ effect: 'closed', next: { solved: true, words: [] } });
  });
});

describe('a deadline', () => {
  it('in days lies at the end of a branch day, never less than so many days and never more than one longer', () => {
    const moments = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2027-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 15 }), (from, days) => {
        const late = Date.parse(deadlineOf(from.toISOString(), { days }, 'Asia/Shanghai')) - from.getTime();
        expect(late).toBeGreaterThan(days * 86_400_000 - 1);
        expect(late).toBeLessThanOrEqual((days + 1) * 86_400_000);
      }),
    );
  });
});
