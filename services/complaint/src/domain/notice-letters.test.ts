import type { BranchConfiguration } from '@huiyin/contracts';
import { describe, expect, it } from 'vitest';
import { after, branch, CASES, noon, officer, orderOf } from '../testing/cases.ts';
import type { CaseFile } from './case-file.ts';
import { lettersOf } from './notice-letters.ts';

const { received, acknowledged } = CASES;
/** On Monday the branch opens at half past eight; the case was to be concluded by midnight. */
const at = '2026-10-12T00:30:00.000Z';
const address = (name: string) => `${name}@longgang.example.com`;
const told = (found: CaseFile, ...rules: readonly string[]): CaseFile => ({
  ...found,
  notices: rules.map((rule) => ({ deadline: 'conclude', by: '2026-10-11T16:00:00.000Z', rule, at })),
});
const under = (readers: BranchConfiguration['complaints']['notices']['readers']): BranchConfiguration => ({
  ...branch,
  complaints: { ...branch.complaints, notices: { ...branch.complaints.notices, readers } },
});
const nameOf = (id: string) => branch.complaints.notices.rules.find((rule) => rule.id === id)?.name;
const aboutOf = ({ caseId, order, kind, class: complaintClass, owner }: CaseFile) => ({
  found: { caseId, order, kind, class: complaintClass, ...(owner !== undefined && { owner }) },
  team: branch.teams.find(({ id }) => id === order.team)?.name,
});
const lineOf = (found: CaseFile, rule: string) => ({
  ...aboutOf(found),
  deadline: { name: 'conclude', by: '2026-10-11T16:00:00.000Z', rule: nameOf(rule) },
});
/** Of each letter: to whom, about what, and which cases. */
const inShort = (cases: readonly CaseFile[], moment = at, config = branch) =>
  lettersOf(cases, moment, config).map(
    ({ to, about, lines }) =>
      `${to.address.split('@')[0]} ${about} ${lines.map(({ found }) => found.caseId).join()}`,
  );

describe('a letter about deadlines', () => {
  const missed = told(acknowledged, 'missed');

  it('tells the readers of its rule what passed, and whose the case is', () => {
    const letter = { about: at, day: '2026-10-12', lines: [lineOf(missed, 'missed')] };
    expect(lettersOf([missed], at, branch)).toEqual([
      { ...letter, to: { address: address('officer-01'), language: 'zh' } },
      { ...letter, to: { address: address('team-leaders'), language: 'zh' } },
    ]);
  });

  it('is of the branch’s own day', () => {
    const lastOfDay = '2026-10-12T15:59:59.999Z';
    const firstOfNext = '2026-10-12T16:00:00.000Z';
    const givenAt = (moment: string) => ({
      ...missed,
      notices: missed.notices.map((each) => ({ ...each, at: moment })),
    });
    expect(lettersOf([givenAt(lastOfDay)], lastOfDay, branch)[0]?.day).toBe('2026-10-12');
    expect(lettersOf([givenAt(firstOfNext)], firstOfNext, branch)[0]?.day).toBe('2026-10-13');
  });

  it('is one for each person and time, with a line for everything that they are told', () => {
    const other = { ...told(acknowledged, 'missed', 'department'), caseId: 'hotline:HL-1.1' };
    const letters = lettersOf([missed, other], at, branch);
    expect(letters.map(({ to, lines }) => [to.address, lines])).toEqual([
      [address('officer-01'), [lineOf(missed, 'missed'), lineOf(other, 'missed')]],
      [address('team-leaders'), [lineOf(missed, 'missed'), lineOf(other, 'missed')]],
      [address('department'), [lineOf(other, 'department')]],
    ]);
  });

  it('says the same once to somebody who reads as several', () => {
    const both = under([
      { reader: 'owner', of: 'officer-01', address: address('one'), language: 'en' },
      { reader: 'team-leader', address: address('one'), language: 'en' },
    ]);
    expect(lettersOf([missed], at, both)).toEqual([
      {
        about: at,
        day: '2026-10-12',
        to: { address: address('one'), language: 'en' },
        lines: [lineOf(missed, 'missed')],
      },
    ]);
  });

  it.each([
    ['major', { class: 'major' as const }],
    ['an emergency', { order: orderOf({ businessType: 'emergency-repair' }) }],
  ])('about a case that is %s is about nothing else', (_, change) => {
    const urgent: CaseFile = { ...missed, caseId: 'urgent.1', ...change };
    expect(inShort([urgent, missed, { ...missed, caseId: 'another.1' }])).toEqual([
      `officer-01 ${at}/urgent.1 urgent.1`,
      `team-leaders ${at}/urgent.1 urgent.1`,
      `officer-01 ${at} ${missed.caseId},another.1`,
      `team-leaders ${at} ${missed.caseId},another.1`,
    ]);
  });

  it('tells nothing of another time, nor by a rule that the branch has no longer', () => {
    expect(lettersOf([missed], '2026-10-12T00:30:00.001Z', branch)).toEqual([]);
    expect(lettersOf([told(acknowledged, 'forgotten')], at, branch)).toEqual([]);
    expect(lettersOf([acknowledged], at, branch)).toEqual([]);
  });

  it('tells its owner that a case came back which nobody accepted, and which deadline is none of it', () => {
    const offered = after(acknowledged, { kind: 'hand-on', actor: officer, owner: 'officer-02', at: noon });
    const lapse = { at, act: 'lapse', changed: { offeredTo: null } } as const;
    const back: CaseFile = { ...acknowledged, steps: [lapse] };
    expect(lettersOf([back], at, branch)).toEqual([
      {
        about: at,
        day: '2026-10-12',
        to: { address: address('officer-01'), language: 'zh' },
        lines: [aboutOf(acknowledged)],
      },
    ]);
    expect(inShort([{ ...back, steps: [{ ...lapse, at: noon }] }])).toEqual([]);
    expect(inShort([{ ...offered, steps: [{ ...lapse, act: 'decline' }] }])).toEqual([]);
  });

  it('about a case that nobody owns goes to everybody who may take it on, with no owner in it', () => {
    const unowned = told(received, 'missed');
    expect(inShort([unowned])).toEqual(
      ['officer-01', 'officer-02', 'team-leaders'].map((name) => `${name} ${at} ${received.caseId}`),
    );
    expect(lettersOf([unowned], at, branch)[0]?.lines[0]?.found).not.toHaveProperty('owner');
    expect(inShort([{ ...unowned, ownerRole: 'supervisor' }])).toEqual(
      ['supervisor', 'team-leaders'].map((name) => `${name} ${at} ${received.caseId}`),
    );
  });

  it('goes to the leader of its team, not of another', () => {
    const leaders = under([
      { reader: 'team-leader', of: missed.order.team, address: address('theirs'), language: 'zh' },
      { reader: 'team-leader', of: 'another-team', address: address('others'), language: 'zh' },
    ]);
    expect(inShort([missed], at, leaders)).toEqual([`theirs ${at} ${missed.caseId}`]);
  });

  it('about an appeal goes to those who may decide on it, not to the owner', () => {
    const appealed: CaseFile = {
      ...acknowledged,
      notices: [{ deadline: 'adjudicate', by: '2026-10-11T16:00:00.000Z', rule: 'missed', at }],
    };
    expect(inShort([appealed])).toEqual(
      ['officer-02', 'supervisor', 'team-leaders'].map((name) => `${name} ${at} ${appealed.caseId}`),
    );
  });

  it('goes to the head of its team’s department, not of another', () => {
    const escalated = told(acknowledged, 'department');
    const heads = under([
      { reader: 'department', of: 'safety', address: address('safety'), language: 'zh' },
      { reader: 'department', of: 'field', address: address('field'), language: 'zh' },
      { reader: 'department', address: address('every'), language: 'zh' },
      { reader: 'department', of: 'nowhere', address: address('nowhere'), language: 'zh' },
    ]);
    expect(inShort([escalated], at, heads)).toEqual(
      ['field', 'every'].map((name) => `${name} ${at} ${escalated.caseId}`),
    );
    expect(inShort([missed], at, heads)).toEqual([]);
  });
});
