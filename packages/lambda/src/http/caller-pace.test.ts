import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Allowance, callerPaces, takeCall } from './caller-pace.ts';

const PACE = { perSecond: 2, atOnce: 3 };

describe('a caller’s allowance', () => {
  it.each<[string, Allowance | undefined, number, ReturnType<typeof takeCall>]>([
    ['is whole at the first call', undefined, 5000, { allowance: { left: 2, atMs: 5000 } }],
    ['is taken to its last', { left: 1, atMs: 5000 }, 5000, { allowance: { left: 0, atMs: 5000 } }],
    ['fills up with time', { left: 0, atMs: 5000 }, 6000, { allowance: { left: 1, atMs: 6000 } }],
    ['is never more than whole', { left: 0, atMs: 5000 }, 99_000, { allowance: { left: 2, atMs: 99_000 } }],
    [
      'refuses what is not whole yet',
      { left: 0, atMs: 5000 },
      5499,
      { allowance: { left: 0.998, atMs: 5499 }, waitSeconds: 1 },
    ],
    [
      'fills nothing where a clock goes back',
      { left: 0, atMs: 5000 },
      4000,
      { allowance: { left: 0, atMs: 5000 }, waitSeconds: 1 },
    ],
  ])('%s', (_, before, now, after) => {
    expect(takeCall(before, PACE, now)).toEqual(after);
  });

  it('says in whole seconds when the next call would be taken, and then it is', () => {
    const slow = { perSecond: 0.25, atOnce: 1 };
    const { allowance, waitSeconds } = takeCall({ left: 0, atMs: 0 }, slow, 0);
    expect(waitSeconds).toBe(4);
    expect(takeCall(allowance, slow, 3999).waitSeconds).toBe(1);
    expect(takeCall(allowance, slow, 4000).waitSeconds).toBeUndefined();
  });

  it('lets through no more than what is taken at once and what has filled up since, and no less to who comes slowly', () => {
    const calls = fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(calls, (pauses) => {
        let [allowance, now, taken]: [Allowance | undefined, number, number] = [undefined, 0, 0];
        for (const [index, pause] of pauses.entries()) {
          now += index === 0 ? 0 : pause;
          const { waitSeconds, ...next } = takeCall(allowance, PACE, now);
          // Who leaves the time between two calls that the rate leaves is never refused.
          if (pause >= 1000 / PACE.perSecond) expect(waitSeconds).toBeUndefined();
          if (waitSeconds === undefined) taken += 1;
          ({ allowance } = next);
          expect(taken).toBeLessThanOrEqual(PACE.atOnce + (now * PACE.perSecond) / 1000 + 1e-6);
        }
      }),
    );
  });
});

describe('the callers that a function remembers', () => {
  it('each have their own allowance for each route', () => {
    const paces = callerPaces(() => 0);
    const refused = (route: string, caller: string) => paces(route, caller, { perSecond: 1, atOnce: 1 });
    expect([refused('GET /queue', 'a'), refused('GET /queue', 'a')]).toEqual([undefined, 1]);
    expect([refused('GET /queue', 'b'), refused('GET /room', 'a')]).toEqual([undefined, undefined]);
  });

  it('are so many at most: who called longest ago is forgotten', () => {
    const paces = callerPaces(() => 0, 2);
    const refused = (caller: string) =>
      paces('GET /queue', caller, { perSecond: 1, atOnce: 1 }) !== undefined;
    for (const caller of ['a', 'b']) expect(refused(caller)).toBe(false);
    expect(refused('a')).toBe(true);
    // Of the two it is b who called longest ago.
    expect(refused('c')).toBe(false);
    expect(refused('a')).toBe(true);
    expect(refused('b')).toBe(false);
  });
});
