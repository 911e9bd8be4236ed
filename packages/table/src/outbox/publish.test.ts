import { EventBridgeClient, PutEventsCommand, type PutEventsCommandInput } from '@aws-sdk/client-eventbridge';
import type { BusEvent } from '@huiyin/contracts';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { fromItem } from '../aggregate/item.ts';
import { itemOf, NOTICE, noticeAt } from './notice.double.ts';
import { accept } from './outbox.double.ts';
import { EventTooLarge, eventsOfStored, publish } from './publish.ts';

/** What one call to EventBridge may hold; source, type and time of an entry are reckoned at 200 bytes. */
const CALL_BYTES = 240 * 1024;
const ENTRY_BYTES = 200;

const bytesOf = (event: BusEvent) => Buffer.byteLength(JSON.stringify(event)) + ENTRY_BYTES;

/** The event of one notice, whose entry has exactly so many bytes. */
function eventOfSize(bytes: number, second = 1): BusEvent {
  const withKeys = (count: number, traceId: string) => {
    const customerKeys = Array.from({ length: count }, () => 'k'.repeat(43));
    const stored = { ...fromItem(NOTICE, itemOf(noticeAt(second, { customerKeys }))), traceId };
    const [event] = eventsOfStored(NOTICE, stored, 'longgang', 'new');
    if (!event) throw new RangeError('the notice says nothing');
    return event;
  };
  const spare = bytes - bytesOf(withKeys(1, 'é'));
  const keys = Math.floor(spare / 46);
  // The trace id fills what the keys leave; its first letter has two bytes.
  return withKeys(1 + keys, `é${'x'.repeat(spare - 46 * keys)}`);
}

type Answer = (input: PutEventsCommandInput) => { Entries: { EventId?: string; ErrorCode?: string }[] };

async function send(events: readonly BusEvent[], answer: Answer = accept) {
  const client = mockClient(EventBridgeClient);
  client.on(PutEventsCommand).callsFake(answer);
  const refused = await publish(new EventBridgeClient(), 'bus', events);
  const calls = client.commandCalls(PutEventsCommand).map(({ args }) => args[0].input);
  return { refused, sizes: calls.map(({ Entries = [] }) => Entries.length), calls };
}

describe('an event', () => {
  it('may fill a call to the last byte, reckoned as it travels', () => {
    expect(bytesOf(eventOfSize(CALL_BYTES))).toBe(CALL_BYTES);
    expect(() => eventOfSize(CALL_BYTES + 1)).toThrow(EventTooLarge);
  });
});

describe('publishing', () => {
  it('sends as many events in a call as it holds bytes', async () => {
    const half = CALL_BYTES / 2;
    expect((await send([eventOfSize(half), eventOfSize(half, 2)])).sizes).toEqual([2]);
    expect((await send([eventOfSize(half), eventOfSize(half + 1, 2)])).sizes).toEqual([1, 1]);
  });

  it('reckons each call anew', async () => {
    const events = [1, 2, 3, 4, 5].map((second) => eventOfSize(CALL_BYTES / 2, second));
    expect((await send(events)).sizes).toEqual([2, 2, 1]);
    const large = [CALL_BYTES, 1000, CALL_BYTES - 1000, 1000].map((size) => eventOfSize(size));
    expect((await send(large)).sizes).toEqual([1, 2, 1]);
  });

  it('sends ten events in a call at most', async () => {
    const events = Array.from({ length: 21 }, (_, second) => eventOfSize(1000, second));
    expect((await send(events)).sizes).toEqual([10, 10, 1]);
  });

  it('calls nobody for nothing', async () => {
    expect(await send([])).toMatchObject({ sizes: [], refused: [] });
  });

  it('answers the events that were refused in any of its calls, in order', async () => {
    const events = Array.from({ length: 12 }, (_, second) => eventOfSize(1000, second));
    const { refused } = await send(events, ({ Entries = [] }) => ({
      Entries: Entries.map((_, index) => (index === 1 ? { ErrorCode: 'no' } : { EventId: 'yes' })),
    }));
    expect(refused).toEqual([events[1], events[11]]);
  });
});
