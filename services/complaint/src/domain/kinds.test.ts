import { CASE_KINDS, type CaseKind } from '@huiyin/vocabulary';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  acknowledging,
  after,
  branch,
  CASES,
  callback,
  concluding,
  noon,
  officer,
  sealed,
  secondCallback,
  supervisor,
} from '../testing/cases.ts';
import type { CaseFile } from './case-file.ts';
import type { CaseCommand } from './commands.ts';
import { decide } from './decide.ts';

const assess: CaseCommand = { kind: 'assess', actor: officer, at: noon };
const investigate: CaseCommand = { kind: 'investigate', actor: officer, at: noon };
const communicate: CaseCommand = { kind: 'communicate', actor: officer, at: noon, way: 'letter' };
const withoutVerdict: CaseCommand = { kind: 'conclude', actor: officer, at: noon, sealedConclusion: sealed };
const own = (kind: CaseKind, change: Partial<CaseFile> = {}): CaseFile => ({
  ...CASES.acknowledged,
  kind,
  ...change,
});
const judged = (found: CaseFile, command: CaseCommand, at = branch) => {
  const outcome = decide(found, command, at);
  return outcome.ok ? outcome.value.next?.state : outcome.refusal;
};
const said = (found: CaseFile, command: CaseCommand) => {
  const outcome = decide(found, command, branch);
  return outcome.ok ? [outcome.value.next?.state, ...outcome.value.emits] : outcome.refusal;
};

const ASKED = 'second-callback.requested';
/** What each kind of the demo branch needs, and what each step of it says. */
const LIVES: Readonly<Record<CaseKind, readonly (readonly [CaseCommand, readonly string[]])[]>> = {
  complaint: [[concluding, ['concluded', 'complaint.concluded', ASKED]]],
  'whistle-blowing': [
    [assess, ['assessed', 'complaint.changed']],
    [investigate, ['investigating', 'complaint.changed']],
    [concluding, ['answered', 'complaint.concluded']],
    [communicate, ['concluded', 'complaint.changed', ASKED]],
  ],
  'fault-report': [
    [withoutVerdict, ['answered', 'complaint.concluded']],
    [communicate, ['concluded', 'complaint.changed', ASKED]],
  ],
  consultation: [
    [withoutVerdict, ['answered', 'complaint.concluded']],
    [communicate, ['closed', 'complaint.changed', 'complaint.closed']],
  ],
  enquiry: [
    [withoutVerdict, ['answered', 'complaint.concluded']],
    [communicate, ['closed', 'complaint.changed', 'complaint.closed']],
  ],
  suggestion: [
    [assess, ['assessed', 'complaint.changed']],
    [withoutVerdict, ['answered', 'complaint.concluded']],
    [communicate, ['closed', 'complaint.changed', 'complaint.closed']],
  ],
  praise: [[withoutVerdict, ['closed', 'complaint.concluded', 'complaint.closed']]],
};

describe('a case of each kind', () => {
  it.each(CASE_KINDS)('needs what the branch file says, and ends by it: %s', (kind) => {
    let found = own(kind);
    for (const [command, told] of LIVES[kind]) {
      expect(said(found, command)).toEqual(told);
      found = after(found, command);
    }
    expect(found.state === 'closed' || found.askedAt !== undefined).toBe(true);
  });

  it('is not concluded, nor investigated, before what its kind needs is done', () => {
    const reported = own('whistle-blowing');
    expect(judged(reported, concluding)).toBe('step-missing');
    expect(judged(reported, investigate)).toBe('step-missing');
    const assessed = after(reported, assess);
    expect(judged(assessed, concluding)).toBe('step-missing');
    expect(judged(after(assessed, investigate), concluding)).toBe('answered');
    expect(judged(own('suggestion'), investigate)).toBe('step-missing');
    expect(judged(own('suggestion'), withoutVerdict)).toBe('step-missing');
  });

  it('may be looked into further than its kind needs', () => {
    expect(judged(own('praise'), investigate)).toBe('investigating');
    expect(judged(own('complaint'), assess)).toBe('assessed');
    expect(judged(after(own('complaint'), investigate), concluding)).toBe('concluded');
  });

  it.each(CASE_KINDS)('is judged valid or not if it accuses somebody, else need not be: %s', (kind) => {
    const { state } = kind === 'whistle-blowing' || kind === 'suggestion' ? CASES.investigating : own(kind);
    const found = own(kind, { state });
    const halves: readonly CaseCommand[] = [
      withoutVerdict,
      { ...withoutVerdict, valid: true },
      { ...withoutVerdict, responsible: false },
    ];
    for (const half of halves)
      if (kind === 'complaint' || kind === 'whistle-blowing')
        expect(judged(found, half)).toBe('verdict-missing');
      else expect(judged(found, half)).toBe(kind === 'praise' ? 'closed' : 'answered');
    expect(after(found, concluding)).toMatchObject({ valid: true, responsible: false });
    if (kind === 'praise') expect(after(found, withoutVerdict)).not.toHaveProperty('valid');
  });
});

describe('a step', () => {
  it('says who told the customer, which way and when, and asks for the second callback by that', () => {
    const { answered } = CASES;
    expect(after(answered, communicate)).toEqual({
      ...answered,
      state: 'concluded',
      spent: { ...answered.spent, answered: 0 },
      communicated: { at: noon, by: 'officer-01', way: 'letter' },
      changedAt: noon,
      questionnaire: 'second-callback',
      askedAt: noon,
    });
  });

  it('ends a case of a kind that nobody is asked about', () => {
    const end = { state: 'closed', closedAt: noon, closedDay: '2026-10-06', dueAt: undefined } as const;
    const praised = own('praise');
    expect(after(praised, withoutVerdict)).toEqual({
      ...praised,
      ...end,
      spent: { received: 7200, acknowledged: 0 },
      concludedAt: noon,
      words: [...praised.words, { kind: 'conclusion', at: noon, sealed, round: 1 }],
      closedBecause: 'concluded',
    });
    const enquired = after(own('enquiry'), withoutVerdict);
    expect(after(enquired, communicate)).toEqual({
      ...enquired,
      ...end,
      spent: { ...enquired.spent, answered: 0 },
      communicated: { at: noon, by: 'officer-01', way: 'letter' },
      changedAt: noon,
      closedBecause: 'communicated',
    });
  });

  it('ends a case unconcluded: withdrawn, or gone to an outside body', () => {
    const found = CASES.acknowledged;
    const end = {
      state: 'closed',
      spent: { received: 7200, acknowledged: 0 },
      closedAt: noon,
      closedDay: '2026-10-06',
      dueAt: undefined,
    } as const;
    const withdraw: CaseCommand = { kind: 'withdraw', actor: officer, at: noon };
    const refer: CaseCommand = { kind: 'refer', actor: officer, at: noon, to: 'regulator' };
    expect(after(found, withdraw)).toEqual({ ...found, ...end, closedBecause: 'withdrawn' });
    expect(after(found, refer)).toEqual({
      ...found,
      ...end,
      closedBecause: 'referred',
      referredTo: 'regulator',
    });
    for (const command of [withdraw, refer]) {
      expect(judged(found, { ...command, actor: { id: 'officer-02', roles: ['officer'] } })).toBe(
        'not-the-owner',
      );
      expect(judged(found, { ...command, actor: supervisor })).toBe('closed');
      expect(judged(CASES.concluded, command)).toBe('already-concluded');
    }
  });

  it('keeps a case in its kind unless it was judged to be of another, whose limits then hold from its receipt', () => {
    const found = CASES.acknowledged;
    expect(after(found, assess)).toEqual({
      ...found,
      state: 'assessed',
      spent: { received: 7200, acknowledged: 0 },
      changedAt: noon,
    });
    const asked = after(found, { ...assess, caseKind: 'suggestion' });
    expect(asked).toMatchObject({
      kind: 'suggestion',
      state: 'assessed',
      ownerRole: 'officer',
      acknowledgeBy: found.acknowledgeBy,
      assessBy: '2026-10-13T09:30:00.000Z',
      investigateBy: undefined,
      concludeBy: '2026-10-27T09:30:00.000Z',
      communicateBy: '2026-10-29T09:30:00.000Z',
    });
    expect(asked.deadlines.acknowledge).toBe(found.deadlines.acknowledge);
    expect(asked.deadlines.conclude.receivedAt).toBe(found.raisedAt);
    expect(after(found, { ...assess, caseKind: 'whistle-blowing' }).ownerRole).toBe('supervisor');
  });
});

describe('whatever is done in whatever order', () => {
  it('nothing ends by its conclusion without one, nor without what its kind needs', () => {
    const second = (solved: string, round: number): CaseCommand => ({
      kind: 'second-callback',
      event: secondCallback({ solved }, { round }),
    });
    const commands = (found: CaseFile, version: number): readonly CaseCommand[] => [
      { ...acknowledging, actor: supervisor },
      { ...assess, actor: supervisor },
      { ...investigate, actor: supervisor },
      { ...concluding, actor: supervisor },
      { ...communicate, actor: supervisor },
      { kind: 'withdraw', actor: supervisor, at: noon },
      { kind: 'refer', actor: supervisor, at: noon, to: 'court' },
      { kind: 'callback', event: callback({ concerns: ['integrity'] }, version), at: noon },
      { kind: 'callback', event: callback({ concerns: ['complaint'] }, version), at: noon },
      second('yes', found.round),
      second('no', found.round),
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...CASE_KINDS),
        fc.array(fc.nat({ max: 10 }), { maxLength: 30 }),
        (kind, picks) => {
          let found: CaseFile = { ...CASES.received, kind };
          let done: string[] = [];
          picks.forEach((pick, index) => {
            const command = commands(found, 10 + index)[pick];
            const outcome = command && decide(found, command, branch);
            if (!outcome?.ok || !outcome.value.next) return;
            const { round } = found;
            found = outcome.value.next;
            if (found.round !== round || found.state === 'received') done = [];
            done.push(command?.kind ?? '');
            if (found.askedAt !== undefined) expect(found.concludedAt).toBeDefined();
            const { steps, secondCallback: isAsked } = branch.complaints.kinds[kind];
            if (
              found.state === 'closed' &&
              found.closedBecause !== 'withdrawn' &&
              found.closedBecause !== 'referred'
            ) {
              expect(found.concludedAt).toBeDefined();
              expect(done).toEqual(expect.arrayContaining(['conclude', ...steps]));
              expect(found.closedBecause === 'solved').toBe(isAsked);
            }
          });
        },
      ),
    );
  });
});
