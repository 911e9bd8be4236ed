import { COMPLAINT_STATES } from '@huiyin/vocabulary';
import { describe, expect, it } from 'vitest';
import {
  after,
  branch,
  CASES,
  concluding,
  customer,
  leader,
  madeAppeal,
  noon,
  officer,
  sealed,
  secondCallback,
} from '../testing/cases.ts';
import {
  appealableUntil,
  isAgainstServed,
  leadingVersion,
  mayJudge,
  nextStatement,
  STATEMENTS_MAX,
  servedSideOf,
} from './both-sides.ts';
import type { CaseFile } from './case-file.ts';
import type { Actor, CaseCommand } from './commands.ts';
import { decide } from './decide.ts';
import { envelopesIn } from './envelopes.ts';
import { eventsOf } from './events-of.ts';
import { noticesAhead } from './notices.ts';

const stating = (more: object = {}): CaseCommand => ({
  kind: 'make-statement',
  actor: leader,
  at: noon,
  sealed: 'B'.repeat(40),
  ...more,
});
const appealing = (at: string = noon, actor: Actor = leader): CaseCommand => ({
  kind: 'appeal',
  actor,
  at,
  sealed: 'C'.repeat(40),
});
const judge: Actor = { id: 'officer-02', roles: ['officer'] };
const judging = (actor: Actor = judge, more: object = {}): CaseCommand => ({
  kind: 'adjudicate',
  actor,
  at: '2026-10-08T02:00:00.000Z',
  valid: true,
  responsible: false,
  sealed: 'D'.repeat(40),
  ...more,
});
const refusalOf = (found: CaseFile | undefined, command: CaseCommand) => {
  const outcome = decide(found, command, branch);
  return outcome.ok ? undefined : outcome.refusal;
};
const blamed: CaseFile = { ...CASES.concluded, valid: true, responsible: true };
const appealed = after(blamed, appealing());
const decided = after(appealed, judging());

describe('those who served', () => {
  it('say how it was, each time beside what was said before', () => {
    const once = after(CASES.acknowledged, stating());
    const twice = after(once, stating({ sealed: 'E'.repeat(40) }));
    expect(twice).toEqual({
      ...CASES.acknowledged,
      words: [
        ...CASES.acknowledged.words,
        { kind: 'statement', at: noon, by: 'team-leader-01', sealed: 'B'.repeat(40), number: 1 },
        { kind: 'statement', at: noon, by: 'team-leader-01', sealed: 'E'.repeat(40), number: 2 },
      ],
    });
    expect(nextStatement(twice)).toBe(3);
    expect(servedSideOf(twice)).toEqual([
      { kind: 'statement', at: noon, by: 'team-leader-01' },
      { kind: 'statement', at: noon, by: 'team-leader-01' },
    ]);
    expect(servedSideOf(CASES.concluded)).toEqual([]);
  });

  it('say so much and no more', () => {
    const said = Array.from({ length: STATEMENTS_MAX - 1 }, () => stating());
    const nearly = said.reduce((found, command) => after(found, command), CASES.acknowledged);
    expect(refusalOf(nearly, stating())).toBeUndefined();
    expect(refusalOf(after(nearly, stating()), stating())).toBe('too-many-statements');
  });

  it.each<[string, Actor]>([
    ['of another team', { ...leader, team: 'repair-2' }],
    ['of no team', { id: 'x', roles: ['team-leader'] }],
    ['who is of the team and does not lead it', { id: 'x', roles: ['agent', 'officer'], team: 'repair-1' }],
    ['who owns the case', officer],
  ])('are not spoken for by one %s', (_, actor) => {
    expect(refusalOf(CASES.acknowledged, stating({ actor }))).toBe('not-of-team');
    expect(refusalOf(blamed, appealing(noon, actor))).toBe('not-of-team');
  });

  it('go unheard by the customer who is asked about the outcome', () => {
    const stated = after(after(CASES.acknowledged, stating()), concluding);
    const kinds = eventsOf(stated)['second-callback.requested']?.data.matter.map(({ kind }) => kind);
    expect(kinds).toEqual(['call', 'conclusion']);
    const matter = eventsOf(decided)['second-callback.requested']?.data.matter.map(({ kind }) => kind);
    expect(matter).toEqual(['call', 'conclusion']);
  });
});

describe('an appeal', () => {
  it('is against what was found, and keeps it', () => {
    expect(appealed).toEqual({
      ...blamed,
      // Ten working days after the 6th, which is in the National Day holidays: the 8th to 10th (made up), 12th to 16th, 19th and 20th.
      adjudicateBy: '2026-10-20T09:30:00.000Z',
      deadlines: { ...blamed.deadlines, adjudicate: appealed.deadlines.adjudicate },
      // Four hours before lies in the noon rest; nothing else of the case runs.
      dueAt: '2026-10-20T06:00:00.000Z',
      appeal: {
        at: noon,
        by: 'team-leader-01',
        round: 1,
        before: { valid: true, responsible: true },
      },
      words: [
        ...blamed.words,
        { kind: 'appeal', at: noon, by: 'team-leader-01', sealed: 'C'.repeat(40), round: 1 },
      ],
      changedAt: noon,
    });
    expect(appealed.deadlines.adjudicate).toMatchObject({
      by: appealed.adjudicateBy,
      receivedAt: noon,
      limit: branch.complaints.appeal.decide,
    });
  });

  it.each([
    [true, true, true],
    [true, false, true],
    [false, true, true],
    [false, false, false],
    [undefined, undefined, false],
  ])('is possible where valid is %s and responsible %s: %s', (valid, responsible, isPossible) => {
    const found = { ...CASES.concluded, valid, responsible };
    expect(isAgainstServed(found)).toBe(isPossible);
    expect(refusalOf(found, appealing())).toBe(isPossible ? undefined : 'nothing-to-appeal');
  });

  it.each([
    [true, false],
    [false, true],
  ])('keeps which of both was found: valid %s, responsible %s', (valid, responsible) => {
    const found = after({ ...CASES.concluded, valid, responsible }, appealing());
    expect(found.appeal?.before).toEqual({ valid, responsible });
  });

  it('comes in time: up to the end of the fifth working day after the conclusion', () => {
    const until = appealableUntil(blamed, branch) ?? '';
    expect(until).toBe('2026-10-13T09:30:00.000Z');
    expect(refusalOf(blamed, appealing(until))).toBeUndefined();
    const late = new Date(Date.parse(until) + 1).toISOString();
    expect(refusalOf(blamed, appealing(late))).toBe('appeal-too-late');
    expect(appealableUntil(CASES.acknowledged, branch)).toBeUndefined();
  });

  it('comes once', () => {
    expect(refusalOf(appealed, appealing())).toBe('already-appealed');
    expect(refusalOf(decided, appealing())).toBe('already-appealed');
  });

  it('is decided by somebody who had no hand in the case, once', () => {
    expect(decided).toEqual({
      ...appealed,
      valid: true,
      responsible: false,
      appeal: { ...appealed.appeal, decided: { at: '2026-10-08T02:00:00.000Z', by: 'officer-02' } },
      dueAt: undefined,
      words: [
        ...appealed.words,
        {
          kind: 'adjudication',
          at: '2026-10-08T02:00:00.000Z',
          by: 'officer-02',
          sealed: 'D'.repeat(40),
          round: 1,
        },
      ],
    });
    expect(decide(appealed, judging(), branch)).toMatchObject({
      value: { emits: ['complaint.adjudicated'] },
    });
    expect(eventsOf(decided)['complaint.adjudicated']).toMatchObject({
      at: '2026-10-08T02:00:00.000Z',
      data: { responsible: false, appeal: { before: { responsible: true } } },
    });
    expect(eventsOf(appealed)).not.toHaveProperty(['complaint.adjudicated']);
    expect(refusalOf(appealed, judging(officer))).toBe('judge-involved');
    expect(refusalOf({ ...appealed, firstCallers: ['officer-02'] }, judging())).toBe('judge-involved');
    expect(refusalOf(appealed, judging({ ...judge, team: 'repair-1' }))).toBe('own-team');
    expect(refusalOf({ ...appealed, ownerRole: 'supervisor' }, judging())).toBe('owned-by-supervisor');
    expect(refusalOf(decided, judging())).toBe('no-appeal');
    expect(refusalOf(blamed, judging())).toBe('no-appeal');
  });

  it('that nobody decided ends with its round, and the next conclusion may be appealed against', () => {
    const unsolved: CaseCommand = { kind: 'second-callback', event: secondCallback({ solved: 'no' }) };
    const reopened = after(appealed, unsolved);
    expect(reopened.appeal).toBeUndefined();
    expect(reopened).not.toHaveProperty('adjudicateBy');
    expect(reopened.deadlines).not.toHaveProperty('adjudicate');
    expect(reopened.words.map(({ kind }) => kind)).toContain('appeal');
    const again = after(reopened, { ...concluding, responsible: true });
    expect(refusalOf(again, appealing())).toBeUndefined();
    expect(after(decided, unsolved).appeal).toEqual(decided.appeal);
    // Told in error that it is not solved: the appeal is there again.
    const solved = secondCallback({ solved: 'yes' }, {}, 2);
    const { appeal, adjudicateBy, deadlines } = after(reopened, { kind: 'second-callback', event: solved });
    expect({ appeal, adjudicateBy, deadlines }).toEqual({
      appeal: appealed.appeal,
      adjudicateBy: appealed.adjudicateBy,
      deadlines: appealed.deadlines,
    });
  });
});

describe('the limit of an appeal', () => {
  const by = '2026-10-20T09:30:00.000Z';
  const told = (found: CaseFile, at: string) => after(found, { kind: 'notify', at });

  it('reminds, is missed and escalates like any other, also when the case is over', () => {
    const over = after(appealed, { kind: 'second-callback', event: secondCallback({ solved: 'yes' }) });
    for (const found of [appealed, over]) {
      expect(noticesAhead(found, branch)).toEqual([
        { deadline: 'adjudicate', by, rule: 'reminder', dueAt: '2026-10-20T06:00:00.000Z' },
        // The branch is closed when it has passed.
        { deadline: 'adjudicate', by, rule: 'missed', dueAt: '2026-10-21T00:30:00.000Z' },
        { deadline: 'adjudicate', by, rule: 'department', dueAt: '2026-10-22T00:30:00.000Z' },
        { deadline: 'adjudicate', by, rule: 'leadership', dueAt: '2026-10-26T00:30:00.000Z' },
      ]);
      const reminded = told(found, '2026-10-20T06:00:00.000Z');
      expect(reminded.notices.map(({ rule }) => rule)).toEqual(['reminder']);
      const late = after(reminded, judging(judge, { at: '2026-10-21T02:00:00.000Z' }));
      expect(late.missed).toEqual([{ deadline: 'adjudicate', by, until: '2026-10-21T02:00:00.000Z' }]);
      expect(late.notices).toEqual([]);
      expect(after(reminded, judging(judge, { at: by })).missed).toEqual([]);
    }
  });

  it('follows a calendar that is corrected', () => {
    const closed = [{ day: '2026-10-20', name: { zh: '停业', en: 'closed' } }];
    const corrected = { ...branch, calendar: { ...branch.calendar, closed } };
    const outcome = decide(appealed, { kind: 'reckon-again', at: noon }, corrected);
    expect(outcome).toMatchObject({ value: { next: { adjudicateBy: '2026-10-21T09:30:00.000Z' } } });
  });

  it.each([
    [{ id: 'officer-02', role: 'officer' }, {}, true],
    [{ id: 'officer-02', role: 'officer' }, { ownerRole: 'supervisor' }, false],
    [{ id: 'supervisor-01', role: 'supervisor' }, { ownerRole: 'supervisor' }, true],
    [{ id: 'officer-02', role: 'officer', team: 'repair-1' }, {}, false],
    [{ id: 'officer-02', role: 'officer', team: 'repair-2' }, {}, true],
    [{ id: 'officer-01', role: 'officer' }, {}, false],
    [{ id: 'officer-02', role: 'officer' }, { firstCallers: ['officer-02'] }, false],
  ] as const)('is told to whoever may decide on it: %j of %j: %s', (owner, change, expected) => {
    expect(mayJudge(owner, { ...appealed, ...change })).toBe(expected);
  });
});

describe('the customer’s version leads', () => {
  it.each(
    COMPLAINT_STATES.map((state) => [state, ['answered', 'concluded', 'closed'].includes(state)] as const),
  )('in a case that is %s unless it is decided: %s', (state, isDecided) => {
    expect(leadingVersion(CASES[state])).toBe(isDecided ? 'decision' : 'customer');
    expect(leadingVersion({ ...CASES[state], appeal: madeAppeal })).toBe('customer');
    const over = { ...madeAppeal, decided: { at: noon, by: 'officer-02' } };
    expect(leadingVersion({ ...CASES[state], appeal: over })).toBe(isDecided ? 'decision' : 'customer');
  });

  it('stays as it was said, whatever people do with the case, until the customer is forgotten', () => {
    const by = { actor: officer, at: noon };
    const everything: readonly CaseCommand[] = [
      stating(),
      { kind: 'hand-on', owner: 'officer-02', ...by },
      { kind: 'assess', ...by },
      { kind: 'investigate', ...by },
      stating(),
      { ...concluding, responsible: true },
      appealing(),
      judging(),
      { kind: 'second-callback', event: secondCallback({ solved: 'no' }) },
      stating(),
    ];
    let found: CaseFile = CASES.acknowledged;
    for (const command of everything) {
      const next = after(found, command);
      expect(next.words.slice(0, found.words.length)).toEqual(found.words);
      found = next;
    }
    expect(envelopesIn(found)).toHaveLength(found.words.length + 1);
    const forgetting = { customerKeys: [customer.customerKey], forgottenAt: '2027-01-01T00:00:00.000Z' };
    expect(after(found, { kind: 'forget', ...forgetting }).words).toEqual([]);
    expect(sealed).toBe(CASES.received.words[0]?.sealed);
  });
});
