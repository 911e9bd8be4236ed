import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fromItem, type Item, toItem } from '../aggregate/item.ts';
import { itemOf, NOTICE, noticeAt } from './notice.double.ts';
import { EventRefused, EventTooLarge } from './publish.ts';
import { emitter, eventsOfItem } from './relay.ts';

const emitters = [emitter({ ...NOTICE, name: 'another' }), emitter(NOTICE)];
const stranger = { ...itemOf(noticeAt(9)), t: { S: 'stranger' } };

describe('the events of an item', () => {
  it('are in a replay every event its state yields, under the version at which it was said', () => {
    const silently = {
      over: fromItem(NOTICE, itemOf(noticeAt(9))),
      version: 7,
      emits: [],
      trace: { traceId: 'trace-2', at: noticeAt(9).forgottenAt },
    };
    const item = toItem(NOTICE, noticeAt(9), silently);
    expect(eventsOfItem(emitters, item, 'longgang', 'all')).toMatchObject([
      { id: 'forgotten/2026-10-05T02:11:09.000Z/1/customer.forgotten', aggregate: { version: 1 } },
    ]);
    expect(eventsOfItem(emitters, item, 'longgang', 'new')).toEqual([]);
  });

  it('are none in a replay for an item without events of its own', () => {
    expect(eventsOfItem(emitters, stranger, 'longgang', 'all')).toEqual([]);
    expect(eventsOfItem(emitters, { pk: { S: 'x' } }, 'longgang', 'all')).toEqual([]);
  });

  it('are missed, by name, for an item that says something and is of no known type', () => {
    expect(() => eventsOfItem(emitters, stranger, 'longgang', 'new')).toThrow(
      expect.objectContaining({
        name: 'TypeUnknown',
        code: 'type-unknown',
        message: 'No events are known of the type stranger',
      }),
    );
  });

  it('are none for an item of no known type that says nothing', () => {
    const { n: _, ...silent }: Item = stranger;
    expect(eventsOfItem(emitters, silent, 'longgang', 'new')).toEqual([]);
  });

  it('are refused when one breaks its own contract, without its values in the fault', () => {
    const item = itemOf(noticeAt(9, { customerKeys: ['13800000000'] }));
    const read = () => eventsOfItem(emitters, item, 'longgang', 'new');
    expect(read).toThrow(EventRefused);
    expect(read).toThrow(
      expect.objectContaining({
        name: 'EventRefused',
        code: 'event-refused-by-its-contract',
        message: 'The event customer.forgotten breaks its own contract',
        cause: expect.any(z.ZodError),
      }),
    );
    expect(read).toThrow(
      expect.toSatisfy((fault: EventRefused) => !`${fault.cause} ${fault.stack}`.includes('13800000000')),
    );
  });

  it('are refused when one is larger than the bus takes', () => {
    const keys = Array.from({ length: 12_000 }, () => 'k'.repeat(22));
    const read = () => eventsOfItem(emitters, itemOf(noticeAt(9, { customerKeys: keys })), 'longgang', 'new');
    expect(read).toThrow(EventTooLarge);
    expect(read).toThrow(
      expect.objectContaining({
        name: 'EventTooLarge',
        code: 'event-too-large',
        message: 'The event customer.forgotten is larger than EventBridge takes',
      }),
    );
  });
});
