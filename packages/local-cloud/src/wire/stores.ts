import { join } from 'node:path';
import { createDynamoEngine, type DynamoEngine } from '@huiyin/dynamo-on-sqlite';
import { Fault } from '@huiyin/kernel';
import type { Activity } from '../machine/activity.ts';
import { STATE_FILE, TABLES_FILE } from '../machine/check-stores.ts';
import { type Due, type InnerClock, openClock } from '../machine/clock.ts';
import type { Closers } from '../machine/closers.ts';
import type { Disk } from '../machine/disk.ts';
import { markOpen } from '../machine/open-mark.ts';
import type { TimeCells } from '../machine/shared-time.ts';
import { openState, type State } from '../machine/state.ts';
import type { CloudMeter } from '../played/billing/billable.ts';
import { sqsRequests } from '../played/billing/units.ts';
import { type Buckets, openBuckets } from '../played/buckets/buckets.ts';
import { createBuses, type EventBuses } from '../played/bus/buses.ts';
import { checkpointOf } from '../played/event-sources/stream-mapping.ts';
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
  buckets: Buckets;
}

const WIPED_EVERY_MS = 2000;

export function openStores(
  blueprint: Blueprint,
  o: {
    dataDir: string | undefined;
    startAt: Date | undefined;
    keySeed: string | undefined;
    eventsRemembered: number;
    cells: TimeCells;
    activity: Activity;
    disk: Disk;
    meter: CloudMeter;
    faults: FaultInjector;
    closers: Closers;
  },
): Stores {
  const { place } = blueprint;
  const { meter } = o;
  const file = (name: string): string => (o.dataDir === undefined ? ':memory:' : join(o.dataDir, name));

  const state = openState(file(STATE_FILE));
  o.closers.add(state.close);
  const clock = openClock({ ...o, state, noRoom: o.disk.noRoom, hostNow: Date.now.bind(Date) });
  o.closers.add(clock.stop);
  const now = clock.epochMs;

  let caller: string | undefined;
  const engine = createDynamoEngine({
    file: file(TABLES_FILE),
    arnPrefix: `arn:${place.partition}:dynamodb:${place.region}:${place.account}`,
    now,
    onOperation: (operation) => meter.count({ kind: 'dynamodb', by: caller, operation }),
  });
  o.closers.add(engine.close);
  demandTablesOfNow(blueprint, state, engine, file(TABLES_FILE));
  prepareTables(engine, blueprint.tables);
  const marks = o.dataDir === undefined ? undefined : markStores(file, state, engine);
  if (marks) o.closers.add(marks.remove);

  const queues = openQueues(blueprint.queues, { state, now, pick: o.faults.pick });
  const buses = createBuses({
    buses: blueprint.buses.map((bus) => ({ ...bus, archives: blueprint.archives.get(bus.name) ?? [] })),
    rules: blueprint.rules,
    queueOf: queues.byArn,
    state,
    now,
    ...place,
    remembered: o.eventsRemembered,
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

  const wiping = setInterval(() => {
    marks?.state.forgetLog();
    wipe(state, o.disk);
  }, WIPED_EVERY_MS);
  wiping.unref();
  o.closers.add(() => clearInterval(wiping));

  return {
    state,
    clock,
    engine,
    queues,
    buses,
    keys,
    buckets: openBuckets(blueprint.buckets, state, now),
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

/** Throws when a relay has read further than its table's stream goes: the tables are older than what is known of them. */
function demandTablesOfNow(
  { streamMappings }: Blueprint,
  state: State,
  engine: DynamoEngine,
  file: string,
): void {
  for (const { id, table } of streamMappings) {
    const read = BigInt(checkpointOf(state, id) ?? 0);
    if (read > 0n && read > lastSequenceOf(engine, table))
      throw new Fault(
        'tables-outdated',
        `${file} 比 ${STATE_FILE} 旧（如只恢复了其中一个）：请恢复同一时刻的整个目录，或用 --fresh 重新开始 · ` +
          `${file} is older than ${STATE_FILE} beside it: put back the whole folder as of one moment, or start anew with --fresh`,
      );
  }
}

/** From here on each commit is noted before it is acknowledged, so that a log that is cut short while nobody looks is noticed. */
function markStores(file: (name: string) => string, state: State, engine: DynamoEngine) {
  const marks = { state: markOpen(file(STATE_FILE)), tables: markOpen(file(TABLES_FILE)) };
  state.onCommit(marks.state.noteLog);
  engine.onWrite(marks.tables.noteLog);
  return {
    ...marks,
    remove() {
      state.onCommit(() => undefined);
      marks.state.remove();
      marks.tables.remove();
    },
  };
}

function lastSequenceOf(engine: DynamoEngine, table: string): bigint {
  const { status } = engine.handle('DescribeTable', { TableName: table });
  return status === 200 ? engine.lastSequence(table) : 0n;
}

function wipe(state: State, disk: Disk): void {
  try {
    state.wipe();
  } catch (fault) {
    if (!disk.noRoom(fault)) throw fault;
  }
}
