import type { AttemptBody, BranchConfiguration, BusEvent, ROUTES, RouteOf } from '@huiyin/contracts';
import { claimsOf, httpEvent, lambdaContext, logDouble, sqsEvent } from '@huiyin/lambda/testing';
import { seal } from '@huiyin/seal';
import { forgottenCustomers } from '@huiyin/table';
import { customerOf, keyRingDouble, type LocalTable, localTable, longgang } from '@huiyin/testing';
import type * as z from 'zod';
import { api } from '../api.ts';
import { clock } from '../clock.ts';
import { inbox } from '../inbox.ts';
import { type CallbackStore, callbackStore } from '../store.ts';
import { surface } from '../surface.ts';
import { CUSTOMER_KEY, classificationOf, requested } from './events.ts';

/** The callback service's doors on a real table of its own, a clock that is told, and agents who call them. */
export async function openDesk(
  over: Partial<BranchConfiguration> = {},
  wrap?: (store: CallbackStore) => CallbackStore,
) {
  const branch = { ...longgang(), ...over };
  const local: LocalTable = await localTable(surface);
  const real = callbackStore(local.table, branch.retentionDays.tasks);
  const store = wrap ? wrap(real) : real;
  const forgotten = forgottenCustomers(local.table);
  const keys = keyRingDouble();
  const { log, lines } = logDouble();
  let now = new Date('2026-10-06T02:00:00.000Z');
  let ids = 0;
  const parts = {
    branch,
    store,
    forgotten,
    keys,
    log,
    now: () => now,
    newId: () => {
      ids += 1;
      return `01KAJX5S6Q${String(ids).padStart(16, '0')}`;
    },
  };
  const [door, hearing, ticking] = [api(parts), inbox(parts), clock(parts)];

  const send = async <Key extends RouteOf<'callback'>>(
    route: Key,
    agent: string,
    sent: { path?: Record<string, string>; body?: unknown; role?: string } = {},
  ): Promise<{ status: number | undefined; body: z.output<(typeof ROUTES)[Key]['answer']> }> => {
    const { role = 'agent', ...rest } = sent;
    const claims = { ...claimsOf(role), username: agent };
    const answer = await door(httpEvent(route, { ...rest, claims }), lambdaContext());
    // The door parsed it by the contract; a problem is looked at by its status first.
    return { status: answer.statusCode, body: JSON.parse(answer.body ?? 'null') };
  };

  const hear = async (...events: readonly BusEvent[]): Promise<void> => {
    const messages = events.map((event) =>
      JSON.stringify({
        id: event.id,
        source: 'huiyin.test',
        'detail-type': event.name,
        time: '2026-10-06T02:00:00Z',
        detail: event,
      }),
    );
    const { batchItemFailures } = await hearing(sqsEvent(...messages), lambdaContext());
    if (batchItemFailures.length > 0) throw new Error(`not heard: ${JSON.stringify(lines.at(-1))}`);
  };

  /** A request whose customer's envelope really opens. */
  const sealedRequest = async (
    overrides: Parameters<typeof requested>[0] = {},
    version = 1,
    customer = customerOf(),
  ) => {
    const { orderId, revision } = classificationOf(overrides);
    const { segment: _, ...clear } = customer;
    const sealedContact = seal(await keys.publicKey('2026-10'), JSON.stringify(clear), [
      branch.branch,
      orderId,
      String(revision),
    ]);
    return requested({ customer: { customerKey: CUSTOMER_KEY, sealedContact }, ...overrides }, version);
  };

  return {
    branch,
    keys,
    lines,
    store: real,
    forgotten,
    operations: local.operations,
    setNow: (moment: string) => {
      now = new Date(moment);
    },
    hear,
    sealedRequest,
    next: (agent: string) => send('POST /tasks/next', agent),
    report: (agent: string, task: { taskId: string; claimId: string }, body: AttemptBody) =>
      send('PUT /tasks/{taskId}/attempts/{claimId}', agent, {
        path: { taskId: task.taskId, claimId: task.claimId },
        body,
      }),
    release: (agent: string, { taskId, claimId }: { taskId: string; claimId: string }) =>
      send('DELETE /tasks/{taskId}/claims/{claimId}', agent, { path: { taskId, claimId } }),
    send,
    tick: (scheduledAt: string) =>
      ticking({ scheduledAt, input: { task: 'close-windows' } }, lambdaContext()),
    [Symbol.asyncDispose]: () => local[Symbol.asyncDispose](),
  };
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;
