import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { type BranchConfiguration, type BusEvent, sourceOf } from '@huiyin/contracts';
import { claimsOf, httpEvent, lambdaContext, logDouble, sqsEvent } from '@huiyin/lambda/testing';
import { eventsOfItem } from '@huiyin/table';
import { eventOf, keyRingDouble, localTable, longgang } from '@huiyin/testing';
import { api } from '../doors/api.ts';
import { clock } from '../doors/clock.ts';
import { forgetting } from '../doors/forgetting.ts';
import { inbox } from '../doors/inbox.ts';
import { emitters } from '../emitters.ts';
import { DECISION, decisionKey, POPULATION, populationKey } from '../store/items.ts';
import { rememberedPolicies } from '../store/policies.ts';
import { surface } from '../surface.ts';
import { type OrderOverrides, recordedOrder } from './recorded-order.ts';

/** The moment at which these tests happen, unless they move it. */
export const MORNING = '2026-10-06T02:00:00.000Z';

/** Orders of these tests have one customer; but where the pause is looked at, they do not disturb each other. */
export function withPause(pauseDays: number): BranchConfiguration {
  const branch = longgang();
  return { ...branch, calling: { ...branch.calling, pauseDays } };
}

/** Sampling's doors on a table of the local engine, with real keys in memory. */
export async function localSampling(branch: BranchConfiguration = withPause(0)) {
  let present = new Date(MORNING);
  const now = () => present;
  const local = await localTable(surface, now);
  const { table } = local;
  const { log, lines } = logDouble();
  const keys = keyRingDouble();
  const deps = { branch, table, log, now };
  const again: string[] = [];
  const doors = {
    inbox: inbox({ ...deps, policies: rememberedPolicies(table, branch, now), keys }),
    clock: clock({ ...deps, keys }),
    forgetting: forgetting({ ...deps, again: async (body) => void again.push(body) }),
    api: api(deps),
  };

  const messageOf = (event: BusEvent): string =>
    JSON.stringify({
      id: 'bus-event',
      source: sourceOf(event.name),
      'detail-type': event.name,
      time: '2026-10-06T02:00:00Z',
      detail: event,
    });

  return {
    ...deps,
    keys,
    local,
    lines,
    again,
    moveTo: (moment: string) => {
      present = new Date(moment);
    },

    /** Recorded orders arrive in one batch; answers the messages that go back to the queue. */
    async read(...events: readonly BusEvent<'work-order.recorded'>[]) {
      const { batchItemFailures } = await doors.inbox(sqsEvent(...events.map(messageOf)), lambdaContext());
      return batchItemFailures;
    },

    /** A callback that ended arrives. */
    async readRefusal(event: BusEvent<'callback.closed'>) {
      const { batchItemFailures } = await doors.inbox(sqsEvent(messageOf(event)), lambdaContext());
      return batchItemFailures;
    },

    /** A week that briefing counted arrives. */
    async readLots(event: BusEvent<'lots.counted'>) {
      const { batchItemFailures } = await doors.inbox(sqsEvent(messageOf(event)), lambdaContext());
      return batchItemFailures;
    },

    /** A forgetting arrives at the door of its own, which works through one slice. */
    async forget(event: BusEvent<'customer.forgotten'>) {
      const { batchItemFailures } = await doors.forgetting(sqsEvent(messageOf(event)), lambdaContext());
      return batchItemFailures;
    },

    /** The clock strikes, for now or for an earlier moment. */
    wake: (task: string, scheduledAt = present.toISOString()) =>
      doors.clock({ scheduledAt, input: { task } }, lambdaContext()),

    fold() {
      return this.wake('fold');
    },

    async call(
      role: string,
      route: string,
      {
        person,
        ...sent
      }: {
        path?: Record<string, string>;
        query?: Record<string, string>;
        body?: unknown;
        /** Somebody else of that role than usually. */
        person?: string;
      } = {},
    ) {
      const claims = { ...claimsOf(role), ...(person !== undefined && { username: person }) };
      const answer = await doors.api(httpEvent(route, { ...sent, claims }), lambdaContext());
      return { status: answer.statusCode, body: JSON.parse(answer.body ?? 'null') };
    },

    decision(day: string, orderId: string) {
      return this.call('supervisor', 'GET /decisions/{day}/{orderId}', { path: { day, orderId } });
    },

    stored: (day: string, orderId: string) => table.load(DECISION, decisionKey(day, orderId)),
    population: (day: string) => table.load(POPULATION, populationKey(day)),

    /** The events that the last save of each item names, as the relay would publish them; or all that a replay would. */
    async events(which: 'new' | 'all' = 'new'): Promise<BusEvent[]> {
      const { Items = [] } = await local.client.send(new ScanCommand({ TableName: local.tableName }));
      return Items.flatMap((item) => eventsOfItem(emitters, item, branch.branch, which));
    },

    /** What was written since that many operations: units by the partition's first letters. */
    writes: (since = 0) =>
      local.operations
        .slice(since)
        .filter(({ operation }) => operation === 'PutItem')
        .map(({ units, keys }) => [partitionIn(keys?.[0]?.pk), units.write]),

    /** Read units of single items since that many operations. */
    readUnits: (since: number) =>
      local.operations
        .slice(since)
        .filter(({ operation }) => operation === 'GetItem')
        .reduce((sum, { units }) => sum + units.read, 0),

    [Symbol.asyncDispose]: () => local[Symbol.asyncDispose](),
  };
}

/** Intake says an order at its version. */
export const recorded = (overrides: OrderOverrides = {}, version = 1): BusEvent<'work-order.recorded'> => {
  const data = recordedOrder(overrides);
  const traceId = '6f1c2a54-7d1e-4b5e-9d0a-000000000000';
  const aggregate = { type: 'work-order', id: data.order.orderId, version };
  return { ...eventOf('work-order.recorded', data, aggregate), traceId };
};

const partitionIn = (pk: unknown): string | undefined =>
  typeof pk === 'object' && pk !== null && 'S' in pk ? String(pk.S).split('#')[0] : undefined;
