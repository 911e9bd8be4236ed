import { INLET_DETAIL_TYPE, sourceOf } from '@huiyin/contracts';
import { type EventFilter, eventsReadBy, type QueueSurface, type ServiceDoor } from '@huiyin/surface';
import { Duration } from 'aws-cdk-lib';
import { type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { GuardedOffice } from '../office.ts';
import type { Buses } from '../stacks/foundation/buses.ts';
import { alarm } from './alarm.ts';
import type { CloudResources } from './cloud-resources.ts';
import { deadLetters, queueResource } from './dead-letters.ts';
import { doorFunction } from './door.ts';

const TIMEOUT_SECONDS = 30;
/** A message tried so often in vain waits for a person. */
const RECEIVES_MAX = 5;
const RETENTION_DAYS = 14;
const WORKERS_MAX = 10;

/**
 * A door that works through a queue of events. There is none without dead letters, without reporting which messages
 * of a batch failed, or with a visibility shorter than six times the timeout.
 */
export function queueWorker(
  scope: Construct,
  office: GuardedOffice,
  buses: Buses,
  worker: ServiceDoor & { readonly door: QueueSurface },
  resources: CloudResources,
): void {
  const { service, name, door } = worker;
  const { meaning, runbook = 'eventLost', retentionDays = RETENTION_DAYS, workersMax = WORKERS_MAX } = door;
  const retention = Duration.days(retentionDays);
  const dead = deadLetters(scope, office, worker, { meaning, runbook, retention });
  const queue = new Queue(scope, 'Queue', {
    queueName: office.names.queue(service, name),
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: retention,
    visibilityTimeout: Duration.seconds(6 * TIMEOUT_SECONDS),
    deadLetterQueue: { queue: dead, maxReceiveCount: RECEIVES_MAX },
  });
  const rule = (id: string, eventBus: Buses['main'], eventPattern: EventPattern) =>
    new Rule(scope, id, {
      eventBus,
      eventPattern,
      targets: [new SqsQueue(queue, { deadLetterQueue: dead })],
    });
  if (door.reads === 'inlet') rule(INLET_DETAIL_TYPE, buses.inlet, { detailType: [INLET_DETAIL_TYPE] });
  for (const read of eventsReadBy(door)) rule(read.event, buses.main, patternOf(read));
  doorFunction(
    scope,
    office,
    worker,
    { ...resources, queue: queueResource(queue) },
    { timeout: Duration.seconds(TIMEOUT_SECONDS), memoryMegabytes: 512, atOnce: workersMax },
  ).addEventSourceMapping('Queue', {
    eventSourceArn: queue.queueArn,
    batchSize: 10,
    reportBatchItemFailures: true,
    maxConcurrency: workersMax,
  });
  alarm(scope, office, {
    id: `${service}-${name}-late`,
    metric: queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5) }),
    at: Duration.hours(1).toSeconds(),
    meaning: `The ${service} service has not worked off its ${name} for an hour: what people see is that old.`,
    runbook: 'late',
  });
}

const patternOf = ({ event, where }: EventFilter): EventPattern => ({
  source: [sourceOf(event)],
  detailType: [event],
  ...(where && { detail: { data: Object.fromEntries(Object.entries(where).map(valuesOf)) } }),
});

const valuesOf = ([field, values]: [string, NonNullable<EventFilter['where']>[string]]) =>
  [field, values === 'there' ? [{ exists: true }] : values] as const;
