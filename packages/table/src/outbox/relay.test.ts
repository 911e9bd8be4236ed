import { EventBridgeClient, PutEventsCommand, type PutEventsCommandInput } from '@aws-sdk/client-eventbridge';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { customerForgotten } from '@huiyin/contracts';
import type { DynamoDBRecord, AttributeValue as StreamValue } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import type * as z from 'zod';
import type { AggregateType } from '../aggregate/aggregate-type.ts';
import { fromItem, toItem } from '../aggregate/item.ts';
import { emitter, eventsOfItem, relay } from './relay.ts';

type Forgotten = z.infer<typeof customerForgotten.data>;

const FORGOTTEN: AggregateType<Forgotten, 'customer.forgotten'> = {
  name: 'forgotten',
  schema: customerForgotten.data,
  idOf: ({ forgottenAt }) => forgottenAt,
  keyOf: ({ forgottenAt }) => ({ pk: forgottenAt, sk: 'F' }),
  eventsOf: (data) => ({
    'customer.forgotten': { name: 'customer.forgotten', at: data.forgottenAt, data },
  }),
};

const stateAt = (second: number): Forgotten => ({
  customerKeys: ['k'.repeat(22)],
  forgottenAt: `2026-10-05T02:11:${String(second).padStart(2, '0')}.000Z`,
});

const itemAt = (second: number, emits: readonly string[] = ['customer.forgotten']) =>
  toItem(FORGOTTEN, stateAt(second), {
    over: undefined,
    version: 1,
    emits,
    trace: { traceId: 'trace-1', at: stateAt(second).forgottenAt },
  });

const recordOf = (
  sequence: number,
  item: object,
  eventName: DynamoDBRecord['eventName'] = 'INSERT',
): DynamoDBRecord => ({
  eventName,
  // What the stream's JSON looks like: the SDK's attribute values, bytes as base64 text.
  dynamodb: { SequenceNumber: String(sequence), NewImage: item as Record<string, StreamValue> },
});

const eventBridge = mockClient(EventBridgeClient);
const sqs = mockClient(SQSClient);
const reports: object[] = [];

const run = (...Records: DynamoDBRecord[]) =>
  relay({
    branch: 'longgang',
    eventBridge: new EventBridgeClient(),
    busName: 'bus',
    sqs: new SQSClient(),
    deadLetterUrl: 'https://queue/dead',
    emitters: [emitter(FORGOTTEN)],
    report: (finding) => void reports.push(finding),
  })({ Records });

const accept = ({ Entries = [] }: PutEventsCommandInput) => ({
  Entries: Entries.map((_, index) => ({ EventId: `${index}` })),
});
const published = () =>
  eventBridge
    .commandCalls(PutEventsCommand)
    .flatMap(({ args }) => args[0].input.Entries ?? [])
    .map(({ Detail = '' }) => JSON.parse(Detail).id);

beforeEach(() => {
  eventBridge.reset();
  eventBridge.on(PutEventsCommand).callsFake(accept);
  sqs.reset();
  sqs.on(SendMessageCommand).resolves({});
  reports.length = 0;
});

describe('the relay', () => {
  it('publishes what a save named, in an envelope that says which aggregate at which version', async () => {
    expect(await run(recordOf(1, itemAt(9)))).toEqual({ batchItemFailures: [] });
    const [call] = eventBridge.commandCalls(PutEventsCommand);
    expect(call?.args[0].input.Entries).toEqual([
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
          data: stateAt(9),
        }),
      },
    ]);
  });

  it('is silent about saves that named nothing, removals and foreign items', async () => {
    await run(recordOf(1, itemAt(1, [])), recordOf(2, itemAt(2), 'REMOVE'), recordOf(3, { pk: { S: 'x' } }));
    expect(published()).toEqual([]);
    expect(sqs.calls()).toHaveLength(0);
  });

  it('sends eleven events in two calls, in order', async () => {
    const records = Array.from({ length: 11 }, (_, index) => recordOf(index, itemAt(index)));
    await run(...records);
    expect(eventBridge.calls()).toHaveLength(2);
    expect(published()).toEqual(
      records.map((_, index) => `forgotten/${stateAt(index).forgottenAt}/1/customer.forgotten`),
    );
  });

  it('tries again the entries that the bus refused, and only those', async () => {
    eventBridge
      .on(PutEventsCommand)
      .callsFakeOnce(() => ({
        FailedEntryCount: 1,
        Entries: [{ EventId: '1' }, { ErrorCode: 'ThrottlingException' }],
      }))
      .callsFake(accept);
    expect(await run(recordOf(1, itemAt(1)), recordOf(2, itemAt(2)))).toEqual({ batchItemFailures: [] });
    expect(published().map((id) => id.slice(24, 26))).toEqual(['11', '11', '11']);
    expect(published().map((id) => id.slice(27, 29))).toEqual(['01', '02', '02']);
  });

  it('hands the batch back from the first event that the bus keeps refusing', async () => {
    eventBridge.on(PutEventsCommand).callsFake(({ Entries = [] }: PutEventsCommandInput) => ({
      FailedEntryCount: 1,
      Entries: Entries.map(({ Detail = '' }) =>
        Detail.includes('02:11:02') ? { ErrorCode: 'InternalFailure' } : { EventId: '1' },
      ),
    }));
    const result = await run(recordOf(101, itemAt(1)), recordOf(102, itemAt(2)), recordOf(103, itemAt(3)));
    expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: '102' }] });
    expect(reports).toEqual([{ what: 'events-refused', count: 1 }]);
  });

  it('sends a record that can never be published to the dead letters, whole, and goes on with the others', async () => {
    const broken = itemAt(1);
    broken.s = { M: { forgottenAt: { S: 'never' } } };
    const poison = recordOf(1, broken);
    const stranger = recordOf(2, { ...itemAt(2), t: { S: 'stranger' } });
    expect(await run(poison, stranger, recordOf(3, itemAt(3)))).toEqual({ batchItemFailures: [] });
    expect(published()).toEqual([`forgotten/${stateAt(3).forgottenAt}/1/customer.forgotten`]);
    const dead = sqs
      .commandCalls(SendMessageCommand)
      .map(({ args }) => JSON.parse(args[0].input.MessageBody ?? ''));
    expect(dead).toEqual([
      { reason: 'item-unreadable', record: JSON.parse(JSON.stringify(poison)) },
      { reason: 'type-unknown', record: JSON.parse(JSON.stringify(stranger)) },
    ]);
  });

  it('fails as a whole when even the dead letters cannot be written, so that the stream tries again', async () => {
    sqs.on(SendMessageCommand).rejects(new Error('down'));
    await expect(run(recordOf(1, { ...itemAt(2), t: { S: 'stranger' } }))).rejects.toThrow('down');
  });

  it('replays from an item every event its state yields, under the version at which it was said', () => {
    const said = fromItem(FORGOTTEN, itemAt(9));
    const silently = {
      over: said,
      version: 7,
      emits: [],
      trace: { traceId: 'trace-2', at: stateAt(9).forgottenAt },
    };
    const item = toItem(FORGOTTEN, stateAt(9), silently);
    expect(eventsOfItem([emitter(FORGOTTEN)], item, 'longgang', 'all').map(({ id }) => id)).toEqual([
      'forgotten/2026-10-05T02:11:09.000Z/1/customer.forgotten',
    ]);
  });
});
