import type { RunbookHeading, ServiceDoor } from '@huiyin/surface';
import { Duration, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { GuardedOffice } from '../office.ts';
import { alarm } from './alarm.ts';
import type { CloudResource } from './cloud-resources.ts';

export interface DeadLetterProps {
  /** What it means to a person that something lies here. */
  readonly meaning: string;
  readonly runbook: RunbookHeading;
  /** Fourteen days unless told; personal data in clear must go sooner. */
  readonly retention?: Duration;
}

/** Where a door's failures wait for somebody; the first one rings. */
export function deadLetters(
  scope: Construct,
  office: GuardedOffice,
  { service, name }: ServiceDoor,
  { meaning, runbook, retention = Duration.days(14) }: DeadLetterProps,
): Queue {
  const queue = new Queue(scope, 'DeadLetters', {
    queueName: office.names.deadLetters(service, name),
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: retention,
  });
  Validations.of(queue).acknowledge({
    id: 'AwsSolutions::AwsSolutions-SQS3',
    reason:
      'This is where a function sends what it gave up; nothing reads it but a person, so nothing can fail here',
  });
  alarm(scope, office, {
    id: `${service}-${name}-dead`,
    metric: queue.metricApproximateNumberOfMessagesVisible({
      period: Duration.minutes(5),
      statistic: 'Maximum',
    }),
    at: 1,
    meaning,
    runbook,
  });
  return queue;
}

export const queueResource = (queue: Queue): CloudResource => ({
  name: queue.queueUrl,
  arns: [queue.queueArn],
});

/** For Lambda to send to; the function's role has the right from its surface, so nothing is granted here. */
export const destinationOf = (queue: Queue) => ({ bind: () => ({ destination: queue.queueArn }) });
