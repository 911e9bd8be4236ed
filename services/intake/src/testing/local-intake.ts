import { ScanCommand } from '@aws-sdk/client-dynamodb';
import type { BranchConfiguration, BusEvent, OrderResult } from '@huiyin/contracts';
import { claimsOf, httpEvent, lambdaContext, logDouble, sqsEvent } from '@huiyin/lambda/testing';
import { eventsOfItem, headOf } from '@huiyin/table';
import { keyRingDouble, localTable, longgang } from '@huiyin/testing';
import { api } from '../api.ts';
import { emitters } from '../emitters.ts';
import { forgottenStore } from '../forgotten-store.ts';
import { inbox } from '../inbox.ts';
import { inlet } from '../inlet.ts';
import { rejectedStore } from '../rejected-store.ts';
import { orderStore } from '../store.ts';
import { surface } from '../surface.ts';

/** The moment at which these tests happen, unless they move it: 6 October 2026, 10:00 in Longgang. */
export const MORNING = '2026-10-06T02:00:00.000Z';

/** Intake's doors on a table of the local engine, with real keys in memory. */
export async function localIntake(branch: BranchConfiguration = longgang()) {
  const local = await localTable(surface);
  const { log, lines } = logDouble();
  let present = new Date(MORNING);
  const now = () => present;
  const keys = keyRingDouble();
  const makeParts = () => ({
    branch,
    orders: orderStore(local.table),
    rejected: rejectedStore(local.table, branch.retentionDays.rejected),
    forgotten: forgottenStore(local.table, now),
    keys,
    now,
    log,
  });
  const parts = makeParts();
  const doors = { inlet: inlet(parts), inbox: inbox(parts), api: api(parts) };

  const items = async () =>
    (await local.client.send(new ScanCommand({ TableName: local.tableName }))).Items ?? [];

  return {
    ...parts,
    keys,
    lines,
    local,
    /** What another process, just started, would work with. */
    makeParts,
    moveTo: (moment: string) => {
      present = new Date(moment);
    },
    items,

    /** Upstream events arrive on the inlet; answers the messages that go back to the queue. */
    async arrive(...details: readonly unknown[]) {
      const bodies = details.map((detail, index) =>
        JSON.stringify({
          id: `6f1c2a54-7d1e-4b5e-9d0a-${String(index).padStart(12, '0')}`,
          source: 'upstream',
          'detail-type': 'work-order.completed',
          time: '2026-10-06T02:00:00Z',
          detail,
        }),
      );
      const { batchItemFailures } = await doors.inlet(sqsEvent(...bodies), lambdaContext());
      return batchItemFailures;
    },

    /** An event of the main bus arrives in the inbox. */
    async hear(event: BusEvent) {
      const body = JSON.stringify({
        id: 'bus-event',
        source: 'huiyin.intake',
        'detail-type': event.name,
        time: '2026-10-06T02:00:00Z',
        detail: event,
      });
      const { batchItemFailures } = await doors.inbox(sqsEvent(body), lambdaContext());
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

    async post(body: unknown): Promise<{ status: number | undefined; results: OrderResult[] }> {
      const { status, body: answer } = await this.call('upstream', 'POST /work-orders', { body });
      return { status, results: answer.results };
    },

    /** The events that the last save of each item names, as the relay would publish them. */
    async events(): Promise<BusEvent[]> {
      return (await items())
        .filter((item) => (headOf(item)?.emits.length ?? 0) > 0)
        .flatMap((item) => eventsOfItem(emitters, item, branch.branch, 'named'));
    },

    /** Write units of the operations since that many. */
    writeUnits: (since = 0) => local.operations.slice(since).reduce((sum, { units }) => sum + units.write, 0),

    [Symbol.asyncDispose]: () => local[Symbol.asyncDispose](),
  };
}
