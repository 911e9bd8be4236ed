import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { at, bodyOf, call } from '../testing/calls.ts';
import { orderTask } from '../testing/events.ts';
import {
  type Claim,
  claim,
  claimIdOf,
  claimsByTask,
  free,
  freeableFrom,
  isAnotherAwaited,
  isExpired,
  isHeld,
  madeUnder,
  release,
  ringsSameCustomer,
  standing,
} from './claim.ts';

const branch = longgang();
const task = orderTask({ taskId: 'routine:WO-1' });
const held = (claimId: string, more: Partial<Claim> = {}): Claim => ({
  claimId,
  taskId: 'routine:WO-1',
  agent: `agent-of-${claimId}`,
  claimedAt: at('06 10:00'),
  leaseEndsAt: at('06 10:20'),
  ...more,
});
const [a, b] = [held('20261006-a'), held('20261006-b')];
const NOW = at('06 10:05');

describe('a claim', () => {
  it('gives the task to one agent for the lease’s minutes, and names its branch day', () => {
    const by = { agent: 'agent-01', id: '01KAJX5S6Q0000000000000001' };
    const given = {
      claimId: '20261006-0000000001',
      taskId: 'routine:WO-1',
      agent: 'agent-01',
      claimedAt: at('06 10:00'),
      leaseEndsAt: at('06 10:20'),
    };
    const of = { taskId: 'routine:WO-1' };
    expect(claim(of, by, at('06 10:00'), branch)).toStrictEqual(given);
    const hashes = { customerKey: 'them', earlierKey: 'them-before' };
    expect(claim({ ...of, ...hashes }, by, at('06 10:00'), branch)).toStrictEqual({ ...given, ...hashes });
    expect(claimIdOf('2026-10-06', '01KAJX5S6Q0000000000000001')).toBe('20261006-0000000001');
  });

  it('holds until its lease ends, is given back, or its attempt is on record', () => {
    expect(isHeld(a, task, at('06 10:19'))).toBe(true);
    expect(isHeld(a, task, at('06 10:20'))).toBe(false);
    expect(isHeld({ ...a, released: true }, task, at('06 10:19'))).toBe(false);
    expect(isHeld(a, call(task, a.claimId, bodyOf()).next, at('06 10:19'))).toBe(false);
    expect([isExpired(a, at('06 10:19')), isExpired(a, at('06 10:20'))]).toEqual([false, true]);
  });

  it('rings a customer whom another task is about, while it lasts', () => {
    const rings = held('20261006-a', { customerKey: 'them' });
    const about = (customerKey?: string, taskId = 'routine:WO-2') => ({ taskId, customerKey });
    expect(ringsSameCustomer(rings, about('them'), NOW)).toBe(true);
    expect(ringsSameCustomer(rings, about('them', rings.taskId), NOW)).toBe(false);
    expect(ringsSameCustomer(rings, about('others'), NOW)).toBe(false);
    expect(ringsSameCustomer(a, about(undefined), NOW)).toBe(false);
    expect(ringsSameCustomer(rings, about('them'), at('06 10:20'))).toBe(false);
  });

  it.each([
    [
      'of one year',
      { customerKey: 'k26', earlierKey: 'k25' },
      { customerKey: 'k26', earlierKey: 'k25' },
      true,
    ],
    [
      'of the year after',
      { customerKey: 'k26', earlierKey: 'k25' },
      { customerKey: 'k27', earlierKey: 'k26' },
      true,
    ],
    ['of the year before', { customerKey: 'k27', earlierKey: 'k26' }, { customerKey: 'k26' }, true],
    [
      'of two years later',
      { customerKey: 'k26', earlierKey: 'k25' },
      { customerKey: 'k28', earlierKey: 'k27' },
      false,
    ],
    ['of nobody', { customerKey: 'k26' }, {}, false],
    ['of nobody, as the claim is', {}, {}, false],
    ['of somebody, where the claim is of nobody', {}, { customerKey: 'k26' }, false],
  ])('rings a customer whom a task is about by their hashes: %s', (_, hashes, other, isSame) => {
    const rings = held('20261006-a', hashes);
    expect(ringsSameCustomer(rings, { taskId: 'routine:WO-2', ...other }, NOW)).toBe(isSame);
  });

  it('is given back only while it holds', () => {
    expect(release(a, task, at('06 10:19'))).toEqual({ ...a, released: true });
    expect(release(a, task, at('06 10:20'))).toBeUndefined();
  });

  it('is ended by somebody else after five minutes, and is awaited all the same', () => {
    expect(freeableFrom(a)).toBe(at('06 10:05'));
    expect(free(a, task, at('06 10:04'))).toBe('claim-just-made');
    expect(free(a, task, at('06 10:05'))).toEqual({ ...a, leaseEndsAt: at('06 10:05') });
    expect(free(a, task, at('06 10:20'))).toBeUndefined();
    expect(free(a, call(task, a.claimId, bodyOf()).next, at('06 10:04'))).toBeUndefined();
    expect(isAnotherAwaited([b, { ...a, leaseEndsAt: at('06 10:05') }], b, task)).toBe(true);
  });

  it('brings along what its agent rang before, and the call under it once that is on record', () => {
    const before = { day: '2026-10-06', hours: [[9, 2, 1, 90]] } as const;
    const by = { agent: 'agent-01', id: '01KAJX5S6Q0000000000000001' };
    expect(claim({ taskId: 'routine:WO-1' }, by, NOW, branch, before).made).toBe(before);
    const own = { ...a, made: before };
    expect(madeUnder(own, task, branch.zone)).toBe(before);
    expect(madeUnder(own, undefined, branch.zone)).toBe(before);
    expect(madeUnder(own, call(task, b.claimId, bodyOf()).next, branch.zone)).toBe(before);
    expect(madeUnder(own, call(task, a.claimId, bodyOf()).next, branch.zone)).toEqual({
      day: '2026-10-06',
      hours: [
        [9, 2, 1, 90],
        [10, 1, 0, 40],
      ],
    });
  });

  it('is found by its task while its lease lasts', () => {
    const over = held('20261006-c', { leaseEndsAt: at('06 10:04') });
    expect([...claimsByTask([over, a], NOW)]).toEqual([['routine:WO-1', a]]);
    expect([...claimsByTask([a, over], NOW)]).toEqual([['routine:WO-1', a]]);
    expect([...claimsByTask([over, { ...a, released: true }], NOW)]).toEqual([]);
  });
});

describe('another attempt is awaited', () => {
  it('while another claim of the task and day is neither given back nor recorded', () => {
    const awaited = (...claims: Claim[]) => isAnotherAwaited(claims, a, task);
    expect(awaited(a)).toBe(false);
    expect(awaited(a, b)).toBe(true);
    expect(awaited(a, { ...b, released: true })).toBe(false);
    expect(awaited(a, { ...b, taskId: 'routine:WO-2' })).toBe(false);
    expect(awaited(a, { ...b, claimId: '20261005-b' })).toBe(false);
    expect(isAnotherAwaited([a, b], a, call(task, b.claimId, bodyOf()).next)).toBe(false);
  });
});

describe('a claim that was written', () => {
  it.each<[string, readonly Claim[], string]>([
    ['beside no other stands', [a], 'alone'],
    ['beside another task’s stands', [a, { ...b, taskId: 'routine:WO-2' }], 'alone'],
    ['beside one that is over stands', [a, { ...b, leaseEndsAt: NOW }], 'alone'],
    ['beside one that was given back stands', [a, { ...b, released: true }], 'alone'],
    ['beside a later one looks again', [a, b], 'look again'],
    ['beside an earlier one gives way', [a, held('20261006-0')], 'give way'],
    ['between two gives way', [a, b, held('20261006-0')], 'give way'],
  ])('%s', (_, claims, stands) => {
    expect(standing(claims, a, task, NOW)).toBe(stands);
  });

  it('stands beside one whose attempt is on record', () => {
    expect(standing([a, b], a, call(task, b.claimId, bodyOf()).next, NOW)).toBe('alone');
  });

  it('of two that see each other one gives way, and never both look on', () => {
    expect([standing([a, b], a, task, NOW), standing([a, b], b, task, NOW)]).toEqual([
      'look again',
      'give way',
    ]);
  });
});
