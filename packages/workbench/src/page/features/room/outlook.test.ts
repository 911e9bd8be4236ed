import { describe, expect, test } from 'vitest';
import { outlookOf, totalOf } from './outlook.ts';

const queue = {
  ...{ at: '2026-10-06T02:00:00.000Z', open: 90, due: 80, waiting: 0, leased: 2, overdueToday: 40 },
  ...{ byBusinessType: {}, ending: {}, secondCallbacks: 0, coming: [], moreComing: false },
};

describe('the outlook of the room', () => {
  test('is the calls that those at work still make at today’s pace, beside what ends today', () => {
    const room = { agentsAtWork: 4, callsPerAgentHour: 11.5, minutesLeft: 52, queue };
    expect(outlookOf(room)).toEqual({ calls: 39, due: 40, isEnough: false });
    expect(outlookOf({ ...room, minutesLeft: 53 })).toEqual({ calls: 40, due: 40, isEnough: true });
  });

  test('is unknown before the first hour is over', () => {
    expect(outlookOf({ agentsAtWork: 4, minutesLeft: 300, queue })).toBeUndefined();
  });

  test('the hours of a day add up', () => {
    const hours = [
      [9, 10, 6, 1200],
      [10, 4, 1, 100],
    ] as const;
    expect(totalOf({ day: '2026-10-06', hours })).toEqual({ calls: 14, complete: 7, seconds: 1300 });
  });
});
