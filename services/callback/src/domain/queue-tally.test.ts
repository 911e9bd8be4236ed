import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '../testing/calls.ts';
import {
  added,
  begin,
  checked,
  isBurst,
  isLong,
  openWindow,
  type QueueChange,
  type QueueTally,
  withChanges,
} from './queue-tally.ts';

const [REPAIR, COUNTER] = ['order/repair/2026-10-18', 'order/counter/2026-10-19'];
const SHARD = 'shard-1';
const NOON = at('06 12:00');
const ms = (moment: string): number => Date.parse(at(moment));
const tally = (more: Partial<QueueTally> = {}): QueueTally => ({
  counts: { [REPAIR]: 1000 },
  at: at('06 09:00'),
  begunAt: at('06 09:00'),
  shards: {},
  ...more,
});
const change = (sequence: string, by = { [REPAIR]: 1 }, moment = '06 10:00'): QueueChange => ({
  at: ms(moment),
  sequence,
  by,
});
const windowOf = (...changes: QueueChange[]) => withChanges({ seconds: {} }, changes);

describe('a tally', () => {
  it('is for a queue of more than eight hundred', () => {
    expect([isLong(800), isLong(801)]).toEqual([false, true]);
  });

  it('begins with what was counted, without who may be rung by now', () => {
    expect(begin({ [REPAIR]: 900, [`waiting/${NOON}`]: 4 }, NOON)).toEqual({
      counts: { [REPAIR]: 900 },
      at: NOON,
      begunAt: NOON,
      shards: {},
    });
  });

  it('takes a window in once, and remembers how far it came in that shard', () => {
    const window = windowOf(change('9'), change('10', { [COUNTER]: 2 }));
    const next = added(tally(), window, SHARD, NOON);
    expect(next).toEqual({
      ...tally(),
      counts: { [REPAIR]: 1001, [COUNTER]: 2 },
      at: NOON,
      shards: { [SHARD]: { sequence: '10', at: NOON } },
    });
    expect(added(next ?? tally(), window, SHARD, NOON)).toBeUndefined();
    // Another shard counts its changes by itself.
    expect(added(next ?? tally(), window, 'shard-2', NOON)?.counts[REPAIR]).toBe(1002);
  });

  it('leaves out who may be rung when it takes the window in', () => {
    const [then, later] = [`waiting/${NOON}`, `waiting/${at('06 12:15')}`];
    const window = windowOf(change('1', { [then]: 1, [later]: 1 }));
    expect(added(tally(), window, SHARD, NOON)?.counts).toEqual({ [REPAIR]: 1000, [later]: 1 });
  });

  it('passes over changes from before it was counted, to the second', () => {
    const begun = tally({ begunAt: '2026-10-06T01:00:00.500Z' });
    const window = windowOf(
      change('1', { [REPAIR]: 5 }, '06 08:59'),
      change('2', { [REPAIR]: 7 }, '06 09:00'),
    );
    expect(added(begun, window, SHARD, NOON)?.counts).toEqual({ [REPAIR]: 1007 });
  });

  it('takes in nothing while it sleeps, nor a window without changes', () => {
    expect(added(tally({ asleep: true }), windowOf(change('1')), SHARD, NOON)).toBeUndefined();
    expect(added(tally(), windowOf(), SHARD, NOON)).toBeUndefined();
  });

  it('forgets how far it came in a shard of which nothing was heard for a day', () => {
    const shards = {
      old: { sequence: '1', at: at('05 12:00') },
      young: { sequence: '2', at: at('05 12:01') },
    };
    expect(Object.keys(added(tally({ shards }), windowOf(change('1')), SHARD, NOON)?.shards ?? {})).toEqual([
      'young',
      SHARD,
    ]);
  });
});

describe('a window of changes', () => {
  it('knows from the tally up to where its shard was taken in', () => {
    const shards = { [SHARD]: { sequence: '10', at: NOON } };
    expect(openWindow(undefined, SHARD)).toEqual({ seconds: {} });
    expect(openWindow(tally(), SHARD)).toEqual({ seconds: {} });
    expect(openWindow(tally({ shards }), SHARD)).toEqual({ after: '10', seconds: {} });
  });

  it('passes over what was taken in and what comes twice, by numbers of any length', () => {
    const window = withChanges({ after: '9', seconds: {} }, [
      change('9'),
      change('10'),
      change('10'),
      change('12345678901234567890123'),
      change('12345678901234567890122'),
    ]);
    expect(window).toEqual({
      after: '9',
      sequence: '12345678901234567890123',
      seconds: { [ms('06 10:00') / 1000]: { [REPAIR]: 2 } },
    });
    expect(withChanges(window, [change('11')])).toEqual(window);
  });

  it('is the same in one batch as in many, each of which may come twice', () => {
    const changes = fc.array(fc.record({ second: fc.nat(5), count: fc.integer({ min: -2, max: 2 }) }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(changes, fc.array(fc.nat(12), { maxLength: 4 }), (made, cuts) => {
        const all = made.map(({ second, count }, index) => ({
          at: ms('06 10:00') + second * 1000,
          sequence: String(index + 1),
          by: { [REPAIR]: count },
        }));
        let window = withChanges({ seconds: {} }, []);
        for (const cut of [...cuts.toSorted((a, b) => a - b), all.length])
          window = withChanges(window, all.slice(0, cut));
        expect(window).toEqual(withChanges({ seconds: {} }, all));
      }),
    );
  });

  it('is a burst when two hundred more came than left', () => {
    const waiting = { [`waiting/${NOON}`]: 300 };
    expect(isBurst(windowOf(change('1', { [REPAIR]: 150, [COUNTER]: 49 }), change('2', waiting)))).toBe(
      false,
    );
    expect(isBurst(windowOf(change('1', { [REPAIR]: 150, [COUNTER]: 49 }), change('2')))).toBe(true);
    expect(isBurst(windowOf(change('1', { [REPAIR]: 201 }), change('2', { [REPAIR]: -2 })))).toBe(false);
  });
});

describe('a check of the tally', () => {
  const [first, second] = [at('06 03:20'), at('06 03:45')];

  it('has nothing to save where both agree', () => {
    expect(checked(tally(), { [REPAIR]: 1000 }, 1000, first)).toEqual({ differing: 0, repaired: 0 });
  });

  it('doubts what differs, and puts it right when it differs alike a while later', () => {
    const doubting = checked(tally(), { [REPAIR]: 997, [COUNTER]: 2 }, 999, first);
    expect(doubting).toEqual({
      next: { ...tally(), doubted: { at: first, by: { [REPAIR]: -3, [COUNTER]: 2 } } },
      differing: 5,
      repaired: 0,
    });
    // Ten left and are in both; one more came, which the tally does not know yet.
    const later = { ...tally(), ...doubting.next, counts: { [REPAIR]: 990 } };
    expect(checked(later, { [REPAIR]: 987, [COUNTER]: 3 }, 990, second)).toEqual({
      next: { ...later, counts: { [REPAIR]: 987 }, doubted: { at: second, by: { [COUNTER]: 3 } } },
      differing: 6,
      repaired: 3,
    });
  });

  it('forgets a doubt that has gone', () => {
    const doubting = tally({ doubted: { at: first, by: { [REPAIR]: -3 } } });
    expect(checked(doubting, { [REPAIR]: 1000 }, 1000, second)).toEqual({
      next: { ...tally(), doubted: undefined },
      differing: 0,
      repaired: 0,
    });
  });

  it('confirms nothing within twenty minutes, however often it comes', () => {
    const doubting = tally({ doubted: { at: first, by: { [REPAIR]: -3 } } });
    expect(checked(doubting, { [REPAIR]: 997 }, 997, at('06 03:39'))).toEqual({ differing: 3, repaired: 0 });
    expect(checked(doubting, { [REPAIR]: 997 }, 997, at('06 03:40'))).toMatchObject({
      differing: 3,
      repaired: 3,
    });
  });

  it('does not hold it against who waited when it was counted and may be rung by now', () => {
    const then = { [`waiting/${first}`]: 3 };
    expect(
      checked(tally({ counts: { [REPAIR]: 1000, ...then } }), { [REPAIR]: 1000 }, 1000, first).differing,
    ).toBe(0);
    expect(checked(tally(), { [REPAIR]: 1000, ...then }, 1000, first).differing).toBe(0);
  });

  it('puts the tally of a queue of less than four hundred to sleep', () => {
    expect(checked(tally(), { [REPAIR]: 399 }, 399, first)).toEqual({
      next: { counts: {}, shards: {}, at: at('06 09:00'), begunAt: at('06 09:00'), asleep: true },
      differing: 0,
      repaired: 0,
    });
    expect(checked(tally({ counts: { [REPAIR]: 400 } }), { [REPAIR]: 400 }, 400, first).next).toBeUndefined();
  });
});
