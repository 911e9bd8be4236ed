import type { Concern } from '@huiyin/vocabulary';
import { describe, expect, it } from 'vitest';
import {
  acknowledging,
  after,
  branch,
  CASE,
  CASES,
  callback,
  concluding,
  customer,
  madeAppeal,
  noon,
  officer,
  orderOf,
  sealed,
  secondCallback,
  supervisor,
} from '../testing/cases.ts';
import { type CaseFile, publicCase } from './case-file.ts';
import { decide } from './decide.ts';
import { eventsOf } from './events-of.ts';
import { dueAtOf } from './notices.ts';

const { received, acknowledged, concluded, closed } = CASES;
const NO_HAND_OVERS = { made: 0, accepted: 0, declined: 0, lapsed: 0, waited: 0 };
const second = (...of: Parameters<typeof secondCallback>) =>
  ({ kind: 'second-callback', event: secondCallback(...of) }) as const;

describe('a case that ended without a conclusion', () => {
  it.each([
    ['withdrawn', { kind: 'withdraw', actor: officer, at: noon }],
    ['referred', { kind: 'refer', to: 'court', actor: officer, at: noon }],
    ['merged', { kind: 'merge', into: 'hotline:HL-1.1', actor: officer, at: noon }],
  ] as const)('%s is reopened when its callback turns out to be a major matter', (closedBecause, ending) => {
    const ended = after(CASES.acknowledged, ending);
    expect(ended).toMatchObject({ state: 'closed', closedBecause });
    const at = '2026-10-08T03:00:00.000Z';
    const command = { kind: 'callback', event: callback({ concerns: ['integrity'] }, 9), at } as const;
    const outcome = decide(ended, command, branch);
    expect(outcome).toMatchObject({
      value: {
        next: { state: 'received', class: 'major', reopened: 1, reopenedAt: at },
        emits: ['complaint.reopened'],
      },
    });
    const next = after(ended, command);
    for (const gone of ['closedAt', 'closedBecause', 'mergedInto', 'owner'])
      expect(next).not.toHaveProperty(gone);
    expect(eventsOf(next)['complaint.reopened']).toMatchObject({ at });
  });
});

describe('an owner', () => {
  it('takes a case on, for themselves or for somebody they name', () => {
    expect(acknowledged).toEqual({
      ...received,
      state: 'acknowledged',
      owner: 'officer-01',
      acknowledgedAt: noon,
      since: noon,
      spent: { received: 7200 },
      dueAt: dueAtOf(acknowledged, branch),
      resolvers: ['officer-01'],
    });
    expect(after(received, { ...acknowledging, owner: 'officer-02' }).owner).toBe('officer-02');
  });

  it('hands it on, and owns it until it is accepted', () => {
    const other = { id: 'officer-02', roles: ['officer'] as const };
    const handedOn = after(acknowledged, { kind: 'hand-on', actor: officer, owner: other.id, at: noon });
    expect(handedOn).toEqual({
      ...acknowledged,
      offeredTo: 'officer-02',
      offeredAt: noon,
      changedAt: noon,
      dueAt: dueAtOf(handedOn, branch),
      handOvers: { ...NO_HAND_OVERS, made: 1 },
    });
    const { offeredTo, offeredAt, ...offered } = handedOn;
    const kept = { ...offered, dueAt: acknowledged.dueAt };
    expect(after(handedOn, { kind: 'accept', actor: other, at: noon })).toEqual({
      ...kept,
      owner: 'officer-02',
      resolvers: ['officer-01', 'officer-02'],
      handOvers: { ...NO_HAND_OVERS, made: 1, accepted: 1 },
    });
    expect(after(handedOn, { kind: 'decline', actor: other, at: noon })).toEqual({
      ...kept,
      handOvers: { ...NO_HAND_OVERS, made: 1, declined: 1 },
    });
    for (const kind of ['accept', 'decline'] as const)
      for (const [found, actor] of [
        [handedOn, officer],
        [handedOn, supervisor],
        [acknowledged, other],
      ] as const)
        expect(decide(found, { kind, actor, at: noon }, branch)).toEqual({
          ok: false,
          refusal: 'not-offered',
        });
  });

  it('hands it to another where the first does not answer: only the last may accept', () => {
    const give = (owner: string) => ({ kind: 'hand-on', actor: officer, owner, at: noon }) as const;
    const given = after(after(acknowledged, give('officer-02')), give('supervisor-01'));
    expect(given.offeredTo).toBe('supervisor-01');
    const late = { kind: 'accept', actor: { id: 'officer-02', roles: ['officer'] }, at: noon } as const;
    expect(decide(given, late, branch)).toEqual({ ok: false, refusal: 'not-offered' });
    expect(after(given, { kind: 'accept', actor: supervisor, at: noon }).owner).toBe('supervisor-01');
  });

  it('concludes it, and by that asks for a second callback', () => {
    expect(concluded).toEqual({
      ...acknowledged,
      state: 'concluded',
      spent: { received: 7200, acknowledged: 0 },
      concludedAt: noon,
      valid: true,
      responsible: false,
      questionnaire: branch.calling.secondCallback.questionnaire,
      askedAt: noon,
      dueAt: undefined,
      words: [...acknowledged.words, { kind: 'conclusion', at: noon, sealed, round: 1 }],
    });
  });

  it('finds the case as it was after an opening: only its history tells of it', () => {
    for (const [actor, reason] of [
      [officer, 'investigate'],
      [supervisor, 'audit'],
    ] as const)
      expect(after(acknowledged, { kind: 'reveal', actor, reason, at: noon })).toEqual(acknowledged);
  });
});

describe('what comes late', () => {
  const LATE = '2026-10-20T03:00:00.000Z';
  const bribe = { kind: 'callback', event: callback({ concerns: ['integrity'] }, 9), at: LATE } as const;

  it.each(['concluded', 'closed'] as const)(
    'makes a case that is %s a major one again, from the beginning',
    (state) => {
      const reopened = after(CASES[state], bribe);
      expect(reopened).toMatchObject({
        state: 'received',
        class: 'major',
        ownerRole: 'supervisor',
        round: 2,
        reopened: 1,
        reopenedAt: LATE,
        concludeBy: '2026-10-23T16:00:00.000Z',
        concerns: ['dissatisfied', 'integrity'],
      });
      for (const gone of [
        'owner',
        'offeredTo',
        'acknowledgedAt',
        'concludedAt',
        'valid',
        'closedAt',
        'closedDay',
        'closedBecause',
      ])
        expect(reopened).not.toHaveProperty(gone);
    },
  );

  it('takes a case that becomes major from its officer, so that somebody who may takes it on', () => {
    const graver = after(acknowledged, bribe);
    expect(graver).toMatchObject({
      state: 'received',
      class: 'major',
      ownerRole: 'supervisor',
      round: 1,
      reopened: 0,
    });
    expect(graver).not.toHaveProperty('owner');
    expect(after(graver, { ...acknowledging, actor: supervisor }).owner).toBe('supervisor-01');
  });

  it('leaves a case with its owner when it is no graver, also a major one that is told of another grave thing', () => {
    const told = { kind: 'callback', event: callback({ concerns: ['complaint'] }, 9), at: LATE } as const;
    const { owner, acknowledgedAt } = acknowledged;
    expect(after(acknowledged, told)).toMatchObject({ state: 'acknowledged', owner, acknowledgedAt });
    const major = { ...after(acknowledged, bribe), state: 'acknowledged', owner, acknowledgedAt } as const;
    const another = { ...bribe, event: callback({ concerns: ['integrity', 'no-such-visit'] }, 10) };
    expect(after(major, another)).toMatchObject({ state: 'acknowledged', owner, acknowledgedAt });
  });

  it('is in the case also when it changes nothing: a correction, a further concern', () => {
    const event = callback({ order: orderOf({ team: 'repair-2' }), concerns: ['complaint'] }, 9);
    const followed = after(closed, { kind: 'callback', event, at: LATE });
    expect(followed).toMatchObject({
      state: 'closed',
      concerns: ['dissatisfied', 'complaint'],
      changedAt: LATE,
    });
    expect(followed.order.team).toBe('repair-2');
  });

  it('reopens what had ended unreached and was not solved, and leaves the day of the end of what was', () => {
    const unreached = { ...closed, closedBecause: 'unreachable', solved: undefined } as const;
    const late = { closedAt: LATE, closedDay: '2026-10-20' };
    expect(after(unreached, second({ solved: 'no' }, late, 2))).toMatchObject({
      state: 'acknowledged',
      round: 2,
      owner: 'officer-01',
      reopenedAt: LATE,
    });
    expect(after(unreached, second({ solved: 'yes' }, late, 2))).toMatchObject({
      state: 'closed',
      closedBecause: 'solved',
      closedAt: closed.closedAt,
      closedDay: closed.closedDay,
      solved: true,
    });
  });
});

describe('what had been sent in error', () => {
  const LATE = '2026-10-06T02:06:00.000Z';
  const following = (version: number, ...of: Parameters<typeof callback>) =>
    ({ kind: 'callback', event: callback(of[0], version), at: LATE }) as const;
  /** The callback's result was corrected, and no concern is left. */
  const takenBack = (version = 3, concernsSaid: readonly Concern[] = ['dissatisfied']) =>
    following(version, { concerns: [], concernsSaid, corrected: ['claim-1'], sealedWords: undefined });

  it('ends a case that nobody has taken on, says so, and leaves no words of the error', () => {
    expect(decide(received, takenBack(), branch)).toEqual({
      ok: true,
      value: {
        next: {
          ...received,
          state: 'closed',
          since: LATE,
          spent: { received: 360 },
          takenBackAt: LATE,
          changedAt: LATE,
          closedAt: LATE,
          closedDay: '2026-10-06',
          closedBecause: 'taken-back',
          dueAt: undefined,
          words: [],
          sourceVersion: 3,
        },
        emits: ['complaint.closed'],
      },
    });
  });

  it.each(['acknowledged', 'concluded', 'closed'] as const)(
    'is left to whoever owns a case that is %s, with a mark, and said',
    (state) => {
      const { words: _, ...found } = CASES[state];
      const decided = decide(CASES[state], takenBack(), branch);
      expect(decided).toMatchObject({
        ok: true,
        value: {
          next: { ...found, takenBackAt: LATE, changedAt: LATE, sourceVersion: 3 },
          emits: ['complaint.changed'],
        },
      });
    },
  );

  it('never ends a major case without its supervisor', () => {
    const major = after(undefined, following(2, { concerns: ['integrity'] }));
    expect(decide(major, takenBack(3, ['integrity']), branch)).toMatchObject({
      ok: true,
      value: { next: { state: 'received', class: 'major', takenBackAt: LATE }, emits: ['complaint.changed'] },
    });
  });

  it('ends the same when the correction comes before what it corrects, which then says nothing', () => {
    const inTurn = after(received, takenBack());
    const overtaken = after(undefined, takenBack());
    expect(eventsOf(overtaken)['complaint.closed']?.data).toEqual({
      ...eventsOf(inTurn)['complaint.closed']?.data,
      changedAt: undefined,
    });
    expect(decide(overtaken, { kind: 'callback', event: callback(), at: LATE }, branch)).toEqual({
      ok: true,
      value: { emits: [] },
    });
    const major = after(undefined, takenBack(3, ['integrity']));
    expect(major).toMatchObject({ state: 'received', class: 'major', takenBackAt: LATE });
    expect(major).not.toHaveProperty('closedAt');
    expect(major).not.toHaveProperty('closedBecause');
  });

  it('and twice is once', () => {
    const once = after(received, takenBack());
    expect(decide(once, takenBack(), branch)).toEqual({ ok: true, value: { emits: [] } });
    const marked = after(acknowledged, takenBack());
    for (const found of [once, marked])
      expect(decide(found, takenBack(4), branch)).toEqual({
        ok: true,
        value: { next: { ...found, sourceVersion: 4 }, emits: [] },
      });
  });

  it('begins anew when a later version brings a concern again, with its deadlines from then', () => {
    const again = following(4, { concerns: ['complaint'], concernsSaid: ['dissatisfied', 'complaint'] });
    const begun = after(after(received, takenBack()), again);
    expect(begun).toMatchObject({
      state: 'received',
      concerns: ['complaint'],
      acknowledgeBy: '2026-10-07T02:06:00.000Z',
      reopened: 0,
      round: 1,
    });
    for (const gone of ['takenBackAt', 'closedAt', 'closedDay', 'closedBecause'])
      expect(begun).not.toHaveProperty(gone);
    const graver = after(after(received, takenBack()), following(4, { concerns: ['integrity'] }));
    expect(graver).toMatchObject({ state: 'received', class: 'major', ownerRole: 'supervisor' });
  });

  it('loses its mark in an open case, too', () => {
    const marked = after(acknowledged, takenBack());
    const again = after(marked, following(4, { concerns: ['dissatisfied'] }));
    expect(again).toMatchObject({ state: 'acknowledged', concerns: ['dissatisfied'] });
    expect(again).not.toHaveProperty('takenBackAt');
  });

  it('goes alone: the other concerns stay', () => {
    const two = after(undefined, following(2, { concerns: ['complaint', 'dissatisfied'] }));
    const one = following(3, { concerns: ['dissatisfied'], concernsSaid: ['complaint', 'dissatisfied'] });
    expect(decide(two, one, branch)).toMatchObject({
      ok: true,
      value: { next: { state: 'received', concerns: ['dissatisfied'] }, emits: ['complaint.changed'] },
    });
  });
});

describe('a second callback of another round', () => {
  it('changes nothing, and is no refusal', () => {
    expect(decide(concluded, second({ solved: 'yes' }, { round: 2 }), branch)).toEqual({
      ok: true,
      value: { emits: [] },
    });
  });
});

describe('a forgotten customer', () => {
  const forgetting = {
    kind: 'forget',
    customerKeys: ['another', customer.customerKey],
    forgottenAt: noon,
  } as const;

  it('leaves the case without envelope, hash or words, and its figures as they were', () => {
    const { customer: _, ...rest } = concluded;
    const forgotten = after(concluded, forgetting);
    expect(forgotten).toEqual({ ...rest, words: [] });
    expect(forgotten).not.toHaveProperty('customer');
  });

  it('is who was served up to the moment of the forgetting, not after it', () => {
    const { completedAt } = concluded.order;
    expect(after(concluded, { ...forgetting, forgottenAt: completedAt }).words).toEqual([]);
    const before = new Date(Date.parse(completedAt) - 1).toISOString();
    expect(decide(concluded, { ...forgetting, forgottenAt: before }, branch)).toEqual({
      ok: true,
      value: { emits: [] },
    });
  });

  it('is also who was known by then, though an upstream clock says that they were served after it', () => {
    const known = { ...concluded, order: orderOf({ knownSince: '2026-10-04T02:00:00.000Z' }) };
    const forgetEarly = { ...forgetting, forgottenAt: '2026-10-04T02:00:00.000Z' };
    expect(after(known, forgetEarly).words).toEqual([]);
  });

  it('who answers a second callback all the same closes the case; what they said is left out', () => {
    const settled = after(after(concluded, forgetting), second({ solved: 'yes' }, { sealedWords: sealed }));
    expect(settled).toMatchObject({ state: 'closed', solved: true, words: [] });
  });
});

describe('the events of a case', () => {
  const reopened = after(concluded, second({ solved: 'no' }));
  const concludedAgain = after(reopened, { ...concluding, at: '2026-10-10T04:00:00.000Z' });
  const changed = after(received, {
    kind: 'callback',
    event: callback({ order: orderOf({ team: 'repair-2' }) }, 3),
    at: '2026-10-07T03:00:00.000Z',
  });
  const named = (complaintCase: typeof received) => Object.keys(eventsOf(complaintCase)).sort();

  it('are those of its life so far', () => {
    expect(named(received)).toEqual(['complaint.raised']);
    expect(named(changed)).toEqual(['complaint.changed', 'complaint.raised']);
    expect(named(acknowledged)).toEqual(['complaint.acknowledged', 'complaint.raised']);
    expect(named(concluded)).toEqual([
      'complaint.acknowledged',
      'complaint.concluded',
      'complaint.raised',
      'second-callback.requested',
    ]);
    expect(named(reopened)).toEqual(['complaint.acknowledged', 'complaint.raised', 'complaint.reopened']);
    expect(named(closed)).toEqual([
      'complaint.acknowledged',
      'complaint.closed',
      'complaint.concluded',
      'complaint.raised',
    ]);
  });

  it('carry the whole public case and the moment at which each happened', () => {
    const whole = {
      ...closed,
      changedAt: '2026-10-06T05:00:00.000Z',
      notifiedAt: '2026-10-06T06:00:00.000Z',
      reopenedAt: '2026-10-08T02:00:00.000Z',
      appeal: { ...madeAppeal, decided: { at: '2026-10-09T04:00:00.000Z', by: 'officer-02' } },
    };
    expect(eventsOf(whole)).toEqual(
      Object.fromEntries(
        [
          ['complaint.raised', whole.raisedAt],
          ['complaint.changed', whole.changedAt],
          ['complaint.acknowledged', whole.acknowledgedAt],
          ['complaint.notified', whole.notifiedAt],
          ['complaint.reopened', whole.reopenedAt],
          ['complaint.concluded', whole.concludedAt],
          ['complaint.adjudicated', whole.appeal.decided.at],
          ['complaint.closed', whole.closedAt],
        ].map(([name, at]) => [name, { name, at, data: publicCase(whole) }]),
      ),
    );
  });

  it('ask the second caller for what the customer said and what was concluded, and nothing else that was said', () => {
    const said = (kind: 'reply' | 'statement' | 'appeal' | 'adjudication') =>
      ({ kind, at: noon, by: 'officer-02', sealed, round: 1, number: 1 }) as CaseFile['words'][number];
    const request = { kind: 'request', at: noon, sealed } as const;
    const others = (['reply', 'statement', 'appeal', 'adjudication'] as const).map(said);
    const asked = eventsOf({ ...concluded, words: [request, ...others, ...concluded.words] });
    expect(asked['second-callback.requested']?.data.matter).toEqual([request, ...concluded.words]);
  });

  it('show nobody an envelope, a hash, or who opened what', () => {
    const {
      deadlines: explained,
      customer: _,
      linked,
      words,
      evidence,
      firstCallers,
      resolvers,
      pages,
      steps,
      questionnaire,
      askedAt,
      fingerprint,
      sourceVersion,
      settled,
      ...seen
    } = closed;
    expect(publicCase(closed)).toEqual(seen);
  });

  it('ask for a second callback of the round, with what it asks and whom', () => {
    expect(eventsOf(concludedAgain)['second-callback.requested']).toEqual({
      name: 'second-callback.requested',
      at: '2026-10-10T04:00:00.000Z',
      data: {
        taskId: `second-callback:${CASE}:2`,
        programme: 'second-callback',
        questionnaire: 'second-callback',
        caseId: CASE,
        round: 2,
        order: orderOf(),
        requestedAt: '2026-10-10T04:00:00.000Z',
        firstCallers: ['agent-01'],
        resolvers: ['officer-01'],
        customer,
        // What was complained of, and what was concluded in this round: not what was in the one before.
        matter: [...received.words, { kind: 'conclusion', at: '2026-10-10T04:00:00.000Z', sealed, round: 2 }],
      },
    });
    const said = { kind: 'call', at: noon, sealed, claimId: 'claim-9' } as const;
    const of = (taskId: string) => ({ ...said, taskId });
    const words = [1, 2].map((round) => of(`second-callback:${CASE}:${round}`));
    const third = { ...concludedAgain, round: 3, words };
    expect(eventsOf(third)['second-callback.requested']?.data.matter).toEqual(words.slice(1));
    const { customer: _, ...forgotten } = concludedAgain;
    expect(eventsOf(forgotten)['second-callback.requested']?.data).not.toHaveProperty('customer');
  });
});
