import type { DynamoDBRecord, AttributeValue as StreamValue } from 'aws-lambda';
import * as z from 'zod';
import type { AggregateType } from '../aggregate/aggregate-type.ts';
import { type Item, toItem } from '../aggregate/item.ts';

// Looser than the contract of the event, so that an event can break it.
const notice = z.strictObject({ customerKeys: z.array(z.string()), forgottenAt: z.string() });
export type Notice = z.infer<typeof notice>;

/** The aggregate of the outbox's tests: a notice that somebody asked to be forgotten. */
export const NOTICE: AggregateType<Notice, 'customer.forgotten'> = {
  name: 'forgotten',
  schema: notice,
  idOf: ({ forgottenAt }) => forgottenAt,
  keyOf: ({ forgottenAt }) => ({ pk: forgottenAt, sk: 'F' }),
  eventsOf: (data) => ({
    'customer.forgotten': { name: 'customer.forgotten', at: data.forgottenAt, data },
  }),
};

export const noticeAt = (second: number, overrides: Partial<Notice> = {}): Notice => ({
  customerKeys: ['k'.repeat(22)],
  forgottenAt: `2026-10-05T02:11:${String(second).padStart(2, '0')}.000Z`,
  ...overrides,
});

export const itemOf = (state: Notice, emits: readonly string[] = ['customer.forgotten']): Item =>
  toItem(NOTICE, state, {
    over: undefined,
    version: 1,
    emits,
    trace: { traceId: 'trace-1', at: state.forgottenAt },
  });

/** A record as the stream's JSON has it: the SDK's attribute values, bytes as base64 text. */
export const recordOf = (
  sequence: number,
  item: Item,
  eventName: DynamoDBRecord['eventName'] = 'INSERT',
): DynamoDBRecord => ({
  eventName,
  dynamodb: { SequenceNumber: String(sequence), NewImage: imageOf(item) },
});

const imageOf = (item: Item): Record<string, StreamValue> =>
  JSON.parse(
    JSON.stringify(item, (key, value: unknown) =>
      key === 'B' && value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
    ),
  );
