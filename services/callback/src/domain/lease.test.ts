import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { at, bodyOf, call } from '../testing/calls.ts';
import { orderTask } from '../testing/events.ts';
import {
  claim,
  claimIdOf,
  claimIn,
  dayOfClaim,
  isAnotherAwaited,
  isExpired,
  isHeld,
  type Lease,
  lastClaimsOf,
  release,
} from './lease.ts';

const branch = longgang();
const by = (agent: string, turn = 1) => ({ agent, id: `01KAJX5S6Q000000000${turn}${agent.slice(-6)}`, turn });
const claimed = (moment = at('06 10:00'), before?: Lease, agent = 'agent-01', turn = 1) =>
  claim('routine:WO-1', by(agent, turn), before, moment, branch);
const task = orderTask();
const taken = claimed(at('06 10:30'), claimed(), 'agent-02');

describe('a claim', () => {
  it('gives the task to one agent for the lease’s minutes', () => {
    expect(claimed()).toEqual({
      day: '2026-10-06',
      taskId: 'routine:WO-1',
      claimId: `20261006-${by('agent-01').id.slice(-10)}`,
      agent: 'agent-01',
      claimedAt: at('06 10:00'),
      leaseEndsAt: at('06 10:20'),
      turn: 1,
      earlier: undefined,
    });
  });

  it('never reaches into the next branch day', () => {
    expect(claimed(at('06 23:50')).leaseEndsAt).toBe(at('07 00:00'));
    expect(claimed(at('06 23:40')).leaseEndsAt).toBe(at('07 00:00'));
    expect(claimed(at('06 23:39')).leaseEndsAt).toBe(at('06 23:59'));
  });

  it('puts those before it among the earlier ones, in their order', () => {
    const third = claimed(at('06 11:00'), { ...taken, released: true }, 'agent-03');
    expect(third.earlier).toEqual([
      { claimId: claimed().claimId, agent: 'agent-01', claimedAt: at('06 10:00') },
      { claimId: taken.claimId, agent: 'agent-02', claimedAt: at('06 10:30'), released: true },
    ]);
  });

  it('is found by its id, taken over or not; another’s is not', () => {
    expect(claimIn(taken, taken.claimId)).toMatchObject({ agent: 'agent-02' });
    expect(claimIn(taken, claimed().claimId)).toMatchObject({ agent: 'agent-01' });
    expect(claimIn(taken, 'c-1')).toBeUndefined();
    expect(claimIn(undefined, 'c-1')).toBeUndefined();
  });

  it('names its branch day', () => {
    expect(dayOfClaim(claimIdOf('2026-10-06', '01KAJX5S6Q0000000000000001'))).toBe('2026-10-06');
    expect(claimIdOf('2026-10-06', '01KAJX5S6Q0000000000000001')).toBe('20261006-0000000001');
    for (const other of ['c-1', 'x20261006-1', '20261006', '2026100-11'])
      expect(dayOfClaim(other)).toBeUndefined();
  });
});

describe('a task is held', () => {
  it('until its lease ends, is given back, or its attempt is on record', () => {
    const lease = { ...claimed(), claimId: 'c-1' };
    expect(isHeld(lease, task, at('06 10:19'))).toBe(true);
    expect(isHeld(lease, task, at('06 10:20'))).toBe(false);
    expect(isHeld({ ...lease, released: true }, task, at('06 10:19'))).toBe(false);
    expect(isHeld(lease, call(task, 'c-1', bodyOf()).next, at('06 10:19'))).toBe(false);
    expect(isExpired(lease, at('06 10:19'))).toBe(false);
  });

  it('and given back only under the claim by which it is held', () => {
    const lease = { ...claimed(), claimId: 'c-1' };
    expect(release(lease, 'c-1', task, at('06 10:19'))).toEqual({ ...lease, released: true });
    expect(release(lease, 'c-2', task, at('06 10:19'))).toBeUndefined();
    expect(release(lease, 'c-1', task, at('06 10:20'))).toBeUndefined();
  });
});

describe('another attempt is awaited', () => {
  it('while another claim of the day is neither given back nor recorded', () => {
    const first = claimed().claimId;
    expect(isAnotherAwaited(claimed(), first, task)).toBe(false);
    expect(isAnotherAwaited(taken, taken.claimId, task)).toBe(true);
    expect(isAnotherAwaited(taken, first, task)).toBe(true);
    expect(isAnotherAwaited({ ...taken, released: true }, first, task)).toBe(false);
    expect(isAnotherAwaited(taken, taken.claimId, call(task, first, bodyOf()).next)).toBe(false);
  });
});

describe('the claims by which an agent can hold a task', () => {
  it('are their last ones of the day: more than one only when they asked twice at the same time', () => {
    const turns: readonly (readonly [string, number])[] = [
      ['agent-01', 1],
      ['agent-01', 10],
      ['agent-02', 11],
      ['agent-01', 9],
      ['agent-01', 10],
    ];
    const leases = turns.map(([agent, turn]) => claimed(at('06 10:00'), undefined, agent, turn));
    expect(lastClaimsOf('agent-01', leases).map(({ turn }) => turn)).toEqual([10, 10]);
    expect(lastClaimsOf('agent-03', leases)).toEqual([]);
  });
});
