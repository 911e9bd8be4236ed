import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import type { Item } from '../aggregate/item.ts';
import { itemOf, NOTICE, noticeAt, recordOf } from './notice.double.ts';
import { outboxDouble } from './outbox.double.ts';
import { DEAD_RECORD_REASONS, type DeadRecordReason, emitter, eventsOfDeadRecord } from './relay.ts';

const dead: Record<DeadRecordReason, Item> = {
  'item-unreadable': { ...itemOf(noticeAt(1)), s: { M: { forgottenAt: { S: 'never' } } } },
  'type-unknown': { ...itemOf(noticeAt(1)), t: { S: 'stranger' } },
  'event-refused-by-its-contract': itemOf(noticeAt(1, { customerKeys: ['short'] })),
  'event-too-large': itemOf(
    noticeAt(1, { customerKeys: Array.from({ length: 12_000 }, () => 'k'.repeat(22)) }),
  ),
};

describe('a record that can never be published', () => {
  it.each(DEAD_RECORD_REASONS)('goes whole to the dead letters: %s; the others go on', async (reason) => {
    const outbox = outboxDouble();
    const record = recordOf(1, dead[reason]);
    expect(await outbox.run(record, recordOf(2, itemOf(noticeAt(2))))).toEqual({ batchItemFailures: [] });
    expect(outbox.published()).toEqual([`forgotten/${noticeAt(2).forgottenAt}/1/customer.forgotten`]);
    expect(outbox.deadLetters()).toEqual([
      { QueueUrl: 'https://queue/dead', MessageBody: JSON.stringify({ reason, record }) },
    ]);
    expect(outbox.reports).toEqual([{ what: `dead-${reason}`, count: 1 }]);
  });

  it('is each of several in a batch', async () => {
    const outbox = outboxDouble();
    await outbox.run(...DEAD_RECORD_REASONS.map((reason, index) => recordOf(index, dead[reason])));
    expect(outbox.deadLetters().map(({ MessageBody = '' }) => JSON.parse(MessageBody).reason)).toEqual([
      ...DEAD_RECORD_REASONS,
    ]);
  });

  it('fails the batch when even the dead letters cannot be written, so that the stream tries again', async () => {
    const outbox = outboxDouble();
    outbox.sqs.on(SendMessageCommand).rejects(new Error('down'));
    await expect(outbox.run(recordOf(1, dead['type-unknown']))).rejects.toThrow('down');
  });

  it('is none for a fault that is not the record’s: that fails the batch', async () => {
    const faulty = {
      ...NOTICE,
      eventsOf: () => {
        throw new RangeError('a fault of our own');
      },
    };
    const outbox = outboxDouble([emitter(faulty)]);
    await expect(outbox.run(recordOf(1, itemOf(noticeAt(1))))).rejects.toThrow('a fault of our own');
    expect(outbox.deadLetters()).toEqual([]);
  });
});

describe('a dead letter', () => {
  const emitters = [emitter(NOTICE)];
  const letterOf = (record: DynamoDBRecord) => JSON.stringify({ reason: 'type-unknown', record });

  it('yields its events once the reason is mended', () => {
    const letter = letterOf(recordOf(1, itemOf(noticeAt(1))));
    expect(eventsOfDeadRecord(emitters, letter, 'longgang')?.map(({ id }) => id)).toEqual([
      `forgotten/${noticeAt(1).forgottenAt}/1/customer.forgotten`,
    ]);
  });

  it('yields only what its save said', () => {
    expect(eventsOfDeadRecord(emitters, letterOf(recordOf(1, itemOf(noticeAt(1), []))), 'longgang')).toEqual(
      [],
    );
  });

  it.each(DEAD_RECORD_REASONS)('yields nothing to act on while it stays as it is: %s', (reason) => {
    expect(eventsOfDeadRecord(emitters, letterOf(recordOf(1, dead[reason])), 'longgang')).toBeUndefined();
  });

  it.each(['not JSON', '{}', '{"record":{}}', '{"record":{"dynamodb":{}}}', 'null'])(
    'yields nothing when the stream itself wrote it, or nobody: %s',
    (letter) => {
      expect(eventsOfDeadRecord(emitters, letter, 'longgang')).toBeUndefined();
    },
  );
});
