import { Duration, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { DoorName } from '../doors.ts';
import type { GuardedOffice } from '../office.ts';
import type { RunbookHeading } from '../runbook.ts';
import { alarm } from './alarm.ts';
import { allow, type Binding } from './binding.ts';

export interface DeadLetterProps extends DoorName {
  /** What it means to a person that something lies here. */
  readonly meaning: string;
  readonly runbook: RunbookHeading;
  /** Fourteen days unless told; personal data in clear must go sooner. */
  readonly retention?: Duration;
}

/** Where a door's failures wait for somebody; the first one rings. */
export function deadLetters(scope: Construct, office: GuardedOffice, props: DeadLetterProps): Queue {
  const queue = new Queue(scope, 'DeadLetters', {
    queueName: office.naming.deadLetters(props),
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: props.retention ?? Duration.days(14),
  });
  Validations.of(queue).acknowledge({
    id: 'AwsSolutions::AwsSolutions-SQS3',
    reason:
      'This is where a function sends what it gave up; nothing reads it but a person, so nothing can fail here',
  });
  alarm(scope, office, {
    id: `${props.service}-${props.door}-dead`,
    metric: queue.metricApproximateNumberOfMessagesVisible({
      period: Duration.minutes(5),
      statistic: 'Maximum',
    }),
    at: 1,
    meaning: props.meaning,
    runbook: props.runbook,
  });
  return queue;
}

/** The queue's address, and the right to send to it. */
export const sendsTo = (queue: Queue): Binding => ({
  value: queue.queueUrl,
  statements: [allow(['sqs:SendMessage'], [queue.queueArn])],
});
