import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { describe, expect, it } from 'vitest';
import { toItem } from '../aggregate/item.ts';
import { TRACE, VISIT, visitOf } from '../visit.double.ts';
import { itemOf, NOTICE, noticeAt, recordOf } from './notice.double.ts';
import { accept, outboxDouble } from './outbox.double.ts';
import { emitter } from './relay.ts';

const itemAt = (second: number, emits?: readonly string[]) => itemOf(noticeAt(second), emits);

describe('the relay', () => {
  it('publishes what a save named, in an envelope that says which aggregate at which version', async () => {
    const outbox = outboxDouble();
    expect(await outbox.run(recordOf(1, itemAt(9)))).toEqual({ batchItemFailures: [] });
    expect(outbox.calls()[0]?.Entries).toEqual([
      {
        EventBusName: 'bus',
        Source: 'huiyin.intake',
        DetailType: 'customer.forgotten',
        Time: new Date('2026-10-05T02:11:09.000Z'),
        Detail: JSON.stringify({
          id: 'forgotten/2026-10-05T02:11:09.000Z/1/customer.forgotten',
          name: 'customer.forgotten',
          contract: 1,
          branch: 'longgang',
          at: '2026-10-05T02:11:09.000Z',
          traceId: 'trace-1',
          aggregate: { type: 'forgotten', id: '2026-10-05T02:11:09.000Z', version: 1 },
          data: noticeAt(9),
        }),
      },
    ]);
    expect(outbox.reports).toEqual([]);
  });

  it('is silent about saves that named nothing, removals and foreign items', async () => {
    const outbox = outboxDouble();
    await outbox.run(
      recordOf(1, itemAt(1, [])),
      recordOf(2, itemAt(2), 'REMOVE'),
      recordOf(3, { pk: { S: 'x' } }),
      { eventName: 'MODIFY', dynamodb: { SequenceNumber: '4' } },
      { eventName: 'INSERT' },
    );
    expect(outbox.calls()).toEqual([]);
    expect(outbox.deadLetters()).toEqual([]);
  });

  it('publishes what a later save named as it does what the first one named', async () => {
    const outbox = outboxDouble();
    await outbox.run(recordOf(1, itemAt(1), 'MODIFY'));
    expect(outbox.published()).toHaveLength(1);
  });

  it('reads bytes as the stream writes them', async () => {
    const outbox = outboxDouble([emitter(NOTICE), emitter(VISIT)]);
    const customer = { customerKey: 'c3RhbmRzLWZvci1oaW0xMg', contact: '-_'.repeat(20) };
    const item = toItem(VISIT, visitOf({ customer }), {
      over: undefined,
      version: 7,
      emits: ['callback.requested'],
      trace: TRACE,
    });
    await outbox.run(recordOf(1, item));
    expect(outbox.deadLetters()).toEqual([]);
    expect(JSON.parse(outbox.calls()[0]?.Entries?.[0]?.Detail ?? '')).toMatchObject({
      id: 'visit/1/7/callback.requested',
      data: {
        customer: {
          customerKey: customer.customerKey,
          numbersKey: customer.customerKey,
          sealedContact: customer.contact,
        },
      },
    });
  });

  it('sends eleven events in two calls, in order', async () => {
    const outbox = outboxDouble();
    const records = Array.from({ length: 11 }, (_, index) => recordOf(index, itemAt(index)));
    await outbox.run(...records);
    expect(outbox.calls().map(({ Entries }) => Entries?.length)).toEqual([10, 1]);
    expect(outbox.published()).toEqual(
      records.map((_, index) => `forgotten/${noticeAt(index).forgottenAt}/1/customer.forgotten`),
    );
  });
});

describe('what the bus refuses', () => {
  it('is tried again alone', async () => {
    const outbox = outboxDouble();
    outbox.eventBridge
      .on(PutEventsCommand)
      .callsFakeOnce(() => ({
        FailedEntryCount: 1,
        Entries: [{ EventId: '1' }, { ErrorCode: 'ThrottlingException' }],
      }))
      .callsFake(accept);
    expect(await outbox.run(recordOf(1, itemAt(1)), recordOf(2, itemAt(2)))).toEqual({
      batchItemFailures: [],
    });
    expect(outbox.published().map((id) => id.slice(24, 26))).toEqual(['11', '11', '11']);
    expect(outbox.published().map((id) => id.slice(27, 29))).toEqual(['01', '02', '02']);
    expect(outbox.reports).toEqual([]);
  });

  it('three times over hands the batch back from there', async () => {
    const outbox = outboxDouble();
    outbox.refuse('02:11:02');
    const result = await outbox.run(
      recordOf(101, itemAt(1)),
      recordOf(102, itemAt(2)),
      recordOf(103, itemAt(3)),
    );
    expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: '102' }] });
    expect(outbox.calls().map(({ Entries }) => Entries?.length)).toEqual([3, 1, 1]);
    expect(outbox.reports).toEqual([{ what: 'events-refused', count: 1 }]);
  });

  it('in two records hands the batch back from the first of them, in whatever order they come', async () => {
    for (const refused of [
      [102, 103],
      [103, 102],
    ]) {
      const outbox = outboxDouble();
      outbox.refuse('02:11:02', '02:11:03');
      const result = await outbox.run(
        recordOf(101, itemAt(1)),
        ...refused.map((sequence) => recordOf(sequence, itemAt(sequence - 100))),
        recordOf(104, itemAt(4)),
      );
      expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: String(refused[0]) }] });
      expect(outbox.reports).toEqual([{ what: 'events-refused', count: 2 }]);
    }
  });

  it('in a record without a place hands the whole batch back', async () => {
    const outbox = outboxDouble();
    outbox.refuse('02:11:02');
    const { dynamodb: { NewImage } = {} } = recordOf(2, itemAt(2));
    const placeless = { eventName: 'INSERT' as const, dynamodb: { ...(NewImage && { NewImage }) } };
    expect(await outbox.run(recordOf(1, itemAt(1)), placeless)).toEqual({
      batchItemFailures: [{ itemIdentifier: '' }],
    });
  });

  it('is everything when the bus answers nothing', async () => {
    const outbox = outboxDouble();
    outbox.eventBridge.on(PutEventsCommand).resolves({});
    expect(await outbox.run(recordOf(101, itemAt(1)), recordOf(102, itemAt(2)))).toEqual({
      batchItemFailures: [{ itemIdentifier: '101' }],
    });
  });

  it('altogether fails the batch, so that the stream tries again', async () => {
    const outbox = outboxDouble();
    outbox.eventBridge.on(PutEventsCommand).rejects(new Error('down'));
    await expect(outbox.run(recordOf(1, itemAt(1)))).rejects.toThrow('down');
  });
});
