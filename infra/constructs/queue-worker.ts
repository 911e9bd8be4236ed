import { Duration } from 'aws-cdk-lib';
import { type EventBus, type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type * as z from 'zod';
import type { GuardedOffice } from '../office.ts';
import { RUNBOOK, type RunbookHeading } from '../runbook.ts';
import { alarm } from './alarm.ts';
import { deadLetters } from './dead-letters.ts';
import { type DoorProps, doorFunction } from './door.ts';

const TIMEOUT_SECONDS = 30;
/** A message tried so often in vain waits for a person. */
const RECEIVES_MAX = 5;

export interface QueueWorkerProps<Environment extends z.ZodType> extends DoorProps<Environment> {
  readonly bus: EventBus;
  /** Rules by name: what of the bus this door hears. */
  readonly hears: Readonly<Record<string, EventPattern>>;
  /** What it means to a person when a message lies among the dead letters. */
  readonly meaning: string;
  readonly runbook?: RunbookHeading;
  /** How long messages (and dead ones) are kept; 14 days unless told. */
  readonly retention?: Duration;
  /** How long a message rests before it is handed out; not at all unless told. */
  readonly delay?: Duration;
}

/**
 * A door that works through a queue of events. There is none without dead letters, without reporting which messages
 * of a batch failed, or with a visibility shorter than six times the timeout.
 */
export function queueWorker<Environment extends z.ZodType>(
  stack: Construct,
  office: GuardedOffice,
  props: QueueWorkerProps<Environment>,
): LambdaFunction {
  const scope = new Construct(stack, props.door);
  const { service, door, meaning, runbook = RUNBOOK.eventLost, retention = Duration.days(14) } = props;
  const dead = deadLetters(scope, office, { service, door, meaning, runbook, retention });
  const queue = new Queue(scope, 'Queue', {
    queueName: office.naming.door(props),
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: retention,
    ...(props.delay && { deliveryDelay: props.delay }),
    visibilityTimeout: Duration.seconds(6 * TIMEOUT_SECONDS),
    deadLetterQueue: { queue: dead, maxReceiveCount: RECEIVES_MAX },
  });
  for (const [name, eventPattern] of Object.entries(props.hears))
    new Rule(scope, name, {
      eventBus: props.bus,
      eventPattern,
      targets: [new SqsQueue(queue, { deadLetterQueue: dead })],
    });
  const worker = doorFunction(scope, office, props, {
    timeout: Duration.seconds(TIMEOUT_SECONDS),
    memoryMegabytes: 512,
  });
  worker.addEventSource(
    new SqsEventSource(queue, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: 20 }),
  );
  alarm(scope, office, {
    id: `${service}-${door}-late`,
    metric: queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5) }),
    at: Duration.hours(1).toSeconds(),
    meaning: `The ${service} service has not worked off its ${door} for an hour: what people see is that old.`,
    runbook: RUNBOOK.late,
  });
  return worker;
}
