import type { ComplaintCase } from '@huiyin/contracts';
import {
  CASE_CHANNELS,
  CASE_KINDS,
  CASE_NATURES,
  COMPLAINT_CLASSES,
  LIABLE_PARTIES,
} from '@huiyin/vocabulary';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complaintFactOf } from '../testing/facts.ts';
import { addCells } from './add-cells.ts';
import { foldCases } from './case-fold.ts';
import type { ComplaintFact } from './facts.ts';

const tallyOf = (overrides: Partial<ComplaintCase>) =>
  foldCases([complaintFactOf(overrides)])[0]?.tally ?? {};
const JUDGED = {
  state: 'closed',
  concludedAt: '2026-11-22T02:00:00.000Z',
  valid: true,
  responsible: true,
} as const;
const appeal = (decided: boolean, round = 1) => ({
  at: '2026-11-22T03:00:00.000Z',
  by: 'team-leader-01',
  round,
  decideBy: '2026-11-25T03:00:00.000Z',
  before: { valid: true, responsible: true },
  ...(decided && { decided: { at: '2026-11-23T03:00:00.000Z', by: 'officer-02' } }),
});

describe('a case that is counted', () => {
  it('counts once under what it is, of its team and business', () => {
    expect(foldCases([complaintFactOf()])).toEqual([
      {
        team: 'repair-1',
        businessType: 'repair',
        tally: {
          cases: 1,
          'category.-': 1,
          'channel.callback': 1,
          complaints: 1,
          'kind.complaint': 1,
          ofRoutine: 1,
        },
      },
    ]);
  });

  it.each([
    ['suggestion', { cases: 1, 'kind.suggestion': 1, otherKind: 1 }],
    ['praise', { cases: 1, 'kind.praise': 1, otherKind: 1 }],
  ] as const)('that accuses nobody counts as a case and no more: %s', (kind, tally) => {
    expect(tallyOf({ kind, category: 'conduct', repeats: 2 })).toEqual(tally);
  });

  it('that was sent in error counts nowhere', () => {
    expect(foldCases([complaintFactOf({ closedBecause: 'taken-back' })])).toEqual([]);
  });

  it('counts under its category and cause, and there as hard where it came again or was not solved at once', () => {
    const about = { category: 'conduct', cause: 'manner' };
    expect(tallyOf(about)).toMatchObject({ 'category.conduct': 1, 'cause.conduct/manner': 1 });
    expect(tallyOf(about)).not.toHaveProperty('hard.category.conduct');
    expect(tallyOf(about)).not.toHaveProperty('category.-');
    for (const [hard, counter] of [
      [{ repeats: 1 }, 'repeated'],
      [{ reopened: 1 }, 'reopened'],
    ] as const)
      expect(tallyOf({ ...about, ...hard })).toMatchObject({
        'hard.category.conduct': 1,
        'hard.cause.conduct/manner': 1,
        [counter]: 1,
      });
    expect(tallyOf({ repeats: 1 })).not.toHaveProperty('reopened');
    expect(tallyOf({ reopened: 1 })).not.toHaveProperty('repeated');
    expect(tallyOf({ category: 'conduct' })).not.toHaveProperty('cause.conduct/undefined');
  });

  it('counts of a routine callback only where its task says so', () => {
    expect(tallyOf({ taskId: 'winter:WO-1' })).not.toHaveProperty('ofRoutine');
    expect(tallyOf({ taskId: 'hotline:HL-1', channel: 'hotline' })).toMatchObject({ 'channel.hotline': 1 });
  });

  it('counts how it was judged, once it was concluded', () => {
    expect(tallyOf({})).not.toHaveProperty('concluded');
    expect(tallyOf({ ...JUDGED, responsible: false })).toMatchObject({
      concluded: 1,
      valid: 1,
      validBefore: 1,
    });
    expect(tallyOf({ ...JUDGED, responsible: false })).not.toHaveProperty('responsible');
    const invalid = tallyOf({ ...JUDGED, valid: false, responsible: false });
    expect(invalid).toMatchObject({ concluded: 1 });
    expect(invalid).not.toHaveProperty('valid');
    expect(invalid).not.toHaveProperty('validBefore');
  });

  it('counts as it was judged before its appeal was decided, too; who is liable goes by that', () => {
    const liable = [
      { party: 'employee' as const, id: 'LG1' },
      { party: 'employee' as const, id: 'LG2' },
    ];
    const overturned = tallyOf({ ...JUDGED, valid: false, responsible: false, liable, appeal: appeal(true) });
    expect(overturned).toMatchObject({
      concluded: 1,
      validBefore: 1,
      responsibleBefore: 1,
      'liableBefore.employee': 1,
      appealed: 1,
      adjudicated: 1,
    });
    expect(overturned).not.toHaveProperty('valid');
    expect(overturned).not.toHaveProperty(['liable.employee']);
    const open = tallyOf({ ...JUDGED, liable, appeal: appeal(false) });
    expect(open).toMatchObject({
      responsible: 1,
      'liable.employee': 1,
      'liableBefore.employee': 1,
      appealed: 1,
    });
    expect(open).not.toHaveProperty('adjudicated');
    // Concluded anew since: the appeal was about another conclusion.
    const anew = tallyOf({ ...JUDGED, responsible: false, round: 2, appeal: appeal(true) });
    expect(anew).not.toHaveProperty('responsibleBefore');
  });

  it('counts the time in each state that it left, its hand-overs, and what it was taken for', () => {
    expect(
      tallyOf({
        spent: { received: 60, acknowledged: 0 },
        handOvers: { made: 4, accepted: 1, declined: 1, lapsed: 2, waited: 90 },
        takenAs: { kind: 'consultation', class: 'ordinary' },
        class: 'important',
        nature: 'common',
        escalatedAt: '2026-11-22T02:00:00.000Z',
      }),
    ).toMatchObject({
      'step.received.cases': 1,
      'step.received.seconds': 60,
      'step.acknowledged.cases': 1,
      'handed.made': 4,
      'handed.accepted': 1,
      'handed.declined': 1,
      'handed.lapsed': 2,
      'handed.waited': 90,
      otherKind: 1,
      graver: 1,
      'nature.common': 1,
      escalated: 1,
    });
    expect(tallyOf({ takenAs: { kind: 'complaint', class: 'major' } })).not.toHaveProperty('graver');
  });

  it.each([
    [{ closedBecause: 'withdrawn' }, ['withdrawn']],
    [{ closedBecause: 'merged' }, ['merged']],
    [{ closedBecause: 'referred' }, ['referred']],
    [{ closedBecause: 'referred', channel: 'regulator' }, ['referred', 'referredBack']],
    [{ closedBecause: 'solved', channel: 'regulator' }, []],
  ] as const)('counts where it went: %j', (overrides, counters) => {
    const tally = tallyOf(overrides);
    const ends = ['withdrawn', 'merged', 'referred', 'referredBack'];
    expect(ends.filter((each) => tally[each] === 1)).toEqual(counters);
  });
});

const facts: fc.Arbitrary<ComplaintFact> = fc
  .record({
    kind: fc.constantFrom(...CASE_KINDS),
    channel: fc.constantFrom(...CASE_CHANNELS),
    class: fc.constantFrom(...COMPLAINT_CLASSES),
    category: fc.option(fc.constantFrom('conduct', 'appointment'), { nil: undefined }),
    nature: fc.option(fc.constantFrom(...CASE_NATURES), { nil: undefined }),
    liable: fc.option(fc.array(fc.record({ party: fc.constantFrom(...LIABLE_PARTIES) })), { nil: undefined }),
    valid: fc.option(fc.boolean(), { nil: undefined }),
    responsible: fc.option(fc.boolean(), { nil: undefined }),
    repeats: fc.nat(2),
    reopened: fc.nat(2),
    team: fc.constantFrom('repair-1', 'repair-2'),
  })
  .map(({ team, ...overrides }) => {
    const fact = complaintFactOf(overrides);
    return { ...fact, order: { ...fact.order, team } };
  });

describe('folds of cases', () => {
  it('add up to the fold of all of them, in whatever order they came', () => {
    fc.assert(
      fc.property(fc.array(fc.array(facts, { maxLength: 6 }), { maxLength: 5 }), (months) => {
        const whole = foldCases(months.flat());
        expect(addCells(months.flatMap(foldCases))).toEqual(whole);
        expect(foldCases(months.flat().reverse())).toEqual(whole);
      }),
    );
  });
});
