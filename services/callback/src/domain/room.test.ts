import { plusMinutes } from '@huiyin/calendar';
import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { at, bodyOf, call } from '../testing/calls.ts';
import { orderTask } from '../testing/events.ts';
import type { Claim } from './claim.ts';
import { permittedMinutesLeft, roomOf } from './room.ts';

const hours = longgang();
const task = orderTask({ taskId: 'routine:WO-1' });
const claimBy = (agent: string, claimedAt: string, more: Partial<Claim> = {}): Claim => ({
  claimId: `20261006-${agent}`,
  taskId: 'routine:WO-1',
  agent,
  claimedAt: at(claimedAt),
  leaseEndsAt: plusMinutes(at(claimedAt), 20),
  ...more,
});
const made = (...all: readonly (readonly [number, number, number, number])[]) => ({
  day: '2026-10-06',
  hours: all,
});
const NOW = at('06 10:30');

describe('the callback room', () => {
  it('shows who has a customer, the longest first, and from when their lease may be ended', () => {
    const holdings = [claimBy('b', '06 10:20'), claimBy('a', '06 10:15')].map((claim) => ({ claim, task }));
    expect(roomOf(holdings, NOW, hours).claims).toEqual([
      {
        agent: 'a',
        taskId: 'routine:WO-1',
        claimId: '20261006-a',
        businessType: 'repair',
        claimedAt: at('06 10:15'),
        leaseEndsAt: at('06 10:35'),
        freeableFrom: at('06 10:20'),
      },
      expect.objectContaining({ agent: 'b', freeableFrom: at('06 10:25') }),
    ]);
  });

  it('shows a lease that ran out without a call, and none that was given back, recorded, or of a task that is over', () => {
    const ranOut = claimBy('a', '06 10:00');
    const recorded = claimBy('b', '06 10:20');
    const holdings = [
      { claim: ranOut, task },
      { claim: recorded, task: call(task, recorded.claimId, bodyOf()).next },
      { claim: claimBy('c', '06 10:20', { released: true }), task },
      { claim: claimBy('d', '06 10:20'), task: { ...task, state: 'withdrawn' as const } },
      { claim: claimBy('e', '06 10:20'), task: undefined },
      { claim: claimBy('f', '05 10:20'), task },
    ];
    const { claims } = roomOf(holdings, NOW, hours);
    expect(claims.map(({ agent }) => agent)).toEqual(['a']);
    expect(claims[0]).not.toHaveProperty('freeableFrom');
  });

  it('counts what was rung today, the call of the last claim with the rest', () => {
    const last = claimBy('a', '06 09:50', { made: made([8, 3, 2, 300]) });
    const holdings = [
      { claim: last, task: call(task, last.claimId, bodyOf()).next },
      { claim: claimBy('b', '06 10:20', { made: made([8, 1, 1, 60], [9, 2, 0, 20]) }), task },
      { claim: claimBy('c', '05 10:20', { made: { day: '2026-10-05', hours: [[9, 9, 9, 9]] } }), task },
    ];
    expect(roomOf(holdings, NOW, hours).today).toEqual(made([8, 4, 3, 360], [9, 2, 0, 20], [10, 1, 0, 40]));
  });

  it('knows its pace by the hours that are over, and who is at work by this hour and the last', () => {
    const holdings = [
      { claim: claimBy('holds', '06 10:20'), task },
      {
        claim: claimBy('rang', '06 09:00', { made: made([8, 10, 5, 900], [9, 7, 4, 800]), released: true }),
        task,
      },
      { claim: claimBy('left', '06 08:00', { made: made([8, 6, 3, 700]), released: true }), task },
    ];
    const room = roomOf(holdings, NOW, hours);
    expect(room.agentsAtWork).toBe(2);
    expect(room.callsPerAgentHour).toBe(7.7);
    expect(roomOf(holdings, at('06 11:00'), hours).agentsAtWork).toBe(0);
    expect(roomOf(holdings, at('06 08:59'), hours)).not.toHaveProperty('callsPerAgentHour');
  });

  it.each([
    ['06 08:00', 630],
    ['06 08:31', 629],
    ['06 11:30', 450],
    ['06 13:00', 420],
    ['06 20:59', 1],
    ['06 21:00', 0],
    ['06 23:59', 0],
  ])('has at %s %i permitted minutes left', (now, minutes) => {
    expect(permittedMinutesLeft(at(now), hours)).toBe(minutes);
  });
});
