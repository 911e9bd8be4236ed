import { Fault } from '@huiyin/kernel';
import { describe, expect, it } from 'vitest';
import { at, bodyOf, call } from '../testing/calls.ts';
import { caseTask, orderTask } from '../testing/events.ts';
import { entryAt, placeOf } from './queue-entry.ts';

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
    const keys = ['20 00:00', '18 00:00', '19 00:00'].map(
      (end) => placeOf(orderTask({ windowEndsAt: at(end) })).key,
    );
    expect(keys.toSorted().map((key) => entryAt({ key, place: 'order repair' }).windowEndsAt)).toEqual(
      ['18 00:00', '19 00:00', '20 00:00'].map(at),
    );
  });

  it.each([
    { key: `${at('20 00:00')}#routine:WO-1`, place: 'routine repair' },
    { key: `${at('20 00:00')}#routine:WO-1`, place: 'order' },
    { key: 'routine:WO-1', place: 'order repair' },
  ])('that is not as it was written is a fault: %j', (written) => {
    expect(() => entryAt(written)).toThrow(Fault);
  });
});
