import { readFileSync } from 'node:fs';
import { CASE_ACTS, type CaseAct, type CaseKind, ROLES } from '@huiyin/vocabulary';
import { describe, expect, it } from 'vitest';
import {
  acknowledging,
  branch,
  CASES,
  callback,
  concluding,
  customer,
  droppedFlag,
  flaggedOrder,
  leader,
  madeAppeal,
  noon,
  orderOf,
  requestOf,
  sealed,
  secondCallback,
  supervisor,
} from '../testing/cases.ts';
import { diagram } from '../testing/diagram.ts';
import type { CaseFile } from './case-file.ts';
import type { CaseCommand } from './commands.ts';
import { actOf } from './commands.ts';
import { decide } from './decide.ts';
import { dueAtOf } from './notices.ts';
import { CASE_STATES, type CaseState } from './transitions.ts';

const corrected = callback({ order: orderOf({ team: 'repair-2', revision: 2 }) }, 9);

/** After every deadline of the cases below. */
const LATE = '2026-10-30T04:00:00.000Z';

/** A case from before the order of the others was known. */
const EARLIER = { caseId: 'hotline:HL-1.1', raisedAt: '2026-09-30T02:00:00.000Z' };
const asOfficer = { actor: acknowledging.actor, at: noon };
const asLeader = { actor: leader, at: noon };
const COMMANDS: Readonly<Record<CaseAct, CaseCommand>> = {
  callback: { kind: 'callback', event: corrected, at: noon },
  'callback-unchanged': { kind: 'callback', event: callback({}, 9), at: noon },
  'callback-major': { kind: 'callback', event: callback({ concerns: ['integrity'] }, 9), at: noon },
  'callback-taken-back': {
    kind: 'callback',
    event: callback({ concerns: [], concernsSaid: ['dissatisfied'] }, 9),
    at: noon,
  },
  'callback-again': { kind: 'callback', event: callback({}, 9), at: noon },
  request: {
    kind: 'request',
    request: requestOf({ fingerprint: 'b3RoZXItY29udGVudC1ub3cxMg' }),
    ...asOfficer,
  },
  'request-again': { kind: 'request', request: requestOf(), ...asOfficer },
  flag: {
    kind: 'flag',
    flag: 'leak-found',
    event: flaggedOrder({ order: corrected.data.order }, 9),
    at: noon,
  },
  'flag-again': { kind: 'flag', flag: 'leak-found', event: flaggedOrder({}, 9), at: noon },
  'flag-dropped': { kind: 'flag', flag: 'leak-found', event: droppedFlag(9), at: noon },
  acknowledge: acknowledging,
  'hand-on': { kind: 'hand-on', actor: acknowledging.actor, owner: 'officer-02', at: noon },
  redistribute: {
    kind: 'redistribute',
    actor: supervisor,
    owner: 'officer-02',
    redistribution: { id: 'R-1', reason: 'surge', from: 'officer-01' },
    at: noon,
  },
  accept: { kind: 'accept', actor: { id: 'officer-02', roles: ['officer'] }, at: noon },
  decline: { kind: 'decline', actor: { id: 'officer-02', roles: ['officer'] }, at: noon },
  assess: { kind: 'assess', actor: acknowledging.actor, at: noon },
  'assess-graver': { kind: 'assess', actor: acknowledging.actor, at: noon, class: 'major' },
  investigate: { kind: 'investigate', actor: acknowledging.actor, at: noon },
  conclude: concluding,
  'conclude-to-tell': concluding,
  'conclude-for-good': concluding,
  communicate: { kind: 'communicate', actor: acknowledging.actor, at: noon, way: 'phone' },
  'communicate-for-good': { kind: 'communicate', actor: acknowledging.actor, at: noon, way: 'phone' },
  withdraw: { kind: 'withdraw', actor: acknowledging.actor, at: noon },
  refer: { kind: 'refer', actor: acknowledging.actor, at: noon, to: 'court' },
  merge: { kind: 'merge', actor: acknowledging.actor, at: noon, into: EARLIER.caseId },
  'merge-again': { kind: 'merge', actor: acknowledging.actor, at: noon, into: EARLIER.caseId },
  'take-in': { kind: 'take-in', actor: acknowledging.actor, at: noon, merged: EARLIER },
  reply: { kind: 'reply', actor: acknowledging.actor, at: noon, sealedReply: sealed },
  'second-callback-solved': { kind: 'second-callback', event: secondCallback({ solved: 'yes' }) },
  'second-callback-unsolved': { kind: 'second-callback', event: secondCallback({ solved: 'no' }) },
  'second-callback-unreachable': { kind: 'second-callback', event: secondCallback() },
  'second-callback-undone': { kind: 'second-callback', event: secondCallback(undefined, { reopened: true }) },
  notify: { kind: 'notify', at: LATE },
  lapse: { kind: 'lapse', at: LATE },
  'reckon-again': { kind: 'reckon-again', at: noon },
  reveal: { kind: 'reveal', actor: acknowledging.actor, at: noon, reason: 'investigate' },
  repeat: { kind: 'repeat', repeats: [EARLIER], at: noon },
  'repeat-escalates': {
    kind: 'repeat',
    repeats: [EARLIER, { ...EARLIER, caseId: 'hotline:HL-2.1' }],
    at: noon,
  },
  attach: { kind: 'attach', ...asLeader, file: { id: 'E-1', type: 'image/png', bytes: 70 } },
  'attach-again': { kind: 'attach-again' },
  'make-statement': { kind: 'make-statement', ...asLeader, sealed },
  appeal: { kind: 'appeal', ...asLeader, sealed },
  adjudicate: {
    kind: 'adjudicate',
    actor: { id: 'officer-02', roles: ['officer'] },
    at: noon,
    valid: false,
    responsible: false,
    sealed,
  },
  forget: { kind: 'forget', customerKeys: [customer.customerKey], forgottenAt: '2027-01-01T00:00:00.000Z' },
  unlink: { kind: 'forget', customerKeys: [customer.customerKey], forgottenAt: EARLIER.raisedAt },
};

/** Of which kind a case is under which an act comes to this one; otherwise a complaint. */
const KINDS: Partial<Record<CaseAct, CaseKind>> = {
  'conclude-to-tell': 'enquiry',
  'conclude-for-good': 'praise',
  communicate: 'fault-report',
  'communicate-for-good': 'enquiry',
};

const CHANGED = { emits: ['complaint.changed'] };
const REOPENED = { next: 'received', emits: ['complaint.reopened'] };
const CLOSED = { next: 'closed', emits: ['complaint.closed'] };
const QUIET = { emits: [] };
/** Under its reference something else, or the same, comes again. */
const FLAGGED = { flag: CHANGED, 'flag-again': null, 'flag-dropped': CHANGED };
const KNOWN = { request: 'reference-conflict', 'request-again': null };
const STEPS = [
  'hand-on',
  'redistribute',
  'accept',
  'decline',
  'assess',
  'assess-graver',
  'investigate',
  'conclude',
  'conclude-to-tell',
  'conclude-for-good',
  'communicate',
  'communicate-for-good',
  'withdraw',
  'refer',
  'merge',
] as const;
/** Every step that somebody takes with a case of theirs refused for one reason. */
const noStep = (refusal: string) =>
  Object.fromEntries(STEPS.map((act) => [act, refusal])) as Record<(typeof STEPS)[number], string>;
const CONCLUSIONS = {
  conclude: { next: 'concluded', emits: ['complaint.concluded', 'second-callback.requested'] },
  'conclude-to-tell': { next: 'answered', emits: ['complaint.concluded'] },
  'conclude-for-good': { next: 'closed', emits: ['complaint.concluded', 'complaint.closed'] },
};
/** A deadline has passed, nobody accepted what was handed on, and nothing is reckoned otherwise. */
const IN_TIME = { notify: { emits: ['complaint.notified'] }, lapse: CHANGED, 'reckon-again': null };
const OUT_OF_TIME = { notify: null, lapse: null, 'reckon-again': null };
type Expected = { readonly next?: string; readonly emits: readonly string[] } | string | null;

/** Nothing is concluded yet, or something is. */
const ATTACHED = { attach: QUIET, 'attach-again': null };
const STATED = { ...ATTACHED, 'make-statement': QUIET, appeal: 'not-concluded', adjudicate: 'not-concluded' };
const judged = (refusal: string) => ({
  'make-statement': refusal,
  appeal: CHANGED,
  adjudicate: { emits: ['complaint.adjudicated'] },
});

/** Somebody works on it. */
const UNDERWAY: Readonly<Record<CaseAct, Expected>> = {
  callback: CHANGED,
  'callback-unchanged': QUIET,
  'callback-major': { next: 'received', emits: ['complaint.changed'] },
  'callback-taken-back': CHANGED,
  'callback-again': QUIET,
  ...KNOWN,
  ...FLAGGED,
  acknowledge: 'already-acknowledged',
  'hand-on': CHANGED,
  redistribute: CHANGED,
  accept: CHANGED,
  decline: CHANGED,
  assess: { next: 'assessed', emits: ['complaint.changed'] },
  'assess-graver': { next: 'received', emits: ['complaint.changed'] },
  merge: CLOSED,
  investigate: { next: 'investigating', emits: ['complaint.changed'] },
  ...CONCLUSIONS,
  communicate: 'not-concluded',
  'communicate-for-good': 'not-concluded',
  withdraw: CLOSED,
  refer: CLOSED,
  ...IN_TIME,
  'second-callback-solved': null,
  'second-callback-unsolved': null,
  'second-callback-unreachable': null,
  'second-callback-undone': null,
  repeat: CHANGED,
  'repeat-escalates': CHANGED,
  'merge-again': null,
  'take-in': CHANGED,
  reply: CHANGED,
  reveal: QUIET,
  ...STATED,
  forget: QUIET,
  unlink: QUIET,
};

/** The life of a case written out by hand: next state (the same unless named) and events; a refusal; null: nothing. */
const EXPECTED: Readonly<Record<CaseState, Readonly<Record<CaseAct, Expected>>>> = {
  absent: {
    callback: { next: 'received', emits: ['complaint.raised'] },
    'callback-unchanged': { next: 'received', emits: ['complaint.raised'] },
    'callback-major': { next: 'received', emits: ['complaint.raised'] },
    'callback-taken-back': { next: 'closed', emits: ['complaint.closed'] },
    'callback-again': { next: 'received', emits: ['complaint.raised'] },
    request: { next: 'received', emits: ['complaint.raised'] },
    'request-again': { next: 'received', emits: ['complaint.raised'] },
    flag: { next: 'received', emits: ['complaint.raised'] },
    'flag-again': { next: 'received', emits: ['complaint.raised'] },
    'flag-dropped': { next: 'received', emits: ['complaint.raised'] },
    acknowledge: 'no-such-case',
    ...noStep('no-such-case'),
    ...OUT_OF_TIME,
    'second-callback-solved': 'no-such-case',
    'second-callback-unsolved': 'no-such-case',
    'second-callback-unreachable': 'no-such-case',
    'second-callback-undone': 'no-such-case',
    repeat: null,
    'repeat-escalates': null,
    'merge-again': 'no-such-case',
    'take-in': null,
    reply: 'no-such-case',
    reveal: 'no-such-case',
    attach: 'no-such-case',
    'attach-again': 'no-such-case',
    'make-statement': 'no-such-case',
    appeal: 'no-such-case',
    adjudicate: 'no-such-case',
    forget: null,
    unlink: null,
  },
  received: {
    callback: CHANGED,
    'callback-unchanged': QUIET,
    'callback-major': CHANGED,
    'callback-taken-back': CLOSED,
    // Nothing had been taken back: `what is taken back` has the rest.
    'callback-again': QUIET,
    ...KNOWN,
    ...FLAGGED,
    acknowledge: { next: 'acknowledged', emits: ['complaint.acknowledged'] },
    ...noStep('not-acknowledged'),
    ...IN_TIME,
    'second-callback-solved': null,
    'second-callback-unsolved': null,
    'second-callback-unreachable': null,
    'second-callback-undone': null,
    repeat: CHANGED,
    'repeat-escalates': CHANGED,
    'merge-again': null,
    'take-in': CHANGED,
    reply: 'not-the-owner',
    reveal: 'not-the-owner',
    ...STATED,
    forget: QUIET,
    unlink: QUIET,
  },
  acknowledged: UNDERWAY,
  assessed: { ...UNDERWAY, assess: 'already-assessed', 'assess-graver': 'already-assessed' },
  investigating: {
    ...UNDERWAY,
    assess: 'already-investigating',
    'assess-graver': 'already-investigating',
    investigate: 'already-investigating',
  },
  answered: {
    callback: CHANGED,
    'callback-unchanged': QUIET,
    'callback-major': REOPENED,
    'callback-taken-back': CHANGED,
    'callback-again': QUIET,
    ...KNOWN,
    ...FLAGGED,
    acknowledge: 'already-acknowledged',
    ...noStep('already-concluded'),
    'hand-on': CHANGED,
    redistribute: CHANGED,
    accept: CHANGED,
    decline: CHANGED,
    communicate: { next: 'concluded', emits: ['complaint.changed', 'second-callback.requested'] },
    'communicate-for-good': { next: 'closed', emits: ['complaint.changed', 'complaint.closed'] },
    merge: CLOSED,
    withdraw: CLOSED,
    refer: CLOSED,
    ...IN_TIME,
    // A complaint has no limit for telling its customer.
    notify: null,
    'second-callback-solved': null,
    'second-callback-unsolved': null,
    'second-callback-unreachable': null,
    'second-callback-undone': null,
    repeat: CHANGED,
    'repeat-escalates': CHANGED,
    'merge-again': null,
    'take-in': CHANGED,
    reply: CHANGED,
    reveal: QUIET,
    ...ATTACHED,
    ...judged('already-concluded'),
    forget: QUIET,
    unlink: QUIET,
  },
  concluded: {
    callback: CHANGED,
    'callback-unchanged': QUIET,
    'callback-major': REOPENED,
    'callback-taken-back': CHANGED,
    'callback-again': QUIET,
    ...KNOWN,
    ...FLAGGED,
    acknowledge: 'already-acknowledged',
    ...noStep('already-concluded'),
    'hand-on': CHANGED,
    redistribute: CHANGED,
    accept: CHANGED,
    decline: CHANGED,
    ...IN_TIME,
    // Nothing runs while a second callback is waited for.
    notify: null,
    'second-callback-solved': CLOSED,
    'second-callback-unsolved': { next: 'acknowledged', emits: ['complaint.reopened'] },
    'second-callback-unreachable': CLOSED,
    'second-callback-undone': QUIET,
    repeat: CHANGED,
    'repeat-escalates': CHANGED,
    'merge-again': null,
    'take-in': CHANGED,
    reply: CHANGED,
    reveal: QUIET,
    ...ATTACHED,
    ...judged('already-concluded'),
    forget: QUIET,
    unlink: QUIET,
  },
  closed: {
    callback: CHANGED,
    'callback-unchanged': QUIET,
    'callback-major': REOPENED,
    'callback-taken-back': CHANGED,
    'callback-again': QUIET,
    ...KNOWN,
    ...FLAGGED,
    acknowledge: 'case-closed',
    ...noStep('case-closed'),
    // Nobody outside waits for an answer; what was handed on is nobody else's.
    ...OUT_OF_TIME,
    lapse: CHANGED,
    // Of a case that ended because nobody could be asked: below.
    'second-callback-solved': null,
    'second-callback-unsolved': null,
    'second-callback-unreachable': null,
    'second-callback-undone': null,
    repeat: CHANGED,
    // Nothing is left to be done with more weight.
    'repeat-escalates': CHANGED,
    'merge-again': null,
    'take-in': CHANGED,
    reply: CHANGED,
    reveal: 'not-the-owner',
    attach: 'case-closed',
    'attach-again': null,
    ...judged('case-closed'),
    forget: QUIET,
    unlink: QUIET,
  },
};

/** Judged by the class of the case as well. */
const OWNERS_ONLY: readonly CaseAct[] = [
  'acknowledge',
  'adjudicate',
  ...STEPS.filter(
    (act) => !['hand-on', 'redistribute', 'decline', 'withdraw', 'refer', 'merge'].includes(act),
  ),
];

/** What is decided was appealed against before. */
const APPEALED = { appeal: { ...madeAppeal, round: 1 } };

/** What is offered to somebody is redistributed to nobody. */
const NOTHING_OFFERED = { offeredTo: undefined, offeredAt: undefined };

const found = (state: CaseState, act: CaseAct): CaseFile | undefined => {
  const kind = KINDS[act] ?? 'complaint';
  return state === 'absent'
    ? undefined
    : {
        ...CASES[state],
        kind,
        ...(act === 'adjudicate' && APPEALED),
        fingerprint: requestOf().fingerprint,
        offeredTo: 'officer-02',
        offeredAt: noon,
        dueAt: dueAtOf({ ...CASES[state], kind, offeredTo: 'officer-02', offeredAt: noon }, branch),
        ...(act === 'redistribute' && NOTHING_OFFERED),
        ...(act === 'merge-again' && { mergedInto: EARLIER.caseId }),
        ...(act === 'reply' && { replyBy: LATE }),
        ...(act === 'unlink' && { linked: [EARLIER], repeats: 1 }),
      };
};

/** A decision in the words of the table above. */
function decided(complaintCase: CaseFile | undefined, command: CaseCommand): Expected {
  const outcome = decide(complaintCase, command, branch);
  if (!outcome.ok) return outcome.refusal;
  const { next, emits } = outcome.value;
  if (!next) return emits.length === 0 ? null : { emits };
  return { ...(next.state !== complaintCase?.state && { next: next.state }), emits };
}

const cells = CASE_STATES.flatMap((state) => CASE_ACTS.map((act) => ({ state, act })));

describe('a case', () => {
  it.each(cells)('that is $state, under $act', ({ state, act }) => {
    expect(decided(found(state, act), COMMANDS[act])).toEqual(EXPECTED[state][act]);
  });

  it.each(
    cells
      .filter(({ state, act }) => state !== 'absent' && OWNERS_ONLY.includes(act))
      .flatMap((cell) => ROLES.map((role) => ({ ...cell, role }))),
  )('that is $state and major, under $act by the $role', ({ state, act, role }) => {
    const major = { ...(found(state, act) ?? CASES.received), ownerRole: 'supervisor' as const };
    const id = act === 'accept' ? 'officer-02' : 'somebody';
    const command: CaseCommand = { ...COMMANDS[act], ...{ actor: { id, roles: [role] } } };
    const expected = EXPECTED[state][act];
    const isRefused = role !== 'supervisor' && typeof expected !== 'string';
    // A supervisor's case does not leave them for being graver.
    const stays = act === 'assess-graver' && typeof expected !== 'string' ? EXPECTED[state].assess : expected;
    expect(decided(major, command)).toEqual(isRefused ? 'owned-by-supervisor' : stays);
  });

  it.each(
    (['officer', 'supervisor'] as const).flatMap((ownerRole) =>
      (['the owner', 'another officer', 'a supervisor'] as const).flatMap((who) =>
        ['officer-02', 'supervisor-01', 'nobody-99'].map((owner) => ({ ownerRole, who, owner })),
      ),
    ),
  )(
    'that the $ownerRole may own is handed on by $who to $owner by the rules',
    ({ ownerRole, who, owner }) => {
      const complaintCase: CaseFile = { ...CASES.acknowledged, ownerRole, owner: 'somebody' };
      const id = who === 'the owner' ? 'somebody' : 'another';
      const actor = { id, roles: [who === 'a supervisor' ? ('supervisor' as const) : ('officer' as const)] };
      const isFit = owner === 'supervisor-01' || (owner === 'officer-02' && ownerRole === 'officer');
      const expected = who === 'another officer' ? 'not-the-owner' : isFit ? CHANGED : 'owner-unfit';
      expect(decided(complaintCase, { kind: 'hand-on', actor, owner, at: noon })).toEqual(expected);
    },
  );

  it('is taken on for somebody else only if they exist and may own it', () => {
    const major: CaseFile = { ...CASES.received, ownerRole: 'supervisor' };
    const actor = { id: 'supervisor-02', roles: ['supervisor' as const] };
    const taken = { next: 'acknowledged', emits: ['complaint.acknowledged'] };
    const naming = (owner?: string) => ({ kind: 'acknowledge', actor, at: noon, owner }) as const;
    expect(decided(major, naming())).toEqual(taken);
    expect(decided(major, naming('supervisor-01'))).toEqual(taken);
    expect(decided(major, naming('officer-01'))).toBe('owner-unfit');
    expect(decided(CASES.received, naming('officer-02'))).toEqual(taken);
    expect(decided(CASES.received, naming('nobody-99'))).toBe('owner-unfit');
  });

  it.each(cells.filter(({ act }) => !OWNERS_ONLY.includes(act)))(
    'that is $state, under $act whoever owns it',
    ({ state, act }) => {
      const complaintCase = found(state, act);
      const major = complaintCase && { ...complaintCase, ownerRole: 'supervisor' as const };
      const command = COMMANDS[act];
      const fit =
        command.kind === 'hand-on' || command.kind === 'redistribute'
          ? { ...command, owner: 'supervisor-01' }
          : command;
      expect(decided(major, fit)).toEqual(EXPECTED[state][act]);
    },
  );

  it.each(CASE_STATES.flatMap((state) => (state === 'absent' ? [] : [state])))(
    'that is %s does not move for another round, an older version or another customer',
    (state) => {
      const complaintCase = CASES[state];
      for (const answers of [{ solved: 'yes' }, { solved: 'no' }, undefined])
        for (const round of [0, 2])
          expect(
            decided(complaintCase, { kind: 'second-callback', event: secondCallback(answers, { round }) }),
          ).toBeNull();
      for (const version of [1, 2])
        for (const { data } of [corrected, callback()])
          expect(
            decided(complaintCase, { kind: 'callback', event: callback(data, version), at: noon }),
          ).toBeNull();
      expect(
        decided(complaintCase, {
          kind: 'forget',
          customerKeys: ['somebody-else'],
          forgottenAt: '2027-01-01T00:00:00.000Z',
        }),
      ).toBeNull();
      expect(
        decided(complaintCase, {
          kind: 'forget',
          customerKeys: [customer.customerKey],
          forgottenAt: '2026-01-01T00:00:00.000Z',
        }),
      ).toBeNull();
      const { customer: _, ...forgotten } = complaintCase;
      for (const act of ['forget', 'unlink', 'repeat', 'repeat-escalates'] as const)
        expect(decided({ ...forgotten, linked: [] }, COMMANDS[act])).toBeNull();
    },
  );

  it.each(
    CASE_STATES.flatMap((state) =>
      state === 'absent'
        ? []
        : ROLES.flatMap((role) =>
            [true, false].flatMap((isOwner) =>
              (['audit', 'investigate'] as const).map((reason) => ({ state, role, isOwner, reason })),
            ),
          ),
    ),
  )(
    'that is $state opens to the $role (owner: $isOwner) to $reason by the rule',
    ({ state, role, isOwner, reason }) => {
      const { owner, ...rest } = CASES[state];
      const complaintCase: CaseFile = isOwner
        ? { ...rest, owner: 'somebody' }
        : { ...rest, owner: 'another' };
      const actor = { id: 'somebody', roles: [role] };
      const may = reason === 'audit' ? role === 'supervisor' : isOwner && state !== 'closed';
      expect(decided(complaintCase, { kind: 'reveal', actor, reason, at: noon })).toEqual(
        may ? QUIET : 'not-the-owner',
      );
    },
  );

  it('that ended unreached ends solved, or goes on, when somebody answers after all', () => {
    const settled = { round: 1, version: 0, figuresBefore: {} };
    const unreached = { ...CASES.closed, closedBecause: 'unreachable', settled } as const;
    expect(decided(unreached, COMMANDS['second-callback-solved'])).toEqual({ emits: ['complaint.closed'] });
    expect(decided(unreached, COMMANDS['second-callback-unsolved'])).toEqual({
      next: 'acknowledged',
      emits: ['complaint.reopened'],
    });
    expect(decided(unreached, COMMANDS['second-callback-unreachable'])).toEqual({
      emits: ['complaint.closed'],
    });
    expect(decided(CASES.closed, COMMANDS['second-callback-unreachable'])).toBeNull();
  });

  it('is drawn in the README as the table has it', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const drawn = /<!-- states -->\n```mermaid\n(.*?)\n```\n<!-- \/states -->/s.exec(readme)?.[1];
    expect(drawn).toBe(diagram());
  });
});

describe('an act', () => {
  it.each(CASE_ACTS)('%s is what its command comes to, with an open case', (act) => {
    const ended = { ...CASES.closed, closedBecause: 'taken-back', takenBackAt: noon } as const;
    const complaintCase = act === 'callback-again' ? ended : found('received', act);
    expect(actOf(complaintCase, COMMANDS[act], branch)).toBe(act);
  });
});
