import { EventBridgeClient, PutEventsCommand, type PutEventsCommandInput } from '@aws-sdk/client-eventbridge';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { NOTICE } from './notice.double.ts';
import { type Emitter, emitter, relay } from './relay.ts';

/** A relay between a bus and a dead-letter queue that take everything until a test says otherwise; one at a time. */
export function outboxDouble(emitters: readonly Emitter[] = [emitter(NOTICE)]) {
  const eventBridge = mockClient(EventBridgeClient);
  const sqs = mockClient(SQSClient);
  const reports: object[] = [];
  eventBridge.on(PutEventsCommand).callsFake(accept);
  sqs.on(SendMessageCommand).resolves({});
  const deps = {
    branch: 'longgang',
    eventBridge: new EventBridgeClient(),
    busName: 'bus',
    sqs: new SQSClient(),
    deadLetterUrl: 'https://queue/dead',
    emitters,
    report: (finding: object) => void reports.push(finding),
  };
  const calls = () => eventBridge.commandCalls(PutEventsCommand).map(({ args }) => args[0].input);
  return {
    eventBridge,
    sqs,
    reports,
    run: (...Records: DynamoDBRecord[]) => relay(deps)({ Records }),
    calls,
    /** Ids of the events that were sent, also of those that were refused. */
    published: (): string[] =>
      calls()
        .flatMap(({ Entries = [] }) => Entries)
        .map(({ Detail = '' }) => JSON.parse(Detail).id),
    /** The bus takes no event whose text holds one of these. */
    refuse(...texts: readonly string[]) {
      eventBridge.on(PutEventsCommand).callsFake(({ Entries = [] }: PutEventsCommandInput) => ({
        Entries: Entries.map(({ Detail = '' }) =>
          texts.some((text) => Detail.includes(text)) ? { ErrorCode: 'InternalFailure' } : { EventId: '1' },
        ),
      }));
    },
    deadLetters: () => sqs.commandCalls(SendMessageCommand).map(({ args }) => args[0].input),
  };
}

export const accept = ({ Entries = [] }: PutEventsCommandInput) => ({
  Entries: Entries.map((_, index) => ({ EventId: `${index}` })),
});
