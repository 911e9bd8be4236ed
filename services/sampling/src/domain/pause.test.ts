import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beginPause,
  type CustomerPause,
  carryRefusals,
  emptyPause,
  endPause,
  isPausedFor,
  isRefused,
  pausePlaces,
  refuseCalls,
  together,
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
  const until = after(800 * DAY);
  const refused = refuseCalls(undefined, said('t-1', true, 2)) ?? expect.fail();

  it('is known as long as an order may name the hash', () => {
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
    expect(twice.until).toBe(after(801 * DAY));
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

describe('a customer known by two years’ hashes', () => {
  const hashes = { customerKey: 'own', earlierKey: 'earlier' };

  it.each([
    ['2026-10-05', '2026-10-06T02:00:00.000Z', 'own'],
    ['2026-12-31', '2027-01-02T02:00:00.000Z', 'own'],
    ['2027-01-01', '2027-01-02T02:00:00.000Z', 'earlier'],
    ['2027-06-30', '2027-06-30T23:59:59.999Z', 'earlier'],
    ['2027-06-30', '2027-07-01T00:00:00.000Z', 'own'],
    ['2027-07-01', '2027-12-31T23:59:59.999Z', 'own'],
    ['2026-12-31', '2027-07-01T00:00:00.000Z', 'own'],
    ['2024-12-31', '2027-01-02T02:00:00.000Z', 'own'],
  ])(
    'whose order of %s is decided on at %s has their contacts entered under their %s hash',
    (day, at, here) => {
      expect(pausePlaces(day, hashes, at)).toEqual({ here, there: here === 'own' ? 'earlier' : 'own' });
      expect(pausePlaces(day, { customerKey: 'own' }, at)).toEqual({ here: 'own', there: undefined });
    },
  );

  const asked = (taskId: string, day: number) => ({ taskId, until: after(day * DAY) });
  const refusal = (taskId: string, stands: boolean, sourceVersion: number) => ({
    taskId,
    stands,
    sourceVersion,
    until: after(0),
  });

  it('has one budget, in which each task counts once', () => {
    const here = { asked: [asked('a', 1), asked('b', 2)] };
    const there = { asked: [asked('b', 3), asked('c', 4)] };
    expect(together(here, there).asked).toEqual([asked('b', 2), asked('c', 4), asked('a', 1)]);
    expect(together(undefined, there)).toEqual({ ...there, refusals: [] });
    expect(together(here, undefined).asked).toEqual(here.asked);
    expect(together(undefined, undefined)).toEqual({ asked: [], refusals: [] });
  });

  it('wants no more calls where the latest of either hash says so', () => {
    const of = (...refusals: readonly ReturnType<typeof refusal>[]) => ({ asked: [], refusals });
    expect(isRefused(together(undefined, of(refusal('t', true, 1))))).toBe(true);
    expect(isRefused(together(of(refusal('t', true, 1)), undefined))).toBe(true);
    for (const [stands, version, isIt] of [
      [false, 2, false],
      [true, 1, true],
      [true, 3, true],
    ] as const) {
      const [known, other] = [of(refusal('t', true, 1)), of(refusal('t', stands, version))];
      expect(isRefused(together(other, known))).toBe(isIt);
      expect(isRefused(together(known, other))).toBe(isIt);
    }
    const here = { ...refusal('t', true, 1), until: after(DAY) };
    expect(together(of(here), of(refusal('t', true, 1))).refusals).toEqual([here]);
  });

  it('is left alone under the one hash for what they said under the other, as long as orders name that', () => {
    const known = { asked: [asked('a', 1)], refusals: [refusal('t-1', true, 3), refusal('t-2', false, 4)] };
    const to = { customerKey: 'own', at: after(DAY) };
    const until = after(801 * DAY);
    const carried = carryRefusals(undefined, known, to) ?? expect.fail();
    expect(carried).toEqual({
      customerKey: 'own',
      asked: [],
      refusals: known.refusals.map((each) => ({ ...each, until })),
      until,
    });
    expect(carryRefusals(carried, known, { ...to, at: after(9 * DAY) })).toBeUndefined();
    expect(carryRefusals(undefined, { asked: [] }, to)).toBeUndefined();
    const before = beginPause(undefined, of('b'), budget(1));
    expect(carryRefusals(before, known, to)).toMatchObject({ asked: before.asked, refusals: [{}, {}] });
    const half = refuseCalls(undefined, { ...refusal('t-1', true, 3), customerKey: 'own', at: after(0) });
    expect(carryRefusals(half, known, to)?.refusals).toEqual([
      { ...refusal('t-1', true, 3), until: after(800 * DAY) },
      { ...refusal('t-2', false, 4), until },
    ]);
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
