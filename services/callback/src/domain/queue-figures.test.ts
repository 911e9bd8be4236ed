import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { at } from '../testing/calls.ts';
import type { Claim } from './claim.ts';
import type { QueueEntry } from './queue-entry.ts';
import { figuresOf } from './queue-figures.ts';

const hours = longgang();
const entry = (taskId: string, more: Partial<QueueEntry> = {}): QueueEntry => ({
  taskId,
  windowEndsAt: at('19 00:00'),
  about: 'order',
  businessType: 'repair',
  team: 'repair-1',
  tied: [],
  ...more,
});
const claim: Claim = {
  claimId: 'c-1',
  agent: 'agent-01',
  claimedAt: at('06 09:50'),
  taskId: 'held',
  leaseEndsAt: at('06 10:10'),
};
const entries = [
  entry('today', { windowEndsAt: at('07 00:00') }),
  entry('tomorrow', { windowEndsAt: at('07 00:01'), businessType: 'counter' }),
  entry('held'),
  entry('waits', { waiting: { from: at('06 14:00') } }),
  entry('case', { about: 'case' }),
];
const of = (now: string) => figuresOf(entries, new Map([['held', claim]]), now, hours);

describe('the queue in figures', () => {
  it('within permitted hours', () => {
    expect(of(at('06 10:00'))).toEqual({
      at: at('06 10:00'),
      open: 5,
      due: 3,
      waiting: 1,
      leased: 1,
      overdueToday: 1,
      byBusinessType: { repair: 4, counter: 1 },
      ending: {
        repair: { today: 1, threeDays: 0, week: 0, later: 3 },
        counter: { today: 0, threeDays: 1, week: 0, later: 0 },
      },
      secondCallbacks: 1,
    });
  });

  it('count nobody as waiting who may be rung again from this moment', () => {
    expect(of(at('06 14:00'))).toMatchObject({ waiting: 0, due: 5 });
    expect(of(at('06 13:59')).waiting).toBe(1);
  });

  it('outside them says what is due when calls are permitted again', () => {
    expect(of(at('06 12:30'))).toMatchObject({ at: at('06 12:30'), due: 5, leased: 0 });
  });

  it('tell whose windows end today, within three days, within seven and later, to the midnight', () => {
    const ends = [
      '06 12:00',
      '07 00:00',
      '07 00:01',
      '09 00:00',
      '09 00:01',
      '13 00:00',
      '13 00:01',
      '30 00:00',
    ];
    const open = ends.map((end) => entry(end, { windowEndsAt: at(end) }));
    expect(figuresOf(open, new Map(), at('06 10:00'), hours).ending).toEqual({
      repair: { today: 2, threeDays: 2, week: 2, later: 2 },
    });
  });

  it('of an empty queue are naught', () => {
    expect(figuresOf([], new Map(), at('06 10:00'), hours)).toMatchObject({
      open: 0,
      due: 0,
      byBusinessType: {},
      ending: {},
    });
  });
});
