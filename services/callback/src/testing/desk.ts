import {
  type AttemptBody,
  type AttemptResult,
  type BranchConfiguration,
  type BusEvent,
  type ROUTES,
  type RouteOf,
  teamGroup,
} from '@huiyin/contracts';
import { claimsOf, httpEvent, lambdaContext, logDouble, sqsEvent, windowEvent } from '@huiyin/lambda/testing';
import { seal } from '@huiyin/seal';
import { revealsIn, tombstonesIn } from '@huiyin/table';
import { customerOf, keyRingDouble, type LocalTable, localTable, longgang } from '@huiyin/testing';
import { contactContext } from '@huiyin/vocabulary';
import type * as z from 'zod';
import { api } from '../doors/api.ts';
import { clock } from '../doors/clock.ts';
import { forgetting } from '../doors/forgetting.ts';
import { inbox } from '../doors/inbox.ts';
import { tally } from '../doors/tally.ts';
import { type ClaimStore, claimStore } from '../store/claims.ts';
import { type QueueTallyStore, queueTallyStore } from '../store/queue-tally.ts';
import { reviewStore } from '../store/reviews.ts';
import { type TaskStore, taskStore } from '../store/tasks.ts';
import { surface } from '../surface.ts';
import { claimNext } from '../work/claim-next.ts';
import { correctAttempt } from '../work/correct-attempt.ts';
import { queueFigures } from '../work/queue-figures.ts';
import { recordAttempt } from '../work/record-attempt.ts';
import { releaseClaim } from '../work/release-claim.ts';
import { customer as hashes, type Over, orderOf, requested } from './events.ts';

export interface DeskStores {
  readonly tasks: TaskStore;
  readonly claims: ClaimStore;
  readonly tally: QueueTallyStore;
}

/** The callback service's doors on a real table of its own, a clock that is set, and agents who call them. */
export async function openDesk(
  over: Partial<BranchConfiguration> = {},
  wrap: (stores: DeskStores) => DeskStores = (stores) => stores,
) {
  // A day's calls are lived here within a second.
  const branch = {
    ...longgang(),
    limits: { ...longgang().limits, unlimitedCallers: true as const },
    ...over,
  };
  let now = new Date('2026-10-06T02:00:00.000Z');
  const local: LocalTable = await localTable(surface, () => now);
  const stores = {
    tasks: taskStore(local.table, branch.retentionDays.tasks),
    claims: claimStore(local.table),
    tally: queueTallyStore(local.table),
  };
  const keys = keyRingDouble();
  const { log, lines } = logDouble();
  const again: string[] = [];
  let ids = 0;
  const deps = {
    branch,
    ...wrap(stores),
    reveals: revealsIn(local.table, branch.retentionDays.tasks),
    reviews: reviewStore(local.table, branch.retentionDays.tasks),
    table: local.table,
    tombstones: tombstonesIn(local.table),
    keys,
    log,
    now: () => now,
    newId: () => {
      ids += 1;
      return `01KAJX5S6Q${String(ids).padStart(16, '0')}`;
    },
    again: async (body: string) => void again.push(body),
  };
  const work = {
    next: claimNext(deps),
    record: recordAttempt(deps),
    correct: correctAttempt(deps),
    release: releaseClaim(deps),
  };
  const from = (agent: string) => ({ agent, traceId: 'trace-1', log });
  const doors = {
    api: api(deps),
    inbox: inbox(deps),
    forgetting: forgetting(deps),
    clock: clock(deps),
    tally: tally(deps),
  };

  const send = async <Key extends RouteOf<'callback'>>(
    route: Key,
    agent: string,
    sent: {
      path?: Record<string, string>;
      query?: Record<string, string>;
      body?: unknown;
      role?: string;
      team?: string;
    } = {},
  ): Promise<{ status: number | undefined; body: z.output<(typeof ROUTES)[Key]['answer']> }> => {
    const { role = 'agent', team, ...rest } = sent;
    const groups = team === undefined ? role : `${role} ${teamGroup(team)}`;
    const claims = { ...claimsOf(groups), username: agent };
    const answer = await doors.api(httpEvent(route, { ...rest, claims }), lambdaContext());
    // The door parsed it by the contract; a problem is looked at by its status first.
    return { status: answer.statusCode, body: JSON.parse(answer.body ?? 'null') };
  };

  let folded = 0n;
  /** The table's changes since the last window, in batches of so many, and the window's end; answers what the function was handed last. */
  const endWindow = async (batch = 100) => {
    const records = local.changes(folded).map(({ record }) => record);
    let state: object = {};
    for (let first = 0; first < records.length; first += batch)
      ({ state } = await doors.tally(
        windowEvent({ Records: records.slice(first, first + batch), state }),
        lambdaContext(),
      ));
    const last = windowEvent({ state });
    await doors.tally(last, lambdaContext());
    folded = local.changes(folded).at(-1)?.sequence ?? folded;
    return last;
  };

  const deliver = async (door: 'inbox' | 'forgetting', bodies: readonly string[]): Promise<void> => {
    const { batchItemFailures } = await doors[door](sqsEvent(...bodies), lambdaContext());
    if (batchItemFailures.length > 0) throw new Error(`not taken: ${JSON.stringify(lines.at(-1))}`);
  };

  /** Each event goes to the door that reads it; a forgetting goes on until it is through. */
  const receive = async (...events: readonly BusEvent[]): Promise<void> => {
    const [forgettings, others] = [true, false].map((isForgetting) =>
      events.filter(({ name }) => (name === 'customer.forgotten') === isForgetting).map(messageOf),
    );
    if (others?.length) await deliver('inbox', others);
    if (forgettings?.length) await deliver('forgetting', forgettings);
    while (again.length > 0) await deliver('forgetting', again.splice(0));
  };

  /** A request whose customer's envelope really opens. */
  const sealedRequest = async (
    overrides: Over<'callback.requested'> = {},
    version = 1,
    customer = customerOf(),
  ) => {
    const { segment: _, ...clear } = customer;
    const context = contactContext(branch.branch, orderOf(overrides.order));
    const sealedContact = seal(await keys.publicKey('2026-10'), JSON.stringify(clear), context);
    return requested({ customer: { ...hashes, sealedContact }, ...overrides }, version);
  };

  /** Opens tasks about orders of these numbers; they fall due in this order. */
  const openTasks = async (...orderIds: readonly string[]) => {
    for (const [index, orderId] of orderIds.entries()) {
      const end = new Date(Date.parse('2026-10-18T16:00:00.000Z') + index * 86_400_000);
      const request = await sealedRequest({ order: { orderId }, windowEndsAt: end.toISOString() });
      const { customer } = request.data;
      // Each of a customer of their own; the first is the one whom tests forget.
      const own = (fill: string) =>
        Buffer.from(orderId.padEnd(16, fill)).subarray(0, 16).toString('base64url');
      const keys = index === 0 ? {} : { customerKey: own('.'), earlierKey: own(',') };
      await receive({
        ...request,
        data: { ...request.data, ...(customer && { customer: { ...customer, ...keys } }) },
      });
    }
  };

  return {
    branch,
    keys,
    lines,
    ...stores,
    reviews: deps.reviews,
    table: local.table,
    client: local.client,
    tableName: local.tableName,
    tombstones: deps.tombstones,
    operations: local.operations,
    setNow: (moment: string) => {
      now = new Date(moment);
    },
    receive,
    endWindow,
    /** As if what was written until now had been folded. */
    skipChanges: () => {
      for (let read = local.changes(folded); read.length > 0; read = local.changes(folded))
        folded = read.at(-1)?.sequence ?? folded;
    },
    /** The same end of a window once more, as after an answer that was lost. */
    endWindowAgain: (last: Awaited<ReturnType<typeof endWindow>>) => doors.tally(last, lambdaContext()),
    sealedRequest,
    openTasks,
    next: (agent: string) => work.next(from(agent)),
    /** The agent's next task, which there must be. */
    claim: async (agent: string) => {
      const { task, none } = await work.next(from(agent));
      if (!task) throw new Error(`no task for ${agent}: ${none}`);
      return task;
    },
    record: (agent: string, { taskId, claimId }: ClaimRef, body: AttemptBody) =>
      work.record(from(agent), { taskId, claimId, body }),
    correct: (agent: string, { taskId, claimId }: ClaimRef, body: AttemptResult, number = 1) =>
      work.correct(from(agent), { taskId, claimId, number, body }),
    release: (agent: string, { taskId, claimId }: ClaimRef) => work.release(from(agent), { taskId, claimId }),
    figures: () => queueFigures(deps)({ traceId: 'trace-1' }),
    send,
    tick: (scheduledAt: string, task: keyof typeof surface.doors.clock.tasks = 'close-windows') =>
      doors.clock({ scheduledAt, input: { task } }, lambdaContext()),
    [Symbol.asyncDispose]: () => local[Symbol.asyncDispose](),
  };
}

interface ClaimRef {
  readonly taskId: string;
  readonly claimId: string;
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;

const messageOf = (event: BusEvent): string =>
  JSON.stringify({
    id: event.id,
    source: 'huiyin.test',
    'detail-type': event.name,
    time: '2026-10-06T02:00:00Z',
    detail: event,
  });
