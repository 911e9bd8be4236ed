import type { PopulationCell } from '@huiyin/contracts';
import { attemptsOf } from '@huiyin/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answeredWith, callbackFactOf, foldDay, ratedAs, secondCallbackFactOf } from '../testing/facts.ts';
import { type DayFold, foldPersons } from './day-fold.ts';
import type { CallbackFact } from './facts.ts';
import { addUp } from './tally.ts';
import { tallyOf, tallyOfSecond } from './tally-callback.ts';

const DAY = '2026-11-21';
const factsOf = (...callbacks: CallbackFact[]) => ({ callbacks, secondCallbacks: [], population: undefined });
const fold = (...callbacks: CallbackFact[]): DayFold => foldDay(DAY, factsOf(...callbacks));

describe('the fold of a day', () => {
  it('has one cell for callbacks of one stratum, with what they count added up', () => {
    const [one, other] = [
      callbackFactOf('a'),
      callbackFactOf('b', { interview: ratedAs('fail'), attempts: attemptsOf(2) }),
    ];
    expect(fold(one, other)).toEqual({
      day: DAY,
      cells: [
        {
          programme: 'routine',
          team: 'repair-1',
          businessType: 'repair',
          segment: 'residential',
          policyVersion: 'y2026',
          probability: 1,
          // Both came in time; both answered three levels or fewer.
          tally: addUp([tallyOf(one), tallyOf(other), { 'promise.kept': 2 }]),
        },
      ],
      calls: [
        { agent: 'agent-01', slot: 'morning', nth: 1, tally: { 'call.complete': 1, 'call.no-answer': 1 } },
        { agent: 'agent-01', slot: 'morning', nth: 2, tally: { 'call.complete': 1 } },
      ],
      reached: [
        {
          businessType: 'repair',
          segment: 'residential',
          probability: 1,
          nth: 1,
          days: 0,
          tally: { callbacks: 2, closed: 2, 'level.fail': 1, 'level.good': 1 },
        },
      ],
      agents: [
        {
          agent: 'agent-01',
          team: 'repair-1',
          businessType: 'repair',
          tally: { callbacks: 2, 'level.fail': 1, 'level.good': 1 },
        },
      ],
      cases: [],
      secondCallbacks: {},
      population: [],
    });
  });

  it.each([
    ['programme', { programme: 'topic-shoe-covers' }],
    ['team', { order: { team: 'repair-2' } }],
    ['business type', { order: { businessType: 'emergency-repair' } }],
    ['segment', { order: { segment: 'vip' as const } }],
    ['partner', { order: { partner: 'contractor-7' } }],
    ['policy version', { sampling: { stratum: 's', probability: 1, policyVersion: 'y2027' } }],
    ['probability', { sampling: { stratum: 's', probability: 0.3, policyVersion: 'y2026' } }],
  ])('keeps callbacks of another %s apart, so that estimates can weight them', (_what, overrides) => {
    const { cells } = fold(
      callbackFactOf('a'),
      callbackFactOf('b', overrides),
      callbackFactOf('c', overrides),
    );
    expect(cells.map(({ tally }) => tally.closed).sort()).toEqual([1, 2]);
  });

  it('has calls and who held interviews of routine callbacks only', () => {
    const { cells, calls, reached, agents } = fold(callbackFactOf('t', { programme: 'topic-shoe-covers' }));
    expect([cells.length, calls, reached, agents]).toEqual([1, [], [], []]);
  });

  it('names the partner only where one served', () => {
    const { cells } = fold(callbackFactOf('a', { order: { partner: 'contractor-7' } }), callbackFactOf('b'));
    expect(cells.map((cell) => ('partner' in cell ? cell.partner : 'none'))).toEqual([
      'contractor-7',
      'none',
    ]);
  });

  it('keeps second callbacks apart', () => {
    const secondCallbacks = [
      secondCallbackFactOf(),
      secondCallbackFactOf({ taskId: 'b', disposition: 'no-answer', interview: undefined }),
    ];
    const folded = foldDay(DAY, { callbacks: [], secondCallbacks, population: undefined });
    expect(folded.cells).toEqual([]);
    expect(folded.secondCallbacks).toEqual(addUp(secondCallbacks.map(tallyOfSecond)));
    expect(folded.secondCallbacks).toMatchObject({ asked: 1, attempts: 4, closed: 2, solved: 1 });
  });

  it('has the population cell by cell, in the same order whatever the order they came in', () => {
    const cells = ['repair', 'counter'].map(
      (businessType): PopulationCell => ({
        stratum: `${businessType}/residential/y2026`,
        probability: 0.3,
        policyVersion: 'y2026',
        businessType,
        segment: 'residential',
        team: `${businessType}-1`,
        orders: 10,
        sampled: 3,
        windowPassed: 1,
        paused: 0,
      }),
    );
    const folded = (some: PopulationCell[]) =>
      foldDay(DAY, {
        callbacks: [],
        secondCallbacks: [],
        population: { day: DAY, cells: some, sourceVersion: 1 },
      }).population;
    expect(folded(cells)).toHaveLength(2);
    expect(folded(cells)).toEqual(expect.arrayContaining(cells));
    expect(JSON.stringify(folded([...cells].reverse()))).toBe(JSON.stringify(folded(cells)));
  });

  const facts = fc
    .array(
      fc.record({
        team: fc.constantFrom('repair-1', 'repair-2', 'counter-1'),
        businessType: fc.constantFrom('repair', 'counter'),
        disposition: fc.constantFrom('complete', 'partial', 'refused', 'no-answer'),
        attempts: fc.integer({ min: 0, max: 3 }).map(attemptsOf),
        overall: fc.constantFrom('excellent', 'good', 'fair', 'fail', null),
      }),
      { maxLength: 30 },
    )
    .map((rows) =>
      rows.map(({ overall, team, businessType, ...row }, index) =>
        callbackFactOf(`t${index}`, {
          ...row,
          order: { team, businessType },
          interview: answeredWith({ overall }),
        }),
      ),
    );

  it('gives the same bytes whatever the order of the facts', () => {
    fc.assert(
      fc.property(
        facts.chain((some) =>
          fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
        ),
        ([some, shuffled]) => {
          expect(JSON.stringify(fold(...shuffled))).toBe(JSON.stringify(fold(...some)));
          expect(JSON.stringify(foldPersons(DAY, factsOf(...shuffled)))).toBe(
            JSON.stringify(foldPersons(DAY, factsOf(...some))),
          );
        },
      ),
    );
  });

  it('adds up: two days’ folds make what one fold of all their facts makes', () => {
    const total = (...folds: DayFold[]) =>
      addUp(folds.flatMap(({ cells }) => cells.map(({ tally }) => tally)));
    fc.assert(
      fc.property(facts, facts, (one, other) => {
        expect(total(fold(...one), fold(...other))).toEqual(total(fold(...one, ...other)));
      }),
    );
  });
});

describe('the fold of a day by person', () => {
  const persons = (...callbacks: CallbackFact[]) => foldPersons(DAY, factsOf(...callbacks));

  it('counts a callback for each employee who served, by staff number', () => {
    const { cells } = persons(
      callbackFactOf('a', { order: { staff: ['LG2', 'LG1'] } }),
      callbackFactOf('b', { order: { staff: ['LG1'] } }),
    );
    expect(cells.map(({ staff, tally }) => [staff, tally.closed])).toEqual([
      ['LG1', 2],
      ['LG2', 1],
    ]);
  });

  it('counts nobody twice for one callback, and nobody for one without staff', () => {
    const twice = persons(callbackFactOf('a', { order: { staff: ['LG1', 'LG1'] } }));
    expect(twice.cells.map(({ tally }) => tally.closed)).toEqual([1]);
    expect(persons(callbackFactOf('a', { order: { staff: [] } }))).toEqual({ day: DAY, cells: [] });
  });

  it('keeps a person’s strata apart, as the day’s own fold does', () => {
    const facts = [
      callbackFactOf('a'),
      callbackFactOf('b', { order: { segment: 'vip' } }),
      callbackFactOf('c', { order: { businessType: 'emergency-repair' } }),
    ];
    expect(persons(...facts).cells.map(({ staff, ...cell }) => [staff, cell])).toEqual(
      // Whether a visit was in time is not said of persons.
      fold(...facts).cells.map(({ tally: { 'promise.kept': _, ...tally }, ...cell }) => [
        'LG1043',
        { ...cell, tally },
      ]),
    );
  });
});
