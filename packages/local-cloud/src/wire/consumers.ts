import { Fault } from '@huiyin/kernel';
import type { Activity } from '../machine/activity.ts';
import type { CloudMeter } from '../played/billing/billable.ts';
import { sqsRequests } from '../played/billing/units.ts';
import { createQueueMapping } from '../played/event-sources/queue-mapping.ts';
import { createStreamMapping } from '../played/event-sources/stream-mapping.ts';
import { type AsyncCalls, openAsyncCalls } from '../played/lambda/async-calls.ts';
import type { LambdaFunction } from '../played/lambda/lambda-function.ts';
import type { Message } from '../played/queues/message.ts';
import { firstDue } from '../played/schedules/first-due.ts';
import { openSchedules } from '../played/schedules/schedule.ts';
import { createEngineStream } from '../played/tables/stream.ts';
import type { Blueprint } from '../template/blueprint/blueprint.ts';
import type { FaultInjector } from './faults.ts';
import type { Stores } from './stores.ts';

interface Consumer {
  wake(): void;
  hasPending(): boolean;
  stop(): void;
}
interface Deps {
  functions: ReadonlyMap<string, LambdaFunction>;
  activity: Activity;
  meter: CloudMeter;
  faults: FaultInjector;
  onFault(fault: unknown): void;
  onGivenUp(functionName: string): void;
}

const HOUR = 3_600_000;

/**
 * Everything that calls functions by itself: streams, queues, asynchronous calls, schedules. Woken once here, it takes
 * up whatever the last process left on disk.
 */
export function startConsumers(blueprint: Blueprint, stores: Stores, o: Deps): AsyncCalls {
  const { state, engine, queues, clock } = stores;
  const { activity, meter, faults, onFault } = o;
  const now = clock.epochMs;
  const targetOf = (name: string): LambdaFunction => {
    const target = o.functions.get(name);
    if (!target) throw new Fault('template-incomplete', `the template has no function ${name}`);
    return target;
  };

  const stream = createEngineStream(engine, blueprint.tables);
  const onRead = (table: string, records: number): void => meter.count({ kind: 'stream', table, records });
  const streamMappings = blueprint.streamMappings.map((mapping) => {
    const onFailure = mapping.onFailureArn === undefined ? undefined : queues.byArn(mapping.onFailureArn);
    const target = targetOf(mapping.functionName);
    return createStreamMapping(mapping, {
      stream,
      target,
      onFailure,
      state,
      activity,
      faults,
      now,
      onRead,
      onFault,
    });
  });
  engine.onWrite((table) => {
    for (const mapping of streamMappings) if (mapping.table === table) mapping.wake();
  });

  const queueMappings = blueprint.queueMappings.map((mapping) => {
    const queue = queues.byArn(mapping.queueArn);
    if (!queue) throw new Fault('template-incomplete', `the template has no queue ${mapping.queueArn}`);
    const onDelivered = countDelivery(meter, mapping.functionName);
    const target = targetOf(mapping.functionName);
    const { region } = blueprint.place;
    return createQueueMapping(mapping, { queue, target, region, activity, faults, onFault, onDelivered });
  });

  const asyncCalls = openAsyncCalls([...o.functions.values()], blueprint.asyncCalls, {
    state,
    now,
    activity,
    destination: queues.byArn,
    onGivenUp: o.onGivenUp,
    onFault,
  });
  const schedules = openSchedules(blueprint.schedules, {
    state,
    startedAt: now(),
    firstDue: (swept) => firstDue(engine, swept),
    call: asyncCalls.call,
    onFired: () => meter.count({ kind: 'schedule' }),
  });

  const consumers: Consumer[] = [...streamMappings, ...queueMappings, asyncCalls];
  for (const { hasPending } of consumers) activity.addSource(hasPending);
  let sweptAt = now();
  clock.attach({
    nextDue: () =>
      earliest([
        schedules.nextDue(),
        ...queues.all().map((queue) => queue.nextDue()),
        ...streamMappings.map((mapping) => mapping.nextDue()),
      ]),
    fireNext: schedules.fireNext,
    onMoved(at) {
      for (const queue of queues.all()) queue.onClockMoved();
      for (const mapping of streamMappings) if ((mapping.nextDue() ?? at + 1) <= at) mapping.wake();
      if (at - sweptAt < HOUR) return;
      sweptAt = at;
      engine.sweep();
    },
  });
  const wake = (): void => {
    for (const consumer of consumers) consumer.wake();
  };
  wake();
  return {
    ...asyncCalls,
    wake,
    stop() {
      for (const consumer of consumers) consumer.stop();
    },
  };
}

/** A delivery by an event source mapping is a receive, and a delete of what succeeded. */
const countDelivery =
  (meter: CloudMeter, by: string) =>
  (queue: string, messages: readonly Message[], deleted: number): void => {
    const bytes = messages.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0);
    meter.count({ kind: 'sqs', by, queue, operation: 'ReceiveMessage', requests: sqsRequests(bytes) });
    if (deleted > 0) meter.count({ kind: 'sqs', by, queue, operation: 'DeleteMessageBatch', requests: 1 });
  };

const earliest = (moments: readonly (number | undefined)[]): number | undefined =>
  moments.reduce(
    (least, one) => (one === undefined || (least !== undefined && least <= one) ? least : one),
    undefined,
  );
