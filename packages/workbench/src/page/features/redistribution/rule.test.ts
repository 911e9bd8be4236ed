import { recordId } from '@huiyin/contracts';
import { describe, expect, test } from 'vitest';
import { EMPTY, idOf, ownersOf, peopleIn, ruleOf, sharesOf, togglePerson } from './rule.ts';

const said = { ...EMPTY, from: ' officer-01 ', to: 'officer-02、officer-03', reason: 'surge' } as const;

describe('the rule of a redistribution', () => {
  test('is what the form says, and narrows by nothing that was left open', () => {
    const rule = { from: 'officer-01', to: ['officer-02', 'officer-03'], atMost: 300, reason: 'surge' };
    expect(ruleOf(said)).toEqual(rule);
    const narrow = { kind: 'complaint', class: 'important', category: 'conduct', state: 'acknowledged' };
    expect(ruleOf({ ...said, ...narrow, atMost: '20' })).toEqual({ ...rule, ...narrow, atMost: 20 });
  });

  test.each([
    ['nobody to take from', { from: '' }],
    ['nobody to give to', { to: '' }],
    ['to whom has them', { to: 'officer-01' }],
    ['somebody twice', { to: 'officer-02 officer-02' }],
    ['no reason', { reason: undefined }],
    ['none', { atMost: '0' }],
    ['too many', { atMost: '301' }],
    ['a number that is none', { atMost: '' }],
  ])('is none yet: %s', (_, change) => {
    expect(ruleOf({ ...said, ...change } as never)).toBeUndefined();
  });

  test('takes people parted by spaces, commas and their Chinese kin', () => {
    expect(peopleIn(' a，b、c,d;e；f  g ')).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(togglePerson('a, b', 'c')).toBe('a b c');
    expect(togglePerson('a b c', 'b')).toBe('a c');
  });

  test('is by somebody in a second', () => {
    const id = idOf('supervisor-01', Date.parse('2026-10-06T02:00:05.123Z'));
    expect(id).toBe('supervisor-01-20261006020005');
    expect(recordId.safeParse(idOf('x'.repeat(32), 0)).success).toBe(true);
  });
});

test('owners come by how many they have; who owns none is none', () => {
  const cases = ['b', 'a', 'b', undefined, 'c'].map((owner) => (owner === undefined ? {} : { owner }));
  expect(ownersOf(cases)).toEqual([
    { owner: 'b', cases: 2 },
    { owner: 'a', cases: 1 },
    { owner: 'c', cases: 1 },
  ]);
});

test('a plan says what each gets and may not have', () => {
  const unfit = [{ person: 'b', because: 'owner-involved', cases: 2 }];
  const moves = ['a', 'a'].map((to, index) => ({ caseId: `c-${index}`, to }));
  const plan = { from: 'z', to: ['a', 'b'], atMost: 300, reason: 'surge' as const, moves, unfit };
  expect(sharesOf({ ...plan, passedOver: [], left: 0, isWhole: true })).toEqual([
    { person: 'a', cases: 2, unfit: [] },
    { person: 'b', cases: 0, unfit },
  ]);
});
