import type { DynamoEngine } from '@huiyin/dynamo-on-sqlite';
import type { State } from '../machine/state.ts';
import type { CloudMeter } from '../played/billing/billable.ts';
import { busEvents, sqsRequests } from '../played/billing/units.ts';
import type { EventBuses } from '../played/bus/buses.ts';
import { answerEventBridge, busNameOf, putEventsBytes } from '../played/bus/protocol.ts';
import { type Account, questionsOf } from '../played/iam/questions.ts';
import type { Keys } from '../played/kms/keys.ts';
import type { Mailbox } from '../played/mail/mailbox.ts';
import { answerSqs, queueOf } from '../played/queues/protocol.ts';
import type { Queues } from '../played/queues/queues.ts';
import { type PlayedTable, partitionKeysOf } from '../played/tables/table.ts';
import type { AwsService } from './gateway.ts';

export interface ServicesDeps {
  engine: DynamoEngine;
  tables: readonly PlayedTable[];
  /** lets the engine work in the name of a caller, so that its operations can be attributed */
  asCaller<T>(caller: string | undefined, work: () => T): T;
  queues: Queues;
  buses: EventBuses;
  keys: Keys;
  mailbox: Mailbox;
  meter: CloudMeter;
  state: State;
  place: { partition: string; region: string; account: string };
}

function accountOf({ tables, queues, keys, place }: ServicesDeps): Account {
  const partitionKeys = partitionKeysOf(tables);
  const arn = (service: string, rest: string): string =>
    `arn:${place.partition}:${service}:${place.region}:${place.account}:${rest}`;
  return {
    table: (name) => (name.startsWith('arn:') ? name : arn('dynamodb', `table/${name}`)),
    partitionKey: (resource) => partitionKeys.get(resource),
    queue: (url) => queues.byName(url.slice(url.lastIndexOf('/') + 1))?.arn ?? arn('sqs', url),
    bus: (name) => arn('events', `event-bus/${busNameOf(name)}`),
    key: (name) => keys.arnOf(name) ?? arn('kms', `key/${name}`),
    identity: (address) => arn('ses', `identity/${address.replace(/^.*<|>$/g, '')}`),
  };
}

/** The emulated services by the prefix of their X-Amz-Target. */
export function createServices(o: ServicesDeps): { services: Record<string, AwsService>; mail: AwsService } {
  const account = accountOf(o);
  const asks =
    (service: string): AwsService['questions'] =>
    (operation, body) =>
      questionsOf[service]?.(operation, body, account) ?? [];
  const { meter } = o;

  const dynamodb: AwsService = {
    questions: asks('dynamodb'),
    answer: (operation, body, caller) => o.asCaller(caller, () => o.engine.handle(operation, body)),
  };
  const sqs: AwsService = {
    questions: asks('sqs'),
    answer(operation, body, by) {
      const queue = queueOf(body, o.queues)?.name ?? '';
      const requests = operation.startsWith('SendMessage') ? sqsRequests(JSON.stringify(body).length) : 1;
      meter.count({ kind: 'sqs', by, queue, operation, requests });
      if (operation === 'ReceiveMessage') return answerSqs(operation, body, o.queues);
      return o.state.transaction(() => answerSqs(operation, body, o.queues));
    },
  };
  const events: AwsService = {
    questions: asks('events'),
    answer(operation, body, by) {
      const answer = o.state.transaction(() => answerEventBridge(operation, body, o.buses));
      if (answer.status === 200)
        for (const bytes of putEventsBytes(body)) meter.count({ kind: 'event', by, units: busEvents(bytes) });
      return answer;
    },
  };
  const kms: AwsService = {
    questions: asks('kms'),
    answer(operation, body, by) {
      meter.count({ kind: 'kms', by, operation });
      return o.keys.answer(operation, body);
    },
  };
  const mail: AwsService = {
    questions: asks('ses'),
    async answer(_operation, body, by) {
      const answer = await o.mailbox.accept(JSON.stringify(body));
      if (answer.status === 200) meter.count({ kind: 'mail', by, recipients: recipientsOf(body) });
      return answer;
    },
  };
  return {
    mail,
    services: {
      DynamoDB_20120810: dynamodb,
      DynamoDBStreams_20120810: dynamodb,
      AmazonSQS: sqs,
      AWSEvents: events,
      TrentService: kms,
    },
  };
}

/** SES bills each recipient; a raw mail without a destination counts as one. */
function recipientsOf(body: unknown): number {
  if (typeof body !== 'object' || body === null || !('Destination' in body)) return 1;
  const lists =
    typeof body.Destination === 'object' && body.Destination !== null ? Object.values(body.Destination) : [];
  return Math.max(1, lists.flat().length);
}
