import { longgang } from '@huiyin/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '../testing/calls.ts';
import {
  changeOf,
  countsOf,
  figuresByKind,
  figuresOfCounts,
  kindsOf,
  negative,
  sumOf,
  withoutPast,
} from './queue-counts.ts';
import type { QueueEntry } from './queue-entry.ts';
import { figuresOf } from './queue-figures.ts';

const hours = longgang();
const { zone } = hours;
const entry = (taskId: string, more: Partial<QueueEntry> = {}): QueueEntry => ({
  taskId,
  windowEndsAt: at('19 00:00'),
  about: 'order',
  businessType: 'repair',
  team: 'repair-1',
  tied: [],
  ...more,
});

describe('the kinds that an open task is of', () => {
  it('are what it is about and the last day of its window', () => {
    expect(kindsOf(entry('a'), zone)).toEqual(['order/repair/2026-10-18']);
    expect(kindsOf(entry('a', { windowEndsAt: at('19 00:01'), about: 'case' }), zone)).toEqual([
      'case/repair/2026-10-19',
    ]);
  });

  it.each([
    ['06 14:00', '2026-10-06T06:00:00.000Z'],
    ['06 14:01', '2026-10-06T06:15:00.000Z'],
    ['06 14:15', '2026-10-06T06:15:00.000Z'],
  ])('of one who waits until %s also the quarter that has then begun', (from, quarter) => {
    expect(kindsOf(entry('a', { waiting: { from: at(from) } }), zone)).toEqual([
      'order/repair/2026-10-18',
      `waiting/${quarter}`,
    ]);
  });
});

describe('counts', () => {
  it('add up, and a kind that comes to none is left out', () => {
    expect(sumOf({ a: 1, b: 2 }, { b: -2, c: 3 })).toEqual({ a: 1, c: 3 });
    expect(negative({ a: 1, b: -2 })).toEqual({ a: -1, b: 2 });
  });

  it('change by who came, who left and who waits now', () => {
    const waiting = entry('a', { waiting: { from: at('06 14:00') } });
    expect(changeOf(undefined, entry('a'), zone)).toEqual({ 'order/repair/2026-10-18': 1 });
    expect(changeOf(entry('a'), waiting, zone)).toEqual({ 'waiting/2026-10-06T06:00:00.000Z': 1 });
    expect(changeOf(waiting, undefined, zone)).toEqual({
      'order/repair/2026-10-18': -1,
      'waiting/2026-10-06T06:00:00.000Z': -1,
    });
    expect(changeOf(entry('a'), entry('a', { team: 'repair-2' }), zone)).toEqual({});
    expect(changeOf(undefined, undefined, zone)).toEqual({});
  });

  it('lose who may be rung by now', () => {
    const counts = {
      'order/repair/2026-10-18': 2,
      [`waiting/${at('06 14:00')}`]: 1,
      [`waiting/${at('06 14:15')}`]: 1,
    };
    expect(withoutPast(counts, at('06 14:00'))).toEqual({
      'order/repair/2026-10-18': 2,
      [`waiting/${at('06 14:15')}`]: 1,
    });
  });
});

describe('the figures of counts', () => {
  it('tell whose windows end today, within three days, within seven and later', () => {
    const counts = {
      'order/repair/2026-10-05': 1,
      'order/repair/2026-10-06': 2,
      'case/repair/2026-10-07': 4,
      'order/repair/2026-10-08': 8,
      'order/repair/2026-10-09': 16,
      'order/repair/2026-10-12': 32,
      'order/counter/2026-10-13': 64,
      [`waiting/${at('06 14:00')}`]: 128,
    };
    expect(figuresByKind(counts, at('06 10:00'), hours)).toEqual({
      open: 127,
      overdueToday: 3,
      secondCallbacks: 4,
      byBusinessType: { repair: 63, counter: 64 },
      ending: {
        repair: { today: 3, threeDays: 12, week: 48, later: 0 },
        counter: { today: 0, threeDays: 0, week: 0, later: 64 },
      },
    });
  });

  it('never say that there are less than none', () => {
    const counts = {
      'order/repair/2026-10-06': -2,
      'order/counter/2026-10-07': 1,
      [`waiting/${at('06 14:00')}`]: -1,
    };
    expect(
      figuresOfCounts(counts, { at: at('06 10:00'), leased: 3, now: at('06 10:00') }, hours),
    ).toMatchObject({
      open: 1,
      due: 0,
      waiting: 0,
      leased: 3,
      byBusinessType: { counter: 1 },
    });
  });

  it('count as due who neither waits, nor is held, nor has a window that is over, when calls are permitted', () => {
    const counts = {
      'order/repair/2026-10-05': 3,
      'order/repair/2026-10-06': 20,
      [`waiting/${at('06 12:45')}`]: 5,
      [`waiting/${at('06 15:00')}`]: 7,
    };
    const figures = (now: string, leased = 0) =>
      figuresOfCounts(counts, { at: at('06 09:00'), leased, now: at(now) }, hours);
    expect(figures('06 10:00', 2)).toMatchObject({ at: at('06 09:00'), waiting: 12, due: 6, leased: 2 });
    expect(figures('06 14:59')).toMatchObject({ waiting: 7, due: 13 });
    expect(figures('06 15:00')).toMatchObject({ waiting: 0, due: 20 });
    // At noon nobody is rung: what counts is when calls are permitted again.
    expect(figures('06 12:30')).toMatchObject({ waiting: 12, due: 13 });
  });

  it('are those of the entries, where waits end with a quarter and windows with a day', () => {
    const moments = fc
      .integer({ min: 0, max: 400 })
      .map((quarters) => new Date(Date.parse(at('06 00:00')) + quarters * 900_000).toISOString());
    const entries = fc.array(
      fc.record({
        about: fc.constantFrom('order' as const, 'case' as const),
        businessType: fc.constantFrom('repair', 'counter'),
        days: fc.integer({ min: 5, max: 20 }),
        from: fc.option(moments, { nil: undefined }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(entries, moments, (made, now) => {
        const all = made.map(({ days, from, ...rest }, index) =>
          entry(`t-${index}`, {
            ...rest,
            windowEndsAt: new Date(Date.parse(at('06 00:00')) + days * 86_400_000).toISOString(),
            ...(from !== undefined && { waiting: { from } }),
          }),
        );
        expect(figuresOfCounts(countsOf(all, zone), { at: now, leased: 0, now }, hours)).toEqual(
          figuresOf(all, new Map(), now, hours),
        );
        const one = all.reduce((sum, each) => sumOf(sum, changeOf(undefined, each, zone)), {});
        expect(countsOf(all, zone)).toEqual(one);
      }),
    );
  });
});
