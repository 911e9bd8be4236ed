import { Fault } from '@huiyin/kernel';
import { describe, expect, it } from 'vitest';
import { at, bodyOf, call } from '../testing/calls.ts';
import { CUSTOMER_KEY, caseTask, customer, orderTask } from '../testing/events.ts';
import { ALL_KEYS, entryAt, keysAfter, keysBetween, keysUntil, LANES, placeOf } from './queue-entry.ts';

describe('an entry of the queue', () => {
  it.each([
    ['a task not rung yet', orderTask()],
    ['a task that waits for another slot', call(orderTask(), 'c-1', bodyOf()).next],
    [
      'a task whose customer named a moment',
      call(orderTask(), 'c-1', bodyOf({ disposition: 'call-later', callAgainAt: at('06 18:00') })).next,
    ],
    ['a second callback', caseTask()],
  ])('holds what serving %s needs', (_, task) => {
    const { taskId, windowEndsAt, about, order, customer, waiting } = task;
    expect(entryAt(placeOf(task))).toStrictEqual({
      taskId,
      windowEndsAt,
      about,
      businessType: order.businessType,
      team: 'repair-1',
      tied: task.about === 'case' ? [...order.staff, 'agent-09', 'officer-01'] : order.staff,
      customerKey: customer?.customerKey,
      earlierKey: customer?.earlierKey,
      ...(waiting && { waiting }),
    });
  });

  it('is of nobody once its customer is forgotten', () => {
    const place = placeOf({ ...orderTask(), customer: undefined });
    expect(place.place).toBe(`order repair  repair-1 ${orderTask().order.staff.join()} `);
    expect(entryAt(place)).not.toHaveProperty('customerKey');
    expect(entryAt(place)).not.toHaveProperty('earlierKey');
  });

  it('says nothing of an earlier year where no hash of it is known', () => {
    const place = placeOf(orderTask({ customer: { ...customer, earlierKey: undefined } }));
    expect(place.place.endsWith(` ${CUSTOMER_KEY}`)).toBe(true);
    expect(entryAt(place)).not.toHaveProperty('earlierKey');
  });

  it('names nobody where nobody served', () => {
    expect(entryAt(placeOf(orderTask({ order: { staff: [] } })))).toMatchObject({
      tied: [],
      customerKey: CUSTOMER_KEY,
    });
  });

  it('stands in the order of the windows’ ends', () => {
    const places = ['20 00:00', '18 00:00', '19 00:00'].map((end) =>
      placeOf(orderTask({ windowEndsAt: at(end) })),
    );
    const inOrder = places.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    expect(inOrder.map((place) => entryAt(place).windowEndsAt)).toEqual(
      ['18 00:00', '19 00:00', '20 00:00'].map(at),
    );
  });

  it('stands in the lane of the customer’s own moment, of those who wait, or of those not rung yet', () => {
    const named = bodyOf({ disposition: 'call-later', callAgainAt: at('08 18:00') });
    const tasks = [
      orderTask(),
      call(orderTask(), 'c-1', bodyOf()).next,
      call(orderTask(), 'c-1', named).next,
    ];
    expect(tasks.map((task) => placeOf(task).lane)).toEqual([...LANES].reverse());
  });

  it('lies before the moment from which it may be rung until that comes, and after it from then on', () => {
    const named = bodyOf({ disposition: 'call-later', callAgainAt: at('06 18:00') });
    const { key } = placeOf(call(orderTask(), 'c-1', named).next);
    const lies = ({ from, to }: { from: string; to: string }) => from <= key && key <= to;
    const between = (from: string, to: string) => lies(keysBetween(at(from), at(to)));
    expect(between('06 17:59', '06 18:01')).toBe(true);
    expect(between('06 18:00', '06 18:01')).toBe(false);
    expect(between('06 17:58', '06 17:59')).toBe(false);
    for (const [moment, isDue] of [
      ['06 17:59', false],
      ['06 18:00', true],
      ['07 09:00', true],
    ] as const)
      expect([lies(keysUntil(at(moment))), lies(keysAfter(at(moment)))]).toEqual([isDue, !isDue]);
  });

  it.each([
    {
      lane: 'fresh' as const,
      key: `${at('20 00:00')}#routine:WO-1`,
      place: `routine repair ${at('20 00:00')}`,
    },
    { lane: 'fresh' as const, key: `${at('20 00:00')}#routine:WO-1`, place: 'order' },
    { lane: 'fresh' as const, key: `${at('20 00:00')}#routine:WO-1`, place: 'order repair' },
    { lane: 'fresh' as const, key: 'routine:WO-1', place: `order repair ${at('20 00:00')}` },
  ])('that is not as it was written is a fault: %j', (written) => {
    const fault = new Fault('queue-entry-unreadable', 'A place in the queue is not as it was written');
    expect(() => entryAt(written)).toThrow(fault);
  });
});

describe('the whole of a lane', () => {
  it('has every key between its ends, and ends that a key of the table may be', () => {
    const named = bodyOf({ disposition: 'call-later', callAgainAt: at('06 18:00') });
    const tasks = [
      orderTask(),
      call(orderTask(), 'c-1', bodyOf()).next,
      call(orderTask(), 'c-1', named).next,
    ];
    for (const { key } of tasks.map(placeOf))
      expect([ALL_KEYS.from, key, ALL_KEYS.to].toSorted()).toEqual([ALL_KEYS.from, key, ALL_KEYS.to]);
    expect([keysUntil(at('06 18:00')).from, keysAfter(at('06 18:00')).to]).toEqual([
      ALL_KEYS.from,
      ALL_KEYS.to,
    ]);
    expect(ALL_KEYS.from).not.toBe('');
  });
});
