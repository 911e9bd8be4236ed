import type { BusEvent } from '@huiyin/contracts';
import { type Clock, type Day, type Instant, toInstant } from '@huiyin/kernel';
import { type Log, queueHandler } from '@huiyin/lambda';
import type { ForgottenCustomers, SaveResult, Stored } from '@huiyin/table';
import type { Decision } from './domain/decision.ts';
import { forget } from './domain/forget.ts';
import { type HearParts, hearOrder } from './hear-order.ts';
import type { DecisionStore } from './store.ts';
import { surface } from './surface.ts';

export interface InboxParts extends HearParts {
  readonly log: Log;
  readonly now: Clock;
  readonly forgotten: ForgottenCustomers;
  /** Makes sure that a day is counted again. */
  readonly markDay: (day: Day, traceId: string) => Promise<void>;
}

/** The day that has to be counted again, and on whose account. */
interface Touched {
  readonly day: Day;
  readonly traceId: string;
}

/** The door for events: each recorded order is decided on; the forgotten are forgotten. */
export const inbox = (parts: InboxParts) =>
  queueHandler<typeof surface.doors.inbox, Touched | undefined>(surface.doors.inbox, {
    log: parts.log,
    handlers: {
      'work-order.recorded': async (event, { log }) => {
        const { result, decision } = await hearOrder(parts, event, toInstant(parts.now()));
        if (decision.customer) await forgetIfForgotten(parts, decision, decision.customer.customerKey, event);
        log.debug('order-heard', { result, orderId: event.data.orderId });
        return { day: event.data.countedDay, traceId: event.traceId };
      },
      'customer.forgotten': async (event, { log }) => {
        log.info('customer-forgotten', { count: await forgetCustomer(parts, event) });
        return undefined;
      },
    },

    // Also for what was heard before: the marker may have been lost with the batch that heard it first.
    async afterBatch(results) {
      const touched = new Map(results.flatMap((each) => (each ? [[each.day, each.traceId]] : [])));
      for (const [day, traceId] of touched) await parts.markDay(day, traceId);
    },
  });

/**
 * Saved first, asked after that: an order that was on its way while its customer was forgotten. Also asked for what was
 * heard before, since whoever heard it first may have died before asking.
 */
async function forgetIfForgotten(
  { store, forgotten, now }: InboxParts,
  { countedDay, orderId, completedAt }: Decision,
  customerKey: string,
  { traceId }: BusEvent,
): Promise<void> {
  const forgottenAt = await forgotten.since(customerKey, completedAt);
  if (forgottenAt === undefined) return;
  const found = await store.load(countedDay, orderId);
  const told = { customerKeys: new Set([customerKey]), forgottenAt };
  if (found) await forgetIn(store, found, told, { traceId, at: toInstant(now()) });
}

async function forgetCustomer(
  { store, forgotten, now }: InboxParts,
  { data, traceId }: BusEvent<'customer.forgotten'>,
): Promise<number> {
  await forgotten.remember(data.customerKeys, data.forgottenAt, traceId);
  const told = { customerKeys: new Set(data.customerKeys), forgottenAt: data.forgottenAt };
  const at = toInstant(now());
  let count = 0;
  for await (const listed of store.all())
    if (await forgetIn(store, listed, told, { traceId, at })) count += 1;
  return count;
}

/** Forgets whom the decision is about if it is one of these; again, as long as others save first. */
async function forgetIn(
  store: DecisionStore,
  listed: Stored<Decision>,
  {
    customerKeys,
    forgottenAt,
  }: { readonly customerKeys: ReadonlySet<string>; readonly forgottenAt: Instant },
  trace: { readonly traceId: string; readonly at: Instant },
): Promise<boolean> {
  let found: Stored<Decision> | undefined = listed;
  while (found) {
    const next = forget(found.state, customerKeys, forgottenAt);
    if (!next) return false;
    const result: SaveResult<Decision> = await store.save(next, { ...trace, over: found.version, emits: [] });
    if (result.saved) return true;
    found = result.existing;
  }
  return false;
}
