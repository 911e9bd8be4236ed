import { type FoldSurface, indexAt, type ServiceDoor } from '@huiyin/surface';
import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { GuardedOffice } from '../office.ts';
import { alarm } from './alarm.ts';
import type { CloudResources } from './cloud-resources.ts';
import { deadLetters, destinationOf, queueResource } from './dead-letters.ts';
import { doorFunction } from './door.ts';
import { streamResources } from './stream-relay.ts';

/**
 * Folds a table's changes in tumbling windows, each shard by itself. Within a window Lambda gathers changes for as long as it may, since
 * nobody waits for them; only items that lie, or lay, in the door's index wake the function.
 */
export function streamFold(
  scope: Construct,
  office: GuardedOffice,
  fold: ServiceDoor & { readonly door: FoldSurface },
  table: Table,
  resources: CloudResources,
): void {
  const { service, name, door } = fold;
  const dead = deadLetters(scope, office, fold, { meaning: door.meaning, runbook: 'notFolded' });
  const { streamArn, parts } = streamResources(scope, service, table);
  const handler = doorFunction(
    scope,
    office,
    fold,
    { ...resources, ...parts, deadLetters: queueResource(dead) },
    // One for each shard of the stream, and shards split and end.
    { timeout: Duration.seconds(60), memoryMegabytes: 512, atOnce: 5 },
  );
  const isInIndex = { [indexAt(door.index).partition]: { S: FilterRule.exists() } };
  const window = Duration.minutes(door.everyMinutes);
  handler.addEventSourceMapping('Stream', {
    eventSourceArn: streamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 1000,
    maxBatchingWindow: Duration.minutes(Math.min(5, door.everyMinutes)),
    tumblingWindow: window,
    retryAttempts: 100,
    onFailure: destinationOf(dead),
    filters: [
      FilterCriteria.filter({ dynamodb: { NewImage: isInIndex } }),
      FilterCriteria.filter({ dynamodb: { OldImage: isInIndex } }),
    ],
  });
  alarm(scope, office, {
    id: `${service}-${name}-late`,
    metric: handler.metric('IteratorAge', { statistic: 'Maximum', period: Duration.minutes(5) }),
    at: 4 * window.toMilliseconds(),
    meaning: door.meaning,
    runbook: 'notFolded',
  });
}
