import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginPause, endPause, isPausedFor, type Pause } from './pause.ts';

const MORNING = Date.parse('2026-10-06T02:00:00.000Z');
const after = (minutes: number): string => new Date(MORNING + minutes * 60_000).toISOString();
const of = (orderId: string, minutes = 0) => ({ customerKey: 'key', orderId, at: after(minutes) });
const DAY = 1440;

describe('a customer who is to be asked about an order', () => {
  const pause = beginPause(undefined, of('first'), 3);

  it('is asked about no other until the days are over', () => {
    expect(pause).toEqual({ customerKey: 'key', orderId: 'first', until: after(3 * DAY) });
    expect(isPausedFor(pause, of('second', 3 * DAY - 1))).toBe(true);
    expect(isPausedFor(pause, of('second', 3 * DAY))).toBe(false);
  });

  it('is asked about that one, however often it is decided on, and the pause does not grow', () => {
    expect(isPausedFor(pause, of('first', DAY))).toBe(false);
    expect(beginPause(pause, of('first', DAY), 3)).toBe(pause);
  });

  it('is not left alone for an order that is not asked about after all', () => {
    const ended = endPause(pause);
    expect(ended).not.toHaveProperty('orderId');
    expect(isPausedFor(ended, of('second', 1))).toBe(false);
    expect(isPausedFor(undefined, of('second'))).toBe(false);
  });

  it('is never asked about two orders within the days, whatever comes when', () => {
    const orders = fc.array(
      fc.record({
        orderId: fc.constantFrom('a', 'b', 'c', 'd'),
        minutes: fc.integer({ min: 0, max: 9 * DAY }),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(orders, fc.integer({ min: 1, max: 4 }), (all, days) => {
        let held: Pause | undefined;
        const asked = new Map<string, string>();
        for (const { orderId, minutes } of all.toSorted((a, b) => a.minutes - b.minutes)) {
          const request = of(orderId, minutes);
          if (asked.has(orderId) || isPausedFor(held, request)) continue;
          held = beginPause(held, request, days);
          for (const before of asked.values())
            expect(Date.parse(request.at) - Date.parse(before)).toBeGreaterThanOrEqual(days * DAY * 60_000);
          asked.set(orderId, request.at);
        }
        expect(asked.size > 0).toBe(all.length > 0);
      }),
    );
  });
});
