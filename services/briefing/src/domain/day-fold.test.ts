import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callbackFactOf, ratedAs } from '../testing/facts.ts';
import { type DayFold, foldDay, isSameFold } from './day-fold.ts';
import type { CallbackFact, SecondCallbackFact } from './facts.ts';
import { addUp } from './tally.ts';

const DAY = '2026-11-21';
const fold = (...callbacks: CallbackFact[]): DayFold =>
  foldDay(DAY, { callbacks, secondCallbacks: [], population: undefined });

const second = (overrides: Partial<SecondCallbackFact> = {}): SecondCallbackFact => ({
  taskId: 'WO-1~1',
  caseId: 'WO-1',
  round: 1,
  disposition: 'complete',
  attempts: 2,
  closedAt: '2026-11-21T03:00:00.000Z',
  closedDay: DAY,
  verdict: {
    claimId: 'c',
    agent: 'agent-01',
    calledAt: '2026-11-21T02:58:00.000Z',
    durationSeconds: 60,
    solved: true,
    satisfied: false,
  },
  sourceVersion: 3,
  ...overrides,
});

describe('the fold of a day', () => {
  it('counts a complete interview by level, appointment and what the customer said', () => {
    const interview = { ...ratedAs('good'), praised: true, suggested: true, keptAppointment: 'no' as const };
    expect(fold(callbackFactOf('a', { interview, attempts: 2 }))).toEqual({
      day: DAY,
      cells: [
        {
          team: 'repair-1',
          businessType: 'repair',
          tally: {
            'appointment.no': 1,
            attempts: 2,
            callbacks: 1,
            closed: 1,
            'disposition.complete': 1,
            'level.good': 1,
            praised: 1,
            suggested: 1,
          },
        },
      ],
      secondCallbacks: {},
      population: [],
    });
  });

  it('counts 未评价 where the call gave no rating', () => {
    const [cell] = fold(callbackFactOf('a', { interview: ratedAs(undefined) })).cells;
    expect(cell?.tally).toMatchObject({ callbacks: 1, notRated: 1 });
  });

  it('counts a visit that did not take place as an interview and as an alert', () => {
    const interview = { ...ratedAs(undefined), visitTookPlace: false };
    const [cell] = fold(callbackFactOf('a', { interview, concerns: ['no-such-visit'] })).cells;
    expect(cell?.tally).toMatchObject({ callbacks: 1, noSuchVisit: 1, 'concern.no-such-visit': 1 });
  });

  it('counts a broken-off interview by its disposition, not in the satisfaction figures', () => {
    const [cell] = fold(callbackFactOf('a', { disposition: 'partial', interview: ratedAs('fail') })).cells;
    expect(cell?.tally).toEqual({
      attempts: 1,
      closed: 1,
      'disposition.partial': 1,
    });
  });

  it('keeps second callbacks apart', () => {
    const secondCallbacks = [
      second(),
      second({ taskId: 'WO-2~1', disposition: 'no-answer', verdict: undefined }),
    ];
    const folded = foldDay(DAY, { callbacks: [], secondCallbacks, population: undefined });
    expect(folded.cells).toEqual([]);
    expect(folded.secondCallbacks).toEqual({
      asked: 1,
      attempts: 4,
      closed: 2,
      'disposition.complete': 1,
      'disposition.no-answer': 1,
      solved: 1,
    });
  });

  it('adds the strata of a population up by business type', () => {
    const stratum = { policyVersion: 'y2026', probability: 0.3, windowPassed: 1 };
    const population = {
      day: DAY,
      sourceVersion: 1,
      strata: [
        {
          ...stratum,
          stratum: 'repair/vip/y2026',
          businessType: 'repair',
          segment: 'vip' as const,
          orders: 2,
          sampled: 2,
        },
        {
          ...stratum,
          stratum: 'counter/residential/y2026',
          businessType: 'counter',
          segment: 'residential' as const,
          orders: 10,
          sampled: 3,
        },
        {
          ...stratum,
          stratum: 'repair/residential/y2026',
          businessType: 'repair',
          segment: 'residential' as const,
          orders: 5,
          sampled: 4,
        },
      ],
    };
    expect(foldDay(DAY, { callbacks: [], secondCallbacks: [], population }).population).toEqual([
      { businessType: 'counter', orders: 10, sampled: 3, windowPassed: 1 },
      { businessType: 'repair', orders: 7, sampled: 6, windowPassed: 2 },
    ]);
  });

  const facts = fc
    .array(
      fc.record({
        team: fc.constantFrom('repair-1', 'repair-2', 'counter-1'),
        businessType: fc.constantFrom('repair', 'counter'),
        disposition: fc.constantFrom('complete', 'partial', 'refused', 'no-answer'),
        attempts: fc.integer({ min: 0, max: 3 }),
        rating: fc.constantFrom('excellent', 'good', 'fair', 'fail', undefined),
      }),
      { maxLength: 30 },
    )
    .map((rows) =>
      rows.map(({ rating, ...row }, index) =>
        callbackFactOf(`t${index}`, { ...row, interview: ratedAs(rating) }),
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

  it('is the same fold when only the names of its tallies come in another order', () => {
    const one = fold(callbackFactOf('a'));
    const reversed = {
      ...one,
      cells: one.cells.map((cell) => ({
        ...cell,
        tally: Object.fromEntries(Object.entries(cell.tally).reverse()),
      })),
    };
    expect(isSameFold(one, reversed)).toBe(true);
    expect(isSameFold(one, fold(callbackFactOf('a'), callbackFactOf('b')))).toBe(false);
  });
});
