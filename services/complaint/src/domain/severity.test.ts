import { COMPLAINT_CLASSES } from '@huiyin/vocabulary';
import { describe, expect, it } from 'vitest';
import {
  after,
  branch,
  CASES,
  callback,
  concluding,
  noon,
  officer,
  requestOf,
  secondCallback,
  supervisor,
} from '../testing/cases.ts';
import type { CaseFile } from './case-file.ts';
import type { CaseCommand } from './commands.ts';
import { limitsOf } from './deadlines.ts';
import { decide } from './decide.ts';
import { classFor, classOf } from './severity.ts';

const { received, acknowledged, concluded } = CASES;
const LATER = '2026-10-06T09:00:00.000Z';
const CHANNEL = { channel: 'hotline', concerns: [] } as const;
const asked = (change: object) => {
  const { body, ...request } = requestOf();
  const command = {
    kind: 'request',
    request: { ...request, body: { ...body, ...change } },
    actor: officer,
    at: noon,
  } as const;
  return after(undefined, command);
};
const assessing = (said: object, actor: typeof officer | typeof supervisor = officer): CaseCommand => ({
  kind: 'assess',
  actor,
  at: LATER,
  ...said,
});
const refusalOf = (found: CaseFile, command: CaseCommand) => {
  const outcome = decide(found, command, branch);
  return outcome.ok ? undefined : outcome.refusal;
};

describe('how grave a case is', () => {
  it.each([
    ['an ordinary case has nothing of these', CHANNEL, 'ordinary'],
    ['what a regulator passed on', { ...CHANNEL, channel: 'regulator' }, 'important'],
    ['bribe-taking, as a callback has it', { ...CHANNEL, concerns: ['dissatisfied', 'integrity'] }, 'major'],
    ['bribe-taking, as somebody judged', { ...CHANNEL, cause: 'bribe-taking' }, 'major'],
    ['the gravest that holds', { channel: 'regulator', concerns: [], cause: 'bribe-taking' }, 'major'],
    ['another cause', { ...CHANNEL, cause: 'manner' }, 'ordinary'],
  ] as const)('%s', (_, found, expected) => {
    expect(classOf(found, branch)).toBe(expected);
  });

  it('is what it was taken for, unless the rules make it graver', () => {
    for (const taken of COMPLAINT_CLASSES) {
      expect(classFor(CHANNEL, taken, branch)).toBe(taken);
      expect(classFor({ ...CHANNEL, cause: 'bribe-taking' }, taken, branch)).toBe('major');
    }
    const regulator = { ...CHANNEL, channel: 'regulator' } as const;
    expect(COMPLAINT_CLASSES.map((taken) => classFor(regulator, taken, branch))).toEqual([
      'important',
      'important',
      'major',
    ]);
  });

  it('is said at once: a request about bribe-taking is major, whatever the caller took it for', () => {
    expect(asked({ category: 'conduct', cause: 'bribe-taking' })).toMatchObject({
      class: 'major',
      ownerRole: 'supervisor',
      acknowledgeBy: '2026-10-06T08:00:00.000Z',
    });
    expect(asked({ class: 'important' })).toMatchObject({
      class: 'important',
      ownerRole: 'officer',
      acknowledgeBy: '2026-10-06T12:00:00.000Z',
    });
  });

  it('an important case of a kind without limits of its own runs under the ordinary ones', () => {
    const ordinary = limitsOf({ kind: 'praise', class: 'ordinary', channel: 'hotline' }, noon, branch);
    expect(limitsOf({ kind: 'praise', class: 'important', channel: 'hotline' }, noon, branch)).toEqual(
      ordinary,
    );
  });

  it('grows with a callback: to important under shorter limits since its receipt, its owner unchanged', () => {
    const rules = {
      ...branch.complaints.severity,
      important: { concerns: ['no-such-visit' as const], causes: [], channels: [] },
    };
    const under = { ...branch, complaints: { ...branch.complaints, severity: rules } };
    const event = callback({ concerns: ['dissatisfied', 'no-such-visit'] }, 9);
    const outcome = decide(acknowledged, { kind: 'callback', event, at: LATER }, under);
    const limits = limitsOf({ ...acknowledged, class: 'important' }, acknowledged.raisedAt, branch);
    expect(outcome).toMatchObject({
      value: {
        next: {
          class: 'important',
          owner: 'officer-01',
          state: 'acknowledged',
          concludeBy: limits.concludeBy,
          acknowledgeBy: acknowledged.acknowledgeBy,
        },
      },
    });
  });
});

describe('a case that escalates by itself', () => {
  const repeats = ['hotline:HL-1.1', 'hotline:HL-2.1'].map((caseId) => ({ caseId, raisedAt: noon }));
  const escalated = (found: CaseFile) => after(found, { kind: 'repeat', repeats, at: LATER });

  it('is important from then on, under limits that run since its receipt', () => {
    const important = limitsOf({ ...received, class: 'important' }, received.raisedAt, branch);
    expect(escalated(received)).toMatchObject({
      class: 'important',
      acknowledgeBy: important.acknowledgeBy,
      concludeBy: important.concludeBy,
    });
    expect(escalated(acknowledged)).toMatchObject({
      class: 'important',
      acknowledgeBy: acknowledged.acknowledgeBy,
      concludeBy: important.concludeBy,
      owner: 'officer-01',
    });
  });

  it('keeps the limits that it was concluded under, and a major one is none the less', () => {
    expect(escalated(concluded)).toMatchObject({ class: 'important', concludeBy: concluded.concludeBy });
    const major = { ...received, class: 'major' } as const;
    expect(escalated(major)).toMatchObject({
      class: 'major',
      concludeBy: major.concludeBy,
      escalatedAt: LATER,
    });
  });
});

describe('an assessment', () => {
  it('says what a case is about and what brought it about; what is not said stays', () => {
    const judged = after(acknowledged, assessing({ category: 'conduct', cause: 'manner' }));
    expect(judged).toMatchObject({
      state: 'assessed',
      category: 'conduct',
      cause: 'manner',
      class: 'ordinary',
    });
    expect(judged.concludeBy).toBe(acknowledged.concludeBy);
    const again = { ...judged, state: 'acknowledged' } as const;
    expect(after(again, assessing({}))).toMatchObject({ category: 'conduct', cause: 'manner' });
    expect(after(again, assessing({ category: 'conduct' }))).toMatchObject({ cause: 'manner' });
    // A cause belongs to its category.
    expect(after(again, assessing({ category: 'workmanship' }))).not.toHaveProperty('cause');
    expect(after(again, assessing({ cause: 'bribe-taking' }, supervisor))).toMatchObject({
      category: 'conduct',
    });
  });

  it.each([
    [{ category: 'no-such' }, 'unknown-category'],
    [{ category: 'workmanship', cause: 'manner' }, 'unknown-category'],
    [{ cause: 'manner' }, 'unknown-category'],
    [{ category: 'conduct', cause: 'late' }, 'unknown-category'],
    [{ category: 'workmanship' }, undefined],
    [{}, undefined],
  ])('of %j is refused as %s', (said, refusal) => {
    expect(refusalOf(acknowledged, assessing(said))).toBe(refusal);
  });

  it('makes it important under shorter limits, and ordinary again where no rule says otherwise', () => {
    const important = after(acknowledged, assessing({ class: 'important' }));
    expect(important).toMatchObject({ class: 'important', state: 'assessed', owner: 'officer-01' });
    expect(important.concludeBy < acknowledged.concludeBy).toBe(true);
    const back = after({ ...important, state: 'acknowledged' }, assessing({ class: 'ordinary' }));
    expect(back).toMatchObject({ class: 'ordinary', concludeBy: acknowledged.concludeBy });
    const passedOn = { ...acknowledged, channel: 'regulator', class: 'important' } as const;
    expect(after(passedOn, assessing({ class: 'ordinary' }))).toMatchObject({ class: 'important' });
  });

  it('that finds bribe-taking leaves the case to be taken on by a supervisor, its limits running from then', () => {
    const offered = { ...acknowledged, offeredTo: 'officer-02', offeredAt: noon };
    const graver = after(offered, assessing({ category: 'conduct', cause: 'bribe-taking' }));
    const limits = limitsOf({ ...acknowledged, class: 'major' }, LATER, branch);
    expect(graver).toMatchObject({
      class: 'major',
      state: 'received',
      ownerRole: 'supervisor',
      acknowledgeBy: limits.acknowledgeBy,
      concludeBy: limits.concludeBy,
    });
    for (const field of ['owner', 'offeredTo', 'offeredAt', 'acknowledgedAt'])
      expect(graver).not.toHaveProperty(field);
  });

  it('by the supervisor who owns it leaves it with them, and by another does not', () => {
    const owned = { ...acknowledged, owner: 'supervisor-01' };
    const graver = assessing({ class: 'major' }, supervisor);
    expect(after(owned, graver)).toMatchObject({
      state: 'assessed',
      class: 'major',
      ownerRole: 'supervisor',
      owner: 'supervisor-01',
    });
    expect(after(acknowledged, graver)).toMatchObject({ state: 'received', class: 'major' });
    expect(after({ ...owned, owner: 'officer-01' }, assessing({ class: 'major' }))).toMatchObject({
      state: 'received',
    });
  });

  it('of a kind that supervisors own anyway leaves it with its owner', () => {
    const owned = {
      ...acknowledged,
      kind: 'whistle-blowing',
      ownerRole: 'supervisor',
      owner: 'supervisor-01',
    } as const;
    expect(after(owned, assessing({ class: 'major' }, supervisor))).toMatchObject({
      class: 'major',
      state: 'assessed',
      owner: 'supervisor-01',
    });
  });
});

describe('a conclusion', () => {
  const told = { category: 'appointment', cause: 'not-told-in-one-go' };

  it('about somebody who was not told everything in writing at once finds it valid', () => {
    const found = { ...acknowledged, ...told };
    expect(refusalOf(found, { ...concluding, valid: false })).toBe('valid-by-rule');
    expect(after(found, concluding)).toMatchObject({ valid: true });
    expect(refusalOf({ ...found, cause: 'late' }, { ...concluding, valid: false })).toBeUndefined();
    // A kind that accuses nobody is not judged.
    const { valid, responsible, ...unjudged } = concluding;
    expect(refusalOf({ ...found, kind: 'enquiry' }, unjudged)).toBeUndefined();
  });

  it('says who is to blame where somebody is responsible, and whether it happens elsewhere', () => {
    const liable = [{ party: 'employee', id: 'LG1043' }, { party: 'team-leader' }] as const;
    const blaming = { ...concluding, liable, nature: 'common' } as const;
    expect(refusalOf(acknowledged, blaming)).toBe('liable-not-responsible');
    const found = after(acknowledged, { ...blaming, responsible: true });
    expect(found).toMatchObject({ liable, nature: 'common', responsible: true });
    const event = secondCallback({ solved: 'no' });
    const reopened = after(found, { kind: 'second-callback', event });
    expect(reopened).not.toHaveProperty('liable');
    expect(reopened).not.toHaveProperty('nature');
    // The answer had been sent in error: what it ended is as it was.
    const solved = secondCallback({ solved: 'yes' }, {}, 2);
    expect(after(reopened, { kind: 'second-callback', event: solved })).toMatchObject({
      liable,
      nature: 'common',
    });
  });
});

describe('a case that is merged', () => {
  const into = 'hotline:HL-9.1';
  const merging = (actor: typeof officer | typeof supervisor = officer): CaseCommand => ({
    kind: 'merge',
    into,
    actor,
    at: LATER,
  });

  it('is over, and names the case that goes on', () => {
    expect(after(acknowledged, merging())).toMatchObject({
      state: 'closed',
      closedBecause: 'merged',
      mergedInto: into,
      closedAt: LATER,
      closedDay: '2026-10-06',
    });
  });

  it('is merged by its owner or a supervisor, and never into itself', () => {
    expect(
      refusalOf(acknowledged, {
        ...merging(),
        actor: { id: 'officer-02', roles: ['officer'] },
      } as CaseCommand),
    ).toBe('not-the-owner');
    expect(refusalOf(acknowledged, merging(supervisor))).toBeUndefined();
    expect(refusalOf(acknowledged, { ...merging(), into: acknowledged.caseId } as CaseCommand)).toBe(
      'target-unfit',
    );
  });

  it('again changes nothing, and into another it is over', () => {
    const merged = after(acknowledged, merging());
    expect(decide(merged, merging(), branch)).toEqual({ ok: true, value: { emits: [] } });
    expect(refusalOf(merged, { ...merging(), into: 'hotline:HL-8.1' } as CaseCommand)).toBe('case-closed');
  });

  it('is named in no case any more once news makes it a case of its own again', () => {
    const merged = after(acknowledged, merging());
    const event = callback({ concerns: ['integrity'] }, 9);
    const again = after({ ...merged, concludedAt: noon }, { kind: 'callback', event, at: LATER });
    expect(again).toMatchObject({ state: 'received', class: 'major' });
    expect(again).not.toHaveProperty('mergedInto');
  });

  it('is shown by the one that goes on, once', () => {
    const merged = { caseId: 'hotline:HL-1.1', raisedAt: noon };
    const { customer, ...target } = acknowledged;
    const taking = { kind: 'take-in', merged, actor: officer, at: LATER } as const;
    const taken = after(target, taking);
    expect(taken).toMatchObject({ linked: [merged], repeats: 1, state: 'acknowledged', changedAt: LATER });
    expect(decide(taken, taking, branch)).toEqual({ ok: true, value: { emits: [] } });
  });
});
