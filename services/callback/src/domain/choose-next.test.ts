import { plusMinutes } from '@huiyin/calendar';
import { longgang } from '@huiyin/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '../testing/calls.ts';
import { CUSTOMER_KEY } from '../testing/events.ts';
import { chooseNext, type QueueView, seemsHeld } from './choose-next.ts';
import type { Claim } from './claim.ts';

import { nextMomentOf, type QueueEntry } from './queue-entry.ts';

const hours = longgang();
const NOW = at('06 10:00');

const entry = (taskId: string, more: Partial<QueueEntry> = {}): QueueEntry => ({
  taskId,
  windowEndsAt: at('19 00:00'),
  about: 'order',
  businessType: 'repair',
  team: 'repair-1',
  tied: ['crew-1', 'crew-2'],
  ...more,
});
const waiting = (moment: string) => ({ waiting: { from: at(moment) } });
const claim = (taskId: string, claimedAt: string, more: Partial<Claim> = {}): Claim => ({
  claimId: `c-${taskId}`,
  agent: 'agent-02',
  claimedAt: at(claimedAt),
  taskId,
  leaseEndsAt: plusMinutes(at(claimedAt), 20),
  ...more,
});
const view = (entries: readonly QueueEntry[], more: Partial<QueueView> = {}): QueueView => ({
  agent: { id: 'agent-01', team: 'meter-1' },
  entries,
  isWhole: true,
  claims: new Map(),
  missed: new Set(),
  now: NOW,
  hours,
  ...more,
});
const heldBy = (...claims: readonly Claim[]) => ({
  claims: new Map(claims.map((each) => [each.taskId, each])),
});

/** A choice by the task's id. */
const claimedBy = (choice: ReturnType<typeof chooseNext>) =>
  'claim' in choice ? { claim: choice.claim.taskId } : choice;
const ofOne = { customerKey: CUSTOMER_KEY };

describe('the desk chooses', () => {
  it.each<[string, QueueView, object]>([
    ['the first of the queue', view([entry('a'), entry('b')]), { claim: 'a' }],
    [
      'past one that somebody holds',
      view([entry('a'), entry('b')], heldBy(claim('a', '06 09:50'))),
      { claim: 'b' },
    ],
    ['one whose lease has just ended', view([entry('a')], heldBy(claim('a', '06 09:40'))), { claim: 'a' }],
    [
      'one that was given back',
      view([entry('a')], heldBy(claim('a', '06 09:50', { released: true }))),
      { claim: 'a' },
    ],
    [
      'one whose attempt came after the claim',
      view([entry('a', waiting('06 10:00'))], heldBy(claim('a', '06 09:50'))),
      { claim: 'a' },
    ],
    ['past one that waits', view([entry('a', waiting('06 11:00')), entry('b')]), { claim: 'b' }],
    ['past one whose window is over', view([entry('a', { windowEndsAt: NOW }), entry('b')]), { claim: 'b' }],
    [
      'past one that somebody was faster to claim',
      view([entry('a'), entry('b')], { missed: new Set(['a']) }),
      { claim: 'b' },
    ],
    [
      'past another task of a customer whom somebody rings',
      view([entry('a', ofOne), entry('b')], heldBy(claim('c', '06 09:50', ofOne))),
      { claim: 'b' },
    ],
    [
      'that one once their lease has ended, or was given back',
      view(
        [entry('a', ofOne)],
        heldBy(claim('c', '06 09:40', ofOne), claim('d', '06 09:55', { ...ofOne, released: true })),
      ),
      { claim: 'a' },
    ],
    [
      'whoever is not known beside another who is not',
      view([entry('a')], heldBy(claim('c', '06 09:50'))),
      { claim: 'a' },
    ],
    [
      'past one about the agent’s own team',
      view([entry('a', { team: 'meter-1' }), entry('b')]),
      { claim: 'b' },
    ],
    [
      'past one that the agent had a hand in, whoever else had',
      view([entry('a', { tied: ['crew-1', 'agent-01'] }), entry('b', { tied: ['agent-011'] })]),
      { claim: 'b' },
    ],
    [
      'any for an agent of no team',
      view([entry('a', { team: 'meter-1' })], { agent: { id: 'agent-01' } }),
      { claim: 'a' },
    ],
    ['without knowing the whole queue', view([entry('a')], { isWhole: false }), { claim: 'a' }],
  ])('%s', (_, of, choice) => {
    expect(claimedBy(chooseNext(of))).toEqual(choice);
  });

  it.each<[string, QueueView, object]>([
    ['the queue is empty', view([]), { none: 'queue-empty' }],
    [
      'all that lies there needs somebody independent of it',
      view([entry('a', { team: 'meter-1' }), entry('b', { tied: ['agent-01'], ...waiting('06 11:00') })]),
      { none: 'not-independent' },
    ],
    [
      'more must be read behind what the agent is tied to',
      view([entry('a', { team: 'meter-1' })], { isWhole: false }),
      { readOn: true },
    ],
    [
      'the rest waits, and what the agent is tied to tells no moment',
      view([entry('a', { team: 'meter-1', ...waiting('06 11:00') }), entry('b', waiting('06 11:30'))]),
      { none: 'none-due', askAgainAt: at('06 11:30') },
    ],
    ['more of it must be read', view([], { isWhole: false }), { readOn: true }],
    [
      'more must be read behind one that waits',
      view([entry('a', waiting('06 11:00'))], { isWhole: false }),
      { readOn: true },
    ],
    [
      'it is no hour to ring, whatever the queue holds',
      view([entry('a')], { now: at('06 12:30'), isWhole: false }),
      { none: 'outside-permitted-hours', askAgainAt: at('06 14:00') },
    ],
    [
      'all are held: until the first lease ends',
      view([entry('a'), entry('b')], heldBy(claim('a', '06 09:55'), claim('b', '06 09:50'))),
      { none: 'none-due', askAgainAt: at('06 10:10') },
    ],
    [
      'all wait: until the first may be rung',
      view([entry('a', waiting('06 14:00')), entry('b', waiting('06 11:30'))]),
      { none: 'none-due', askAgainAt: at('06 11:30') },
    ],
    [
      'somebody was faster: for a minute',
      view([entry('a'), entry('b', waiting('06 11:30'))], { missed: new Set(['a']) }),
      { none: 'none-due', askAgainAt: at('06 10:01') },
    ],
    [
      'their customer is rung: until that lease ends',
      view([entry('a', ofOne)], heldBy(claim('c', '06 09:50', ofOne))),
      { none: 'none-due', askAgainAt: at('06 10:10') },
    ],
    ['no window leaves any moment', view([entry('a', { windowEndsAt: NOW })]), { none: 'none-due' }],
  ])('nothing while %s', (_, of, choice) => {
    expect(chooseNext(of)).toEqual(choice);
  });
});

const ids = ['a', 'b', 'c', 'd'];
const halfHours = fc.integer({ min: -8, max: 16 }).map((count) => plusMinutes(NOW, count * 30));
const entries = fc
  .tuple(
    ...ids.map((taskId) =>
      fc.record(
        {
          taskId: fc.constant(taskId),
          windowEndsAt: halfHours.map((moment) => plusMinutes(moment, 600)),
          about: fc.constant('order' as const),
          businessType: fc.constant('repair'),
          team: fc.constantFrom('repair-1', 'meter-1'),
          tied: fc.subarray(['agent-01', 'agent-02']),
          waiting: fc.record({ from: halfHours }),
        },
        { requiredKeys: ['taskId', 'windowEndsAt', 'about', 'businessType', 'team', 'tied'] },
      ),
    ),
  )
  .map((all) => all.toSorted((a, b) => (a.windowEndsAt < b.windowEndsAt ? -1 : 1)));
const claims = fc
  .subarray(ids)
  .chain((held) =>
    fc.tuple(
      ...held.map((taskId) =>
        fc.integer({ min: 0, max: 39 }).map((minutes) => {
          const claimedAt = plusMinutes(NOW, -minutes);
          return { ...claim(taskId, '06 09:00'), claimedAt, leaseEndsAt: plusMinutes(claimedAt, 20) };
        }),
      ),
    ),
  )
  .map((all) => new Map(all.map((each) => [each.taskId, each])));
const views = fc.record({
  agent: fc.constantFrom({ id: 'agent-01', team: 'meter-1' }, { id: 'agent-02' }),
  entries,
  isWhole: fc.constant(true),
  claims,
  missed: fc.subarray(ids).map((missed) => new Set(missed)),
  now: halfHours,
  hours: fc.constant(hours),
});

/** Said once more, without looking for when to ask again. */
const mayBeClaimed = (each: QueueEntry, { agent, claims: held, missed, now }: QueueView): boolean => {
  const its = held.get(each.taskId);
  return (
    agent.team !== each.team &&
    !each.tied.includes(agent.id) &&
    !missed.has(each.taskId) &&
    !(its && seemsHeld(each, its, now)) &&
    nextMomentOf(each, now, hours) === now
  );
};

describe('whatever the queue, the claims and the hour', () => {
  it('the first that may be claimed is chosen, and nothing only when none may', () => {
    fc.assert(
      fc.property(views, (of) => {
        const choice = chooseNext(of);
        const first = of.entries.find((each) => mayBeClaimed(each, of));
        expect('claim' in choice ? choice.claim : undefined).toBe(first);
      }),
    );
  });

  it('reading the queue bit by bit chooses the same', () => {
    fc.assert(
      fc.property(views, (of) => {
        let choice = chooseNext({ ...of, entries: [], isWhole: false });
        for (let known = 1; 'readOn' in choice && known <= ids.length; known += 1)
          choice = chooseNext({ ...of, entries: of.entries.slice(0, known), isWhole: false });
        if ('readOn' in choice) choice = chooseNext(of);
        expect(choice).toEqual(chooseNext(of));
      }),
    );
  });

  it('nothing can be claimed before the moment at which to ask again, and something may at it', () => {
    fc.assert(
      fc.property(views, (of) => {
        const choice = chooseNext({ ...of, missed: new Set() });
        if (!('none' in choice)) return;
        const later = (now: string) => chooseNext({ ...of, missed: new Set(), now });
        const { askAgainAt } = choice;
        if (askAgainAt === undefined) {
          for (let hour = 1; hour <= 48; hour += 1)
            expect(later(plusMinutes(of.now, hour * 60))).toHaveProperty('none');
          return;
        }
        expect(askAgainAt > of.now).toBe(true);
        for (let each = plusMinutes(of.now, 10); each < askAgainAt; each = plusMinutes(each, 10))
          expect(later(each)).toHaveProperty('none');
        // Asked about the hour alone, the queue behind it may still be empty or wait.
        if (choice.none === 'none-due') expect(later(askAgainAt)).not.toEqual(choice);
      }),
    );
  });
});

describe('somebody seems to be ringing', () => {
  it.each([
    ['nobody was rung before', {}, true],
    ['the last attempt lay before the claim', waiting('06 09:49'), true],
    ['the wait after it ended with the claim', waiting('06 09:50'), true],
    ['the index shows an attempt that came after the claim', waiting('06 09:51'), false],
  ])('when %s: %#', (_what, more, isHeld) => {
    expect(seemsHeld(entry('a', more), claim('a', '06 09:50'), NOW)).toBe(isHeld);
  });
});
