import { join } from 'node:path';
import { createDynamoEngine, type DynamoEngine } from '@huiyin/dynamo-on-sqlite';
import type { Activity } from '../machine/activity.ts';
import { type Due, type InnerClock, openClock } from '../machine/clock.ts';
import type { Closers } from '../machine/closers.ts';
import type { TimeCells } from '../machine/shared-time.ts';
import { openState, type State } from '../machine/state.ts';
import type { CloudMeter } from '../played/billing/billable.ts';
import { sqsRequests } from '../played/billing/units.ts';
import { createBuses, type EventBuses } from '../played/bus/buses.ts';
import { type Keys, openKeys } from '../played/kms/keys.ts';
import { openQueues, type Queues } from '../played/queues/queues.ts';
import { prepareTables } from '../played/tables/prepare-tables.ts';
import type { Blueprint } from '../template/blueprint/blueprint.ts';
import type { FaultInjector } from './faults.ts';

/** Everything that holds something: on disk under `dataDir`, or in memory. */
export interface Stores {
  state: State;
  clock: InnerClock & { attach(due: Due): void };
  engine: DynamoEngine;
  /** The engine reports its operations under the name of who asked. */
  asCaller<T>(caller: string | undefined, work: () => T): T;
  queues: Queues;
  buses: EventBuses;
  keys: Keys;
}

export function openStores(
  blueprint: Blueprint,
  o: {
    dataDir: string | undefined;
    startAt: Date | undefined;
    keySeed: string | undefined;
    cells: TimeCells;
    activity: Activity;
    meter: CloudMeter;
    faults: FaultInjector;
    closers: Closers;
  },
): Stores {
  const { place } = blueprint;
  const { meter } = o;
  const file = (name: string): string => (o.dataDir === undefined ? ':memory:' : join(o.dataDir, name));

  const state = openState(file('cloud.db'));
  o.closers.add(state.close);
  const clock = openClock({ ...o, state, hostNow: Date.now.bind(Date) });
  o.closers.add(clock.stop);
  const now = clock.epochMs;

  let caller: string | undefined;
  const engine = createDynamoEngine({
    file: file('tables.db'),
    arnPrefix: `arn:${place.partition}:dynamodb:${place.region}:${place.account}`,
    now,
    onOperation: (operation) => meter.count({ kind: 'dynamodb', by: caller, operation }),
  });
  o.closers.add(engine.close);
  prepareTables(engine, blueprint.tables);

  const queues = openQueues(blueprint.queues, { state, now, pick: o.faults.pick });
  const buses = createBuses({
    buses: blueprint.buses.map((bus) => ({ ...bus, archives: blueprint.archives.get(bus.name) ?? [] })),
    rules: blueprint.rules,
    queueOf: queues.byArn,
    state,
    now,
    ...place,
    onArchived: (bus, bytes) => meter.count({ kind: 'archive', bus, bytes }),
    onSent: (queue, bytes) =>
      meter.count({
        kind: 'sqs',
        by: undefined,
        queue,
        operation: 'SendMessage',
        requests: sqsRequests(bytes),
      }),
  });
  const aliasesOf = (keyId: string): string[] =>
    blueprint.aliases.filter((alias) => alias.keyId === keyId).map(({ name }) => name);
  const keys = openKeys(
    blueprint.keys.map((key) => ({ ...key, aliases: aliasesOf(key.id) })),
    state,
    o.keySeed,
  );

  return {
    state,
    clock,
    engine,
    queues,
    buses,
    keys,
    asCaller(name, work) {
      caller = name;
      try {
        return work();
      } finally {
        caller = undefined;
      }
    },
  };
}
