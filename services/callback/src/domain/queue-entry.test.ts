import { Fault } from '@huiyin/kernel';
import { describe, expect, it } from 'vitest';
import { at, bodyOf, call } from '../testing/calls.ts';
import { caseTask, orderTask } from '../testing/events.ts';
import { entryAt, keysEndedBy, placeOf } from './queue-entry.ts';

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
    const { taskId, windowEndsAt, about, order, waiting } = task;
    expect(entryAt(placeOf(task))).toEqual({
      taskId,
      windowEndsAt,
      about,
      businessType: order.businessType,
      ...(waiting && { waiting }),
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

  it('stands before all others once the customer named a moment, in the order of those moments', () => {
    const promised = (moment: string, orderId: string) =>
      call(
        orderTask({ taskId: `routine:${orderId}`, windowEndsAt: at('19 00:00') }),
        'c-1',
        bodyOf({ disposition: 'call-later', callAgainAt: at(moment) }),
      ).next;
    const waits = call(orderTask({ windowEndsAt: at('07 00:00') }), 'c-1', bodyOf()).next;
    const queue = [orderTask(), waits, promised('08 18:00', 'WO-8'), promised('07 09:00', 'WO-7')].map(
      placeOf,
    );
    const inOrder = queue.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(entryAt);
    expect(inOrder.map(({ waiting }) => waiting?.named ?? false)).toEqual([true, true, false, false]);
    expect(inOrder.map(({ taskId }) => taskId).slice(0, 2)).toEqual(['routine:WO-7', 'routine:WO-8']);
  });

  it('lies where the end of its window is looked for, from that moment on', () => {
    const task = call(
      orderTask(),
      'c-1',
      bodyOf({ disposition: 'call-later', callAgainAt: at('06 18:00') }),
    ).next;
    for (const each of [orderTask(), task]) {
      const { key } = placeOf(each);
      const lies = (moment: string) => keysEndedBy(moment).some(({ from, to }) => from <= key && key <= to);
      expect(lies(each.windowEndsAt)).toBe(true);
      expect(lies(at('06 10:00'))).toBe(false);
    }
  });

  it.each([
    { key: `2#${at('20 00:00')}#routine:WO-1`, place: `routine repair ${at('20 00:00')}` },
    { key: `2#${at('20 00:00')}#routine:WO-1`, place: 'order' },
    { key: `2#${at('20 00:00')}#routine:WO-1`, place: 'order repair' },
    { key: 'routine:WO-1', place: `order repair ${at('20 00:00')}` },
  ])('that is not as it was written is a fault: %j', (written) => {
    const fault = new Fault('queue-entry-unreadable', 'A place in the queue is not as it was written');
    expect(() => entryAt(written)).toThrow(fault);
  });
});
