import { ScanCommand } from '@aws-sdk/client-dynamodb';
import type { BranchConfiguration, BusEvent, OrderResult } from '@huiyin/contracts';
import { claimsOf, httpEvent, lambdaContext, logDouble, sqsEvent } from '@huiyin/lambda/testing';
import { type AggregateTable, eventsOfItem } from '@huiyin/table';
import { keyRingDouble, localTable, longgang } from '@huiyin/testing';
import { api } from '../doors/api.ts';
import { clock } from '../doors/clock.ts';
import { forgetting } from '../doors/forgetting.ts';
import { inlet } from '../doors/inlet.ts';
import { emitters } from '../emitters.ts';
import { orderKey, WORK_ORDER } from '../store/items.ts';
import { listRejected } from '../store/rejected-list.ts';
import { surface } from '../surface.ts';

/** The moment at which these tests happen, unless they move it: 6 October 2026, 10:00 in Longgang. */
export const MORNING = '2026-10-06T02:00:00.000Z';

/** Intake's doors on a table of the local engine, with real keys in memory. */
export async function localIntake(branch: BranchConfiguration = longgang()) {
  let present = new Date(MORNING);
  const now = () => present;
  const local = await localTable(surface, now);
  const { log, lines } = logDouble();
  const deps = { branch, table: local.table, keys: keyRingDouble(), now };
  const again: string[] = [];
  let sent = 0;

  const forgettingDoor = (table: AggregateTable, sliceMilliseconds?: number) =>
    forgetting({
      branch,
      table,
      now,
      log,
      again: async (body) => void again.push(body),
      ...(sliceMilliseconds !== undefined && { sliceMilliseconds }),
    });
  const doors = {
    inlet: inlet({ ...deps, log }),
    api: api({ ...deps, log }),
    clock: clock({ ...deps, log }),
  };

  const items = async () =>
    (await local.client.send(new ScanCommand({ TableName: local.tableName }))).Items ?? [];

  const messageOf = (source: string, detailType: string, detail: unknown, id: string): string =>
    JSON.stringify({
      id,
      source,
      'detail-type': detailType,
      // The bus writes whole seconds.
      time: `${present.toISOString().slice(0, 19)}Z`,
      detail,
    });

  return {
    ...deps,
    lines,
    local,
    /** Messages that the forgetting door sent to itself. */
    again,
    moveTo: (moment: string) => {
      present = new Date(moment);
    },
    items,
    order: async (orderId: string) => (await local.table.load(WORK_ORDER, orderKey(orderId)))?.state,
    rejected: async () => (await listRejected(local.table, 10)).entries,

    /** An upstream event as a message on the inlet's queue. */
    upstream: (detail: unknown): string => {
      sent += 1;
      const id = `6f1c2a54-7d1e-4b5e-9d0a-${String(sent).padStart(12, '0')}`;
      return messageOf('upstream', 'work-order.completed', detail, id);
    },

    /** Messages are delivered to the inlet, for the n-th time; answers those that go back to the queue. */
    async deliver(bodies: readonly string[], receiveCount = 1) {
      const { Records } = sqsEvent(...bodies);
      for (const { attributes } of Records) attributes.ApproximateReceiveCount = String(receiveCount);
      const { batchItemFailures } = await doors.inlet({ Records }, lambdaContext());
      return batchItemFailures;
    },

    /** Upstream events arrive on the inlet for the first time. */
    arrive(...details: readonly unknown[]) {
      return this.deliver(details.map((detail) => this.upstream(detail)));
    },

    /** An event of the main bus arrives at the forgetting door, which works through one slice of the table. */
    async forgetSlice(
      event: BusEvent,
      { table = local.table, sliceMilliseconds }: { table?: AggregateTable; sliceMilliseconds?: number } = {},
    ) {
      return this.forgetMessage(messageOf('huiyin.intake', event.name, event, 'bus-event'), {
        table,
        ...(sliceMilliseconds !== undefined && { sliceMilliseconds }),
      });
    },

    async forgetMessage(
      body: string,
      { table = local.table, sliceMilliseconds }: { table?: AggregateTable; sliceMilliseconds?: number } = {},
    ) {
      const door = forgettingDoor(table, sliceMilliseconds);
      const { batchItemFailures } = await door(sqsEvent(body), lambdaContext());
      return batchItemFailures;
    },

    async call(
      role: string,
      route: string,
      sent: { path?: Record<string, string>; query?: Record<string, string>; body?: unknown } = {},
    ) {
      const answer = await doors.api(httpEvent(route, { ...sent, claims: claimsOf(role) }), lambdaContext());
      return { status: answer.statusCode, body: JSON.parse(answer.body ?? 'null') };
    },

    /** The clock's daily run. */
    tick: () =>
      doors.clock({ scheduledAt: present.toISOString(), input: { task: 'forget-months' } }, lambdaContext()),

    async post(body: unknown): Promise<{ status: number | undefined; results: OrderResult[] }> {
      const { status, body: answer } = await this.call('upstream', 'POST /work-orders', { body });
      return { status, results: answer.results };
    },

    /** The events that the last save of each item names, as the relay would publish them. */
    async events(): Promise<BusEvent[]> {
      return (await items()).flatMap((item) => eventsOfItem(emitters, item, branch.branch, 'new'));
    },

    /** Units of the operations since that many, and how many of them were writes that failed. */
    unitsSince: (since = 0) => {
      const done = local.operations.slice(since);
      return {
        read: done.reduce((sum, { units }) => sum + units.read, 0),
        write: done.reduce((sum, { units }) => sum + units.write, 0),
        failed: done.filter(({ failedCondition }) => failedCondition === true).length,
      };
    },

    [Symbol.asyncDispose]: () => local[Symbol.asyncDispose](),
  };
}
