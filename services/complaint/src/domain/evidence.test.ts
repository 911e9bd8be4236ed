import { describe, expect, it } from 'vitest';
import { after, branch, CASES, leader, noon, officer, supervisor } from '../testing/cases.ts';
import type { CaseFile } from './case-file.ts';
import type { Actor, CaseCommand } from './commands.ts';
import { decide } from './decide.ts';
import { EVIDENCE_MAX, evidenceOf, keyOfEvidence, keyOfUpload, keysLost } from './evidence.ts';

const fileOf = (id: string) => ({ id, type: 'image/png' as const, bytes: 1024 });
const attaching = (actor: Actor, id = 'one'): CaseCommand => ({
  kind: 'attach',
  actor,
  at: noon,
  file: fileOf(id),
});
const { acknowledged, closed } = CASES;
const attached = after(acknowledged, attaching(officer));
const refusalOf = (found: CaseFile, command: CaseCommand) => {
  const outcome = decide(found, command, branch);
  return outcome.ok ? undefined : outcome.refusal;
};

describe('evidence', () => {
  it('lies beside its case, by whom and since when, and what lay there stays', () => {
    const first = { ...fileOf('one'), at: noon, by: 'officer-01' };
    expect(attached).toEqual({ ...acknowledged, evidence: [first] });
    const both = after(attached, attaching(leader, 'two'));
    expect(both.evidence).toEqual([first, { ...fileOf('two'), at: noon, by: 'team-leader-01' }]);
    expect(evidenceOf(both, 'two')).toBe(both.evidence[1]);
    expect(evidenceOf(both, 'three')).toBeUndefined();
  });

  it.each<[string, Actor, string | undefined]>([
    ['their leader', leader, undefined],
    ['who owns the case', officer, undefined],
    ['a supervisor', supervisor, undefined],
    ['an officer who does not own it', { id: 'officer-02', roles: ['officer'] }, 'not-the-owner'],
    ['somebody of the team who does not lead it', { ...leader, roles: ['agent'] }, 'not-the-owner'],
    ['its owner who comes from the team', { ...officer, team: 'repair-1' }, 'not-the-owner'],
    ['a supervisor who comes from the team', { ...supervisor, team: 'repair-1' }, 'not-the-owner'],
  ])('from %s: refused %s', (_, actor, refusal) => {
    expect(refusalOf(acknowledged, attaching(actor))).toBe(refusal);
  });

  it('is so much and no more', () => {
    const evidence = Array.from({ length: EVIDENCE_MAX }, (_, index) => ({
      ...fileOf(`${index}`),
      at: noon,
      by: 'officer-01',
    }));
    const nearly = { ...acknowledged, evidence: evidence.slice(1) };
    expect(refusalOf(nearly, attaching(officer))).toBeUndefined();
    expect(refusalOf({ ...acknowledged, evidence }, attaching(officer))).toBe('too-much-evidence');
  });

  it('that lies there already changes nothing', () => {
    expect(decide(attached, { kind: 'attach-again' }, branch)).toEqual({ ok: true, value: { emits: [] } });
    expect(decide(undefined, { kind: 'attach-again' }, branch)).toEqual({
      ok: false,
      refusal: 'no-such-case',
    });
  });

  it('waits apart until it was looked at', () => {
    expect(keyOfUpload('case.1', 'one')).toBe('incoming/case.1/one');
    expect(keyOfEvidence('case.1', 'one')).toBe('evidence/case.1/one');
  });

  it('is destroyed when its case loses it', () => {
    const three = ['one', 'two', 'three'].map((id) => ({ ...fileOf(id), at: noon, by: 'officer-01' }));
    const found = { ...closed, evidence: three };
    expect(keysLost(found, { ...found, evidence: three.slice(1, 2) })).toEqual([
      `evidence/${closed.caseId}/one`,
      `evidence/${closed.caseId}/three`,
    ]);
    expect(keysLost(found, found)).toEqual([]);
    expect(keysLost(undefined, found)).toEqual([]);
  });
});
