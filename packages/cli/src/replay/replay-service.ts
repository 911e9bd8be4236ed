import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { BusEvent } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import { type Emitter, eventsOfItem, publish } from '@huiyin/table';

export interface ReplayDeps {
  readonly dynamodb: DynamoDBClient;
  readonly eventBridge: EventBridgeClient;
  readonly tableName: string;
  readonly busName: string;
  readonly branch: string;
  readonly emitters: readonly Emitter[];
  readonly onProgress?: (figures: { readonly items: number; readonly events: number }) => void;
}

const TRIES = 5;

/**
 * Publishes again every event that the items of a service's table yield now. Consumers keep the highest version per
 * aggregate, so a replay changes nothing that they already know.
 */
export async function replayService(deps: ReplayDeps): Promise<{ items: number; events: number }> {
  const figures = { items: 0, events: 0 };
  let start: Record<string, never> | undefined;
  do {
    const page = await deps.dynamodb.send(
      new ScanCommand({ TableName: deps.tableName, ...(start && { ExclusiveStartKey: start }) }),
    );
    const items = page.Items ?? [];
    const events = items.flatMap((item) => eventsOfItem(deps.emitters, item, deps.branch, 'all'));
    await publishAll(deps, events);
    figures.items += items.length;
    figures.events += events.length;
    deps.onProgress?.(figures);
    // The key is handed back as it came.
    start = page.LastEvaluatedKey as typeof start;
  } while (start !== undefined);
  return figures;
}

async function publishAll(deps: ReplayDeps, events: readonly BusEvent[]): Promise<void> {
  let left = events;
  for (let tried = 0; left.length > 0; tried += 1) {
    if (tried >= TRIES)
      throw new Fault('events-not-taken', `the bus refused ${left.length} events again and again`);
    left = await publish(deps.eventBridge, deps.busName, left);
  }
}
