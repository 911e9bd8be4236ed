import { Fault } from '@huiyin/kernel';
import { LAYOUT, type ServiceDoor } from '@huiyin/surface';
import { CfnResource, Duration, Stack, Validations } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { GuardedOffice } from '../office.ts';
import { alarm } from './alarm.ts';
import type { CloudResources } from './cloud-resources.ts';
import { deadLetters, destinationOf, queueResource } from './dead-letters.ts';
import { doorFunction } from './door.ts';

/**
 * Turns a table's changes into events. A batch that fails is halved and tried again; what cannot be published after
 * a hundred tries is named among the dead letters (its content is still in the table: `huiyin replay` publishes it),
 * and the stream goes on. Only saves that named events wake the function.
 */
export function streamRelay(
  scope: Construct,
  office: GuardedOffice,
  relay: ServiceDoor,
  table: Table,
  resources: CloudResources,
): void {
  const { service, name } = relay;
  const { streamArn, parts } = streamResources(scope, service, table);
  const dead = deadLetters(scope, office, relay, {
    meaning: `The ${service} service changed something that the other services have not heard of.`,
    runbook: 'announcementLost',
  });
  const handler = doorFunction(
    scope,
    office,
    relay,
    { ...resources, ...parts, deadLetters: queueResource(dead) },
    // One for each shard of the stream, and shards split and end.
    { timeout: Duration.seconds(60), memoryMegabytes: 512, atOnce: 5 },
  );
  handler.addEventSourceMapping('Stream', {
    eventSourceArn: streamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 100,
    bisectBatchOnError: true,
    retryAttempts: 100,
    reportBatchItemFailures: true,
    onFailure: destinationOf(dead),
    filters: [
      FilterCriteria.filter({ dynamodb: { NewImage: { [LAYOUT.news]: { BOOL: FilterRule.exists() } } } }),
    ],
  });
  alarm(scope, office, {
    id: `${service}-${name}-late`,
    metric: handler.metric('IteratorAge', { statistic: 'Maximum', period: Duration.minutes(5) }),
    at: Duration.minutes(15).toMilliseconds(),
    meaning: `The other services hear of changes in ${service} a quarter of an hour late; after a day they are lost.`,
    runbook: 'announcedLate',
  });
}

/** What a door that reads the table's stream is granted. */
export function streamResources(
  scope: Construct,
  service: string,
  table: Table,
): { readonly streamArn: string; readonly parts: Pick<CloudResources, 'stream' | 'streams'> } {
  const streamArn = table.tableStreamArn;
  if (streamArn === undefined) throw new Fault('no-stream', `The table of ${service} has no stream to read`);
  acknowledgeListing(scope, table);
  return {
    streamArn,
    parts: {
      stream: { name: streamArn, arns: [streamArn] },
      streams: { name: table.tableName, arns: [`${table.tableArn}/stream/*`] },
    },
  };
}

function acknowledgeListing(scope: Construct, table: Table): void {
  const { defaultChild } = table.node;
  if (!CfnResource.isCfnResource(defaultChild)) throw new Fault('no-table', 'A table without its resource');
  Validations.of(scope).acknowledge({
    id: `AwsSolutions::AwsSolutions-IAM5[Resource::<${Stack.of(table).getLogicalId(defaultChild)}.Arn>/stream/*]`,
    reason: 'Listing streams is allowed on all streams of a table or not at all, and this table has but one',
  });
}
