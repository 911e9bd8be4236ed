import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beginPause,
  type CustomerPause,
  emptyPause,
  endPause,
  isPausedFor,
  isRefused,
  refuseCalls,
} from './pause.ts';

const MORNING = Date.parse('2026-10-06T02:00:00.000Z');
const after = (minutes: number): string => new Date(MORNING + minutes * 60_000).toISOString();
const of = (taskId: string, minutes = 0) => ({ customerKey: 'key', taskId, at: after(minutes) });
const DAY = 1440;
const budget = (contactsMax: number, pauseDays = 3) => ({ contactsMax, pauseDays });

describe('a customer who is to be asked about an order', () => {
  const pause = beginPause(undefined, of('first'), budget(1));

  it('is asked about no other until the days are over', () => {
    expect(pause).toEqual({
      customerKey: 'key',
      asked: [{ taskId: 'first', until: after(3 * DAY) }],
      until: after(3 * DAY),
    });
    expect(isPausedFor(pause, of('second', 3 * DAY - 1), budget(1))).toBe(true);
    expect(isPausedFor(pause, of('second', 3 * DAY), budget(1))).toBe(false);
  });

  it('is asked about that one, however often it is decided on, and the pause does not grow', () => {
    expect(isPausedFor(pause, of('first', DAY), budget(1))).toBe(false);
    expect(beginPause(pause, of('first', DAY), budget(1))).toBe(pause);
  });

  it('is not left alone for an order that is not asked about after all', () => {
    const ended = endPause(pause, 'first');
    expect(ended).toEqual({ ...pause, asked: [] });
    expect(isPausedFor(ended, of('second', 1), budget(1))).toBe(false);
    expect(isPausedFor(undefined, of('second'), budget(1))).toBe(false);
    expect(endPause(pause, 'second')).toEqual(pause);
  });

  it('leaves no order behind when they are forgotten', () => {
    expect(emptyPause(pause)).toEqual({ ...pause, asked: [] });
  });
});

describe('a customer who wants no more calls', () => {
  const said = (taskId: string, stands: boolean, sourceVersion: number, minutes = 0) => ({
    customerKey: 'key',
    taskId,
    stands,
    sourceVersion,
    at: after(minutes),
  });
  const until = after(400 * DAY);
  const refused = refuseCalls(undefined, said('t-1', true, 2)) ?? expect.fail();

  it('is known for longer than the key by which they are', () => {
    expect(refused).toEqual({
      customerKey: 'key',
      asked: [],
      refusals: [{ taskId: 't-1', stands: true, sourceVersion: 2, until }],
      until,
    });
    expect(isRefused(refused)).toBe(true);
    expect(isRefused(undefined)).toBe(false);
    expect(isRefused(beginPause(undefined, of('first'), budget(1)))).toBe(false);
  });

  it('is asked again where that was said in error, by whatever comes later of the same call', () => {
    expect(refuseCalls(refused, said('t-1', false, 2))).toBeUndefined();
    const mended = refuseCalls(refused, said('t-1', false, 3)) ?? expect.fail();
    expect(isRefused(mended)).toBe(false);
    expect(mended.refusals).toHaveLength(1);
    expect(refuseCalls(mended, said('t-1', true, 2))).toBeUndefined();
  });

  it('who says it in two calls is not asked for one of them standing', () => {
    const twice = refuseCalls(refused, said('t-2', true, 1, DAY)) ?? expect.fail();
    expect(twice.until).toBe(after(401 * DAY));
    const half = refuseCalls(twice, said('t-1', false, 3)) ?? expect.fail();
    expect(isRefused(half)).toBe(true);
    expect(half.refusals?.map(({ taskId }) => taskId)).toEqual(['t-2', 't-1']);
  });

  it('keeps their orders, and their refusal beside those, also when they are forgotten', () => {
    const pause = beginPause(undefined, of('first'), budget(1));
    const both = refuseCalls(pause, said('t-1', true, 2)) ?? expect.fail();
    expect(both).toEqual({ ...refused, asked: pause.asked });
    const more = beginPause(both, of('second', 3 * DAY), budget(2));
    expect(more).toMatchObject({ asked: [{ taskId: 'second' }], refusals: refused.refusals, until });
    expect(emptyPause(both)).toEqual(refused);
    expect(endPause(both, 'first')).toEqual(refused);
  });

  it('has no refusals where there are none', () => {
    expect(beginPause(undefined, of('first'), budget(1))).not.toHaveProperty('refusals');
  });
});

describe('a customer nobody knows yet', () => {
  it('is kept by no budget from being asked, and has one of their own from then on', () => {
    expect(isPausedFor(undefined, of('first'), budget(0))).toBe(true);
    expect(beginPause(undefined, of('first'), budget(1)).asked).toHaveLength(1);
  });
});

describe('a budget whose days became fewer', () => {
  it('counts until the last of its orders does, and knows each of them', () => {
    const long = beginPause(undefined, of('long'), budget(3, 9));
    const three = beginPause(beginPause(long, of('short', DAY), budget(3, 2)), of('last', DAY), budget(3, 3));
    expect(three.until).toBe(after(9 * DAY));
    for (const { taskId } of three.asked) expect(isPausedFor(three, of(taskId, DAY), budget(1))).toBe(false);
  });
});

describe('a budget of two contacts', () => {
  const first = beginPause(undefined, of('first'), budget(2));
  const both = beginPause(first, of('second', DAY), budget(2));

  it('lasts for two, and for a third once the first is so many days ago', () => {
    expect(isPausedFor(first, of('second', DAY), budget(2))).toBe(false);
    expect(both).toEqual({
      customerKey: 'key',
      asked: [
        { taskId: 'first', until: after(3 * DAY) },
        { taskId: 'second', until: after(4 * DAY) },
      ],
      until: after(4 * DAY),
    });
    expect(isPausedFor(both, of('third', 3 * DAY - 1), budget(2))).toBe(true);
    expect(isPausedFor(both, of('third', 3 * DAY), budget(2))).toBe(false);
    // What is over is not carried along.
    expect(beginPause(both, of('third', 3 * DAY), budget(2)).asked.map(({ taskId }) => taskId)).toEqual([
      'second',
      'third',
    ]);
  });

  it('has one again when one of them is not asked about after all', () => {
    const ended = endPause(both, 'first');
    expect(ended.asked).toEqual([{ taskId: 'second', until: after(4 * DAY) }]);
    expect(isPausedFor(ended, of('third', DAY), budget(2))).toBe(false);
  });

  it('ends with the last of them, also when an earlier one had longer days', () => {
    expect(beginPause(first, of('second', DAY), budget(2, 1)).until).toBe(after(3 * DAY));
  });
});

it('never asks about more orders than the budget has within the days, whatever comes when', () => {
  const orders = fc.array(
    fc.record({
      taskId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      minutes: fc.integer({ min: 0, max: 9 * DAY }),
    }),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(
      orders,
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 3 }),
      (all, days, contacts) => {
        let held: CustomerPause | undefined;
        const asked = new Map<string, number>();
        for (const { taskId, minutes } of all.toSorted((a, b) => a.minutes - b.minutes)) {
          const request = of(taskId, minutes);
          if (asked.has(taskId) || isPausedFor(held, request, budget(contacts))) continue;
          held = beginPause(held, request, budget(contacts, days));
          const within = [...asked.values()].filter((before) => minutes - before < days * DAY);
          expect(within.length).toBeLessThan(contacts);
          expect(held.asked.length).toBeLessThanOrEqual(contacts);
          asked.set(taskId, minutes);
        }
        expect(asked.size > 0).toBe(all.length > 0);
      },
    ),
  );
});
