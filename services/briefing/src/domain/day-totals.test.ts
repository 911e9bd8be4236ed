import { describe, expect, it } from 'vitest';
import { callbackFactOf, secondCallbackFactOf } from '../testing/facts.ts';
import { foldDay } from './day-fold.ts';
import { addPopulations, totalsOf } from './day-totals.ts';
import type { CallbackFact } from './facts.ts';

const DAY = '2026-11-21';
const totals = (...callbacks: CallbackFact[]) =>
  totalsOf(foldDay(DAY, { callbacks, secondCallbacks: [secondCallbackFactOf()], population: undefined }));

describe('the totals of a day', () => {
  it('add the strata of a team in one business up', () => {
    const { cells } = totals(
      callbackFactOf('a'),
      callbackFactOf('b', { order: { segment: 'vip' } }),
      callbackFactOf('c', { order: { team: 'counter-1', businessType: 'counter' } }),
      callbackFactOf('d', { order: { businessType: 'counter' } }),
    );
    expect(cells.map(({ team, businessType, tally }) => [team, businessType, tally.callbacks])).toEqual([
      ['counter-1', 'counter', 1],
      ['repair-1', 'counter', 1],
      ['repair-1', 'repair', 2],
    ]);
  });

  it('are in order of team and business type, whatever the order of the strata', () => {
    const fold = foldDay(DAY, {
      callbacks: [callbackFactOf('a'), callbackFactOf('b', { order: { team: 'counter-1' } })],
      secondCallbacks: [],
      population: undefined,
    });
    const turned = { ...fold, cells: fold.cells.toReversed() };
    expect(totalsOf(turned)).toEqual(totalsOf(fold));
  });

  it('leave callbacks of other programmes out', () => {
    expect(totals(callbackFactOf('a', { programme: 'topic-shoe-covers' })).cells).toEqual([]);
  });

  it('have second callbacks beside them, in no cell', () => {
    const { cells, secondCallbacks } = totals();
    expect(cells).toEqual([]);
    expect(secondCallbacks).toMatchObject({ closed: 1, asked: 1 });
  });
});

describe('populations', () => {
  it('add up by business type, in order of its name', () => {
    const count = (businessType: string, orders: number) => ({
      businessType,
      orders,
      sampled: orders - 1,
      windowPassed: 1,
      paused: orders,
    });
    expect(addPopulations([count('repair', 2), count('counter', 10), count('repair', 5)])).toEqual([
      { businessType: 'counter', orders: 10, sampled: 9, windowPassed: 1, paused: 10 },
      { businessType: 'repair', orders: 7, sampled: 5, windowPassed: 2, paused: 7 },
    ]);
  });
});
