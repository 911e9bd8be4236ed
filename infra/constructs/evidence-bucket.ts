import { Fault } from '@huiyin/kernel';
import { CfnResource, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  HttpMethods,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Office } from '../office.ts';
import type { CloudResource } from './cloud-resources.ts';

/**
 * Where files lie that people hand over with a case. Nobody reaches it but by a link that the service signs for some minutes;
 * what was uploaded and never looked at goes after a day, and what was kept goes as words do that were sealed on the same day.
 */
export function evidenceBucket(scope: Construct, { branch }: Office, pageOrigin: string): CloudResource {
  const bucket = new Bucket(scope, 'Evidence', {
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    // The workbench, and no other page, puts files by those links.
    cors: [
      {
        allowedOrigins: [pageOrigin],
        allowedMethods: [HttpMethods.PUT],
        allowedHeaders: ['content-type'],
        maxAge: 3600,
      },
    ],
    lifecycleRules: [
      { id: 'unseen', prefix: 'incoming/', expiration: Duration.days(1) },
      { id: 'kept', prefix: 'evidence/', expiration: Duration.days(branch.retentionDays.personal) },
    ],
    removalPolicy: RemovalPolicy.RETAIN,
  });
  Validations.of(bucket).acknowledge({
    id: 'AwsSolutions::AwsSolutions-S1',
    reason:
      'Who opened a file, and why, is a step of its case and a line of the log; a log of links would tell no more and have to be forgotten too',
  });
  const { defaultChild } = bucket.node;
  if (!CfnResource.isCfnResource(defaultChild)) throw new Fault('no-bucket', 'A bucket without its resource');
  // For the doors of the stack that use it.
  Validations.of(scope).acknowledge({
    id: `AwsSolutions::AwsSolutions-IAM5[Resource::<${Stack.of(bucket).getLogicalId(defaultChild)}.Arn>/*]`,
    reason:
      'Files have the names of their cases, which nobody knows in advance; the bucket holds nothing else',
  });
  // Its own domain: with the region, and with the suffix of the China regions.
  return { name: bucket.bucketRegionalDomainName, arns: [bucket.arnForObjects('*')] };
}
