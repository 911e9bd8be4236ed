import * as z from 'zod';
import { readStatements } from '../../played/iam/policy.ts';
import { grant } from '../blueprint/blueprint.ts';
import { type Declared, part } from '../blueprint/part.ts';
import { ignored, number } from './values.ts';

const nameOf = (r: Declared): string => r.name('QueueName', 80);
const urlOf = (r: Declared): string => `${r.place.queueBase}/${r.place.account}/${nameOf(r)}`;
const arnOf = (r: Declared): string => r.arn('sqs', nameOf(r));

export const queue = part({
  ref: urlOf,
  attributes: { Arn: arnOf, QueueName: nameOf, QueueUrl: urlOf },
  properties: z.strictObject({
    QueueName: z.string().optional(),
    VisibilityTimeout: number.default(30),
    MessageRetentionPeriod: number.default(345_600),
    DelaySeconds: number.default(0),
    MaximumMessageSize: number.default(1_048_576),
    ReceiveMessageWaitTimeSeconds: ignored,
    RedrivePolicy: z.strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: number }).optional(),
    RedriveAllowPolicy: ignored,
    SqsManagedSseEnabled: ignored,
    KmsMasterKeyId: ignored,
    KmsDataKeyReusePeriodSeconds: ignored,
    Tags: ignored,
  }),
  add(given, r, blueprint) {
    blueprint.queues.push({
      name: nameOf(r),
      arn: arnOf(r),
      url: urlOf(r),
      visibilitySeconds: given.VisibilityTimeout,
      retentionSeconds: given.MessageRetentionPeriod,
      delaySeconds: given.DelaySeconds,
      maximumBytes: given.MaximumMessageSize,
      redrive: given.RedrivePolicy && {
        deadLetterArn: given.RedrivePolicy.deadLetterTargetArn,
        maxReceives: given.RedrivePolicy.maxReceiveCount,
      },
    });
  },
});

export const queuePolicy = part({
  ref: (r) => r.logicalId,
  properties: z.strictObject({ Queues: z.array(z.string()), PolicyDocument: z.unknown() }),
  add(given, r, blueprint) {
    for (const url of given.Queues)
      grant(
        blueprint.resourcePolicies,
        r.arn('sqs', url.slice(url.lastIndexOf('/') + 1)),
        readStatements(given.PolicyDocument),
      );
  },
});
