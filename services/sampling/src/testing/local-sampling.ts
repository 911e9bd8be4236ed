import { ScanCommand } from '@aws-sdk/client-dynamodb';
import type { BranchConfiguration, BusEvent } from '@huiyin/contracts';
import { claimsOf, httpEvent, lambdaContext, logDouble, sqsEvent } from '@huiyin/lambda/testing';
import {
  daysToRefold,
  eventsOfItem,
  forgottenCustomers,
  headOf,
  markForRefold,
  refoldDay,
} from '@huiyin/table';
import { eventOf, keyRingDouble, localTable, longgang } from '@huiyin/testing';
import { api } from '../api.ts';
import { clock } from '../clock.ts';
import type { RecordedOrder } from '../domain/decision.ts';
import { emitters } from '../emitters.ts';
import { inbox } from '../inbox.ts';
import { decisionStore } from '../store.ts';
import { surface } from '../surface.ts';
import { recordedOrder } from './recorded-order.ts';

/** The moment at which these tests happen, unless they move it. */
export const MORNING = '2026-10-06T02:00:00.000Z';

/** Sampling's doors on a table of the local engine, with real keys in memory. */
export async function localSampling(branch: BranchConfiguration = longgang()) {
  const local = await localTable(surface);
  const { log, lines } = logDouble();
  let present = new Date(MORNING);
  const now = () => present;
  const at = () => present.toISOString();
  const store = decisionStore(local.table);
  const doors = {
    inbox: inbox({
      branch,
      store,
      forgotten: forgottenCustomers(local.table),
      keys: keyRingDouble(),
      markDay: (day, traceId) => markForRefold(local.table, day, at(), traceId),
      log,
      now,
    }),
    clock: clock({
      store,
      waiting: () => daysToRefold(local.table),
      refold: (day, fold, traceId) => refoldDay(local.table, day, fold, at(), traceId),
      log,
      now,
    }),
    api: api({ store, log }),
  };

  return {
    store,
    local,
    lines,
    moveTo: (moment: string) => {
      present = new Date(moment);
    },

    /** Events of the main bus arrive in one batch; answers the messages that go back to the queue. */
    async hear(...events: readonly BusEvent[]) {
      const bodies = events.map((event) =>
        JSON.stringify({
          id: 'bus-event',
          source: 'huiyin.intake',
          'detail-type': event.name,
          time: '2026-10-06T02:00:00Z',
          detail: event,
        }),
      );
      const { batchItemFailures } = await doors.inbox(sqsEvent(...bodies), lambdaContext());
      return batchItemFailures;
    },

    fold: () => doors.clock({ scheduledAt: present.toISOString(), input: { task: 'fold' } }, lambdaContext()),

    async decision(day: string, orderId: string) {
      const sent = { path: { day, orderId }, claims: claimsOf('supervisor') };
      const answer = await doors.api(httpEvent('GET /decisions/{day}/{orderId}', sent), lambdaContext());
      return { status: answer.statusCode, body: JSON.parse(answer.body ?? 'null') };
    },

    /** The events that the last save of each item names, as the relay would publish them; or all that a replay would. */
    async events(which: 'named' | 'all' = 'named'): Promise<BusEvent[]> {
      const { Items = [] } = await local.client.send(new ScanCommand({ TableName: local.tableName }));
      return Items.filter((item) => which === 'all' || (headOf(item)?.emits.length ?? 0) > 0).flatMap(
        (item) => eventsOfItem(emitters, item, branch.branch, which),
      );
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

/** Intake tells of an order at its version. */
export const recorded = (overrides: Partial<RecordedOrder> = {}, version = 1) => {
  const order = recordedOrder(overrides);
  const traceId = '6f1c2a54-7d1e-4b5e-9d0a-000000000000';
  return {
    ...eventOf('work-order.recorded', order, { type: 'work-order', id: order.orderId, version }),
    traceId,
  };
};

const partitionIn = (pk: unknown): string | undefined =>
  typeof pk === 'object' && pk !== null && 'S' in pk ? String(pk.S).split('#')[0] : undefined;
