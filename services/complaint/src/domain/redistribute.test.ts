import type { RedistributionRule } from '@huiyin/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { after, branch, CASES, noon } from '../testing/cases.ts';
import type { CaseFile } from './case-file.ts';
import { decide, refusalOf } from './decide.ts';
import {
  isSameRule,
  movesLeft,
  planRedistribution,
  progressOf,
  type Redistribution,
  redistributing,
  withOutcomes,
} from './redistribute.ts';

const owners = [
  ...branch.complaints.owners,
  { id: 'officer-03', role: 'officer' as const },
  { id: 'officer-04', role: 'officer' as const, team: 'repair-1' },
];
const of = { ...branch, complaints: { ...branch.complaints, owners } };
const rule: RedistributionRule = {
  from: 'officer-01',
  to: ['officer-02', 'officer-03'],
  atMost: 300,
  reason: 'surge',
};
const asked = { id: 'R-1', by: 'supervisor-01', at: noon };
const NOBODY = { loads: new Map<string, number>(), isWhole: true };

const caseOf = (number: number, change: Partial<CaseFile> = {}): CaseFile => ({
  ...CASES.acknowledged,
  caseId: `hotline:${number}.1`,
  ...change,
});
const plan = (
  cases: readonly CaseFile[],
  change: Partial<RedistributionRule> = {},
  known: Parameters<typeof planRedistribution>[1] = NOBODY,
) => planRedistribution(cases, known, { ...rule, ...change }, asked, of);
const moved = (...args: Parameters<typeof plan>) =>
  plan(...args).moves.map(({ caseId, to }) => `${caseId} ${to}`);

describe('a redistribution', () => {
  it('gives each case in its turn to whom has the fewest by then, the first named of equals', () => {
    const loads = new Map([
      ['officer-02', 2],
      ['officer-03', 1],
    ]);
    const cases = [1, 2, 3, 4].map((number) => caseOf(number));
    expect(moved(cases, {}, { loads, isWhole: true })).toEqual([
      'hotline:1.1 officer-03',
      'hotline:2.1 officer-02',
      'hotline:3.1 officer-03',
      'hotline:4.1 officer-02',
    ]);
    expect(moved(cases.slice(0, 2))).toEqual(['hotline:1.1 officer-02', 'hotline:2.1 officer-03']);
  });

  it.each([
    [{}, [1, 2, 3, 4, 5]],
    [{ kind: 'enquiry' }, [2]],
    [{ class: 'important' }, [3]],
    [{ category: 'conduct' }, [4]],
    [{ state: 'assessed' }, [5]],
    [{ state: 'acknowledged', kind: 'enquiry' }, [2]],
    [{ state: 'assessed', kind: 'enquiry' }, []],
  ] as const)('by %j means these cases of theirs and no others', (change, numbers) => {
    const cases = [
      caseOf(1),
      caseOf(2, { kind: 'enquiry' }),
      caseOf(3, { class: 'important' }),
      caseOf(4, { category: 'conduct' }),
      caseOf(5, { state: 'assessed' }),
      caseOf(6, { owner: 'officer-02' }),
    ];
    const { moves, passedOver, left, isWhole } = plan(cases, change);
    expect(moves.map(({ caseId }) => caseId)).toEqual(numbers.map((number) => `hotline:${number}.1`));
    expect({ passedOver, left, isWhole }).toEqual({ passedOver: [], left: 0, isWhole: true });
  });

  it('says who may not have how many, and passes over what nobody may', () => {
    const cases = [
      caseOf(1, { firstCallers: ['officer-02'] }),
      caseOf(2, { resolvers: ['officer-01', 'officer-03'] }),
      caseOf(3, { ownerRole: 'supervisor' }),
      caseOf(4, { ownerRole: 'supervisor' }),
      caseOf(5),
    ];
    const to = ['officer-04', 'officer-02', 'officer-03', 'supervisor-01'];
    expect(plan(cases, { to })).toEqual({
      ...rule,
      to,
      moves: [
        { caseId: 'hotline:1.1', to: 'officer-03' },
        { caseId: 'hotline:2.1', to: 'officer-02' },
        { caseId: 'hotline:3.1', to: 'supervisor-01' },
        { caseId: 'hotline:4.1', to: 'supervisor-01' },
        { caseId: 'hotline:5.1', to: 'officer-02' },
      ],
      unfit: [
        { person: 'officer-04', because: 'owner-of-team', cases: 3 },
        { person: 'officer-02', because: 'owner-involved', cases: 1 },
        { person: 'officer-03', because: 'owner-involved', cases: 1 },
        { person: 'officer-04', because: 'owner-unfit', cases: 2 },
        { person: 'officer-02', because: 'owner-unfit', cases: 2 },
        { person: 'officer-03', because: 'owner-unfit', cases: 2 },
      ],
      passedOver: [],
      left: 0,
      isWhole: true,
    });
    expect(plan(cases.slice(2, 4), { to: ['officer-02'] })).toMatchObject({
      moves: [],
      passedOver: [
        { caseId: 'hotline:3.1', because: 'nobody-fit' },
        { caseId: 'hotline:4.1', because: 'nobody-fit' },
      ],
    });
  });

  it('leaves what is offered to somebody, and what is over but for an answer outside, and says so', () => {
    const offered = caseOf(1, { offeredTo: 'officer-03', offeredAt: noon, ownerRole: 'supervisor' });
    const over = caseOf(2, { state: 'closed' });
    expect(plan([offered, over])).toMatchObject({
      moves: [],
      unfit: [],
      passedOver: [
        { caseId: 'hotline:1.1', because: 'already-offered' },
        { caseId: 'hotline:2.1', because: 'case-closed' },
      ],
    });
  });

  it('moves so many at most, and says how many more could move', () => {
    const cases = [1, 2, 3, 4].map((number) => caseOf(number));
    const { moves, left } = plan([...cases, caseOf(5, { ownerRole: 'supervisor' })], { atMost: 2 });
    expect(moves).toHaveLength(2);
    expect(left).toBe(2);
    expect(plan(cases, {}, { loads: new Map(), isWhole: false }).isWhole).toBe(false);
  });

  it('plans exactly what the cases would not refuse', () => {
    const person = fc.constantFrom('officer-01', 'officer-02', 'officer-03', 'officer-04', 'supervisor-01');
    const case_ = fc.record({
      owner: fc.constantFrom('officer-01', 'officer-02'),
      ownerRole: fc.constantFrom('officer' as const, 'supervisor' as const),
      firstCallers: fc.array(person, { maxLength: 2 }),
      resolvers: fc.array(person, { maxLength: 2 }),
      state: fc.constantFrom('received' as const, 'acknowledged' as const, 'concluded' as const),
    });
    fc.assert(
      fc.property(fc.array(case_, { maxLength: 8 }), fc.integer({ min: 1, max: 8 }), (changes, atMost) => {
        const cases = changes.map((change, number) => caseOf(number, change));
        const to = ['officer-02', 'officer-03', 'officer-04', 'supervisor-01'];
        const { moves, passedOver, left } = plan(cases, { to, atMost });
        for (const { caseId, to: person } of moves) {
          const found = cases.find((each) => each.caseId === caseId);
          const outcome = decide(found, redistributing(rule, asked, person), of);
          expect(outcome).toMatchObject({
            ok: true,
            value: { next: { offeredTo: person, owner: rule.from } },
          });
        }
        for (const { caseId } of passedOver) {
          const found = cases.find((each) => each.caseId === caseId);
          for (const person of to)
            expect(found && refusalOf(found, redistributing(rule, asked, person), of)).toBeTypeOf('string');
        }
        const meant = cases.filter(({ owner }) => owner === rule.from);
        expect(moves.length + passedOver.length + left).toBe(meant.length);
      }),
    );
  });
});

describe('a case that is redistributed', () => {
  const found = caseOf(1);
  const command = redistributing({ ...rule, kind: 'complaint', state: 'acknowledged' }, asked, 'officer-02');

  it('is offered, stays with its owner until they accept, and carries by which rule', () => {
    expect(command).toEqual({
      kind: 'redistribute',
      owner: 'officer-02',
      redistribution: {
        id: 'R-1',
        reason: 'surge',
        from: 'officer-01',
        kind: 'complaint',
        state: 'acknowledged',
      },
      actor: { id: 'supervisor-01', roles: ['supervisor'] },
      at: noon,
    });
    expect(after(found, command)).toMatchObject({
      owner: 'officer-01',
      offeredTo: 'officer-02',
      offeredAt: noon,
      redistributionId: 'R-1',
      changedAt: noon,
      state: 'acknowledged',
    });
  });

  it('is offered once by the same, also after somebody declined or accepted it', () => {
    const offered = after(found, command);
    const other = { id: 'officer-02', roles: ['officer'] as const };
    const accepted = after(offered, { kind: 'accept', actor: other, at: noon });
    const declined = after(offered, { kind: 'decline', actor: other, at: noon });
    for (const each of [offered, accepted, declined])
      expect(decide(each, command, of)).toEqual({ ok: true, value: { emits: [] } });
    const next = redistributing({ ...rule, from: 'officer-02' }, { ...asked, id: 'R-2' }, 'supervisor-01');
    expect(decide(declined, next, of)).toEqual({ ok: false, refusal: 'owner-changed' });
    expect(after(accepted, next)).toMatchObject({ offeredTo: 'supervisor-01', redistributionId: 'R-2' });
  });

  it.each([
    ['owner-changed', { owner: 'officer-03' }],
    ['already-offered', { offeredTo: 'officer-03', offeredAt: noon }],
    ['owner-unfit', { ownerRole: 'supervisor' }],
    ['owner-involved', { firstCallers: ['officer-02'] }],
    ['owner-involved', { resolvers: ['officer-02'] }],
    ['not-acknowledged', { state: 'received' }],
  ] as const)('refuses as %s', (refusal, change) => {
    expect(refusalOf({ ...found, ...change }, command, of)).toBe(refusal);
  });
});

describe('what came of moves', () => {
  const begun: Redistribution = {
    ...rule,
    ...asked,
    moves: [
      { caseId: 'a', to: 'officer-02' },
      { caseId: 'b', to: 'officer-03', outcome: 'offered' },
      { caseId: 'c', to: 'officer-03' },
    ],
    unfit: [],
    passedOver: [],
    left: 0,
    isWhole: true,
    resumeAt: noon,
  };
  const LATER = '2026-10-06T04:01:00.000Z';

  it('is put down once, and what is left is taken up again', () => {
    const outcomes = new Map([
      ['a', 'offered'],
      ['b', 'owner-changed'],
    ]);
    const some = withOutcomes(begun, outcomes, LATER);
    expect(some).toEqual({
      ...begun,
      moves: [{ caseId: 'a', to: 'officer-02', outcome: 'offered' }, ...begun.moves.slice(1)],
      resumeAt: LATER,
    });
    expect(movesLeft(some)).toEqual([{ caseId: 'c', to: 'officer-03' }]);
    const all = withOutcomes(some, new Map([['c', 'case-closed']]), LATER);
    expect(movesLeft(all)).toEqual([]);
    expect(all).not.toHaveProperty('resumeAt');
  });

  it('has come as far as its moves were tried', () => {
    expect(progressOf(begun)).toEqual({ moves: 3, offered: 1, refused: 0 });
    const tried = withOutcomes(begun, new Map([['a', 'owner-changed']]), LATER);
    expect(progressOf(tried)).toEqual({ moves: 3, offered: 1, refused: 1 });
  });

  it.each([
    [{}, true],
    [{ from: 'officer-05' }, false],
    [{ to: ['officer-03', 'officer-02'] }, false],
    [{ atMost: 299 }, false],
    [{ reason: 'absence' }, false],
    [{ kind: 'enquiry' }, false],
    [{ class: 'major' }, false],
    [{ category: 'conduct' }, false],
    [{ state: 'assessed' }, false],
  ] as const)('belongs to the same rule as with %j: %s', (change, expected) => {
    expect(isSameRule(begun, { ...rule, ...change })).toBe(expected);
  });
});
