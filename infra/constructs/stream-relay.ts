import { Fault } from '@huiyin/kernel';
import { CfnResource, Duration, Stack, Validations } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import {
  FilterCriteria,
  FilterRule,
  type Function as LambdaFunction,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import type * as z from 'zod';
import type { DoorName } from '../doors.ts';
import type { GuardedOffice } from '../office.ts';
import { RUNBOOK } from '../runbook.ts';
import { alarm } from './alarm.ts';
import { allow, type Binding, type Bindings } from './binding.ts';
import { deadLetters, sendsTo } from './dead-letters.ts';
import { doorFunction } from './door.ts';
import type { OfficeTable } from './service-table.ts';

export interface RelayProps<Environment extends z.ZodType> extends Pick<DoorName, 'service'> {
  readonly table: OfficeTable;
  readonly environment: (deadLetters: Binding) => Bindings<Environment>;
}

/**
 * Turns a table's changes into events. A batch that fails is halved and tried again; what cannot be published after
 * a hundred tries is named among the dead letters (its content is still in the table: `huiyin replay` publishes it),
 * and the stream goes on. Only saves that named events wake the function.
 */
export function streamRelay<Environment extends z.ZodType>(
  stack: Construct,
  office: GuardedOffice,
  { service, table: { table }, environment }: RelayProps<Environment>,
): LambdaFunction {
  const scope = new Construct(stack, 'relay');
  const name = { service, door: 'relay' };
  const streamArn = table.tableStreamArn;
  if (streamArn === undefined) throw new Fault('no-stream', `The table of ${service} has no stream to relay`);
  const dead = deadLetters(scope, office, {
    ...name,
    meaning: `The ${service} service changed something that the other services have not heard of.`,
    runbook: RUNBOOK.announcementLost,
  });
  const relay = doorFunction(
    scope,
    office,
    { ...name, environment: environment(sendsTo(dead)) },
    { timeout: Duration.seconds(60), memoryMegabytes: 512 },
  );
  const reading = ['DescribeStream', 'GetRecords', 'GetShardIterator'].map((action) => `dynamodb:${action}`);
  relay.addToRolePolicy(allow(reading, [streamArn]));
  relay.addToRolePolicy(allow(['dynamodb:ListStreams'], [`${table.tableArn}/stream/*`]));
  acknowledgeListing(scope, table);
  relay.addEventSourceMapping('Stream', {
    eventSourceArn: streamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 100,
    bisectBatchOnError: true,
    retryAttempts: 100,
    reportBatchItemFailures: true,
    onFailure: new SqsDlq(dead),
    filters: [FilterCriteria.filter({ dynamodb: { NewImage: { emits: { S: FilterRule.exists() } } } })],
  });
  alarm(scope, office, {
    id: `${service}-relay-late`,
    metric: relay.metric('IteratorAge', { statistic: 'Maximum', period: Duration.minutes(5) }),
    at: Duration.minutes(15).toMilliseconds(),
    meaning: `The other services hear of changes in ${service} a quarter of an hour late; after a day they are lost.`,
    runbook: RUNBOOK.announcedLate,
  });
  return relay;
}

function acknowledgeListing(scope: Construct, table: Table): void {
  const { defaultChild } = table.node;
  if (!CfnResource.isCfnResource(defaultChild)) throw new Fault('no-table', 'A table without its resource');
  Validations.of(scope).acknowledge({
    id: `AwsSolutions::AwsSolutions-IAM5[Resource::<${Stack.of(table).getLogicalId(defaultChild)}.Arn>/stream/*]`,
    reason: 'Listing streams is allowed on all streams of a table or not at all, and this table has but one',
  });
}
