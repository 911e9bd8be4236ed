import { type Clock, type Instant, toInstant } from '@huiyin/kernel';
import { type Log, queueHandler } from '@huiyin/lambda';
import { forgetCustomer } from './domain/kept-order.ts';
import type { RejectedStore } from './rejected-store.ts';
import type { OrderStore } from './store.ts';
import { surface } from './surface.ts';

export interface InboxParts {
  readonly orders: OrderStore;
  readonly rejected: RejectedStore;
  readonly log: Log;
  readonly now: Clock;
}

/**
 * The door for intake's own events: whom everybody forgets, intake forgets the same way. Its queue holds them back until
 * every other door has read the new tombstone and has ended what it began before: nothing is sealed behind the scan's back.
 */
export const inbox = (parts: InboxParts) =>
  queueHandler(surface.doors.inbox, {
    log: parts.log,
    handlers: {
      'customer.forgotten': async ({ data, traceId }, { log }) => {
        const customerKeys = new Set(data.customerKeys);
        const at = toInstant(parts.now());
        const orders = await forgetOrders(parts, customerKeys, traceId, at);
        const bodies = await forgetBodies(parts, customerKeys, traceId, at);
        log.info('customer-forgotten', { count: orders, records: bodies });
      },
    },
  });

async function forgetOrders(
  { orders }: InboxParts,
  customerKeys: ReadonlySet<string>,
  traceId: string,
  at: Instant,
): Promise<number> {
  let count = 0;
  for await (const listed of orders.all()) {
    let found: typeof listed | undefined = listed;
    while (found) {
      const without = forgetCustomer(found.state, customerKeys);
      if (!without) break;
      const result = await orders.saveSilently(without, { over: found.version, traceId, at });
      if (result.saved) count += 1;
      found = result.saved ? undefined : result.existing;
    }
  }
  return count;
}

async function forgetBodies(
  { rejected }: InboxParts,
  customerKeys: ReadonlySet<string>,
  traceId: string,
  at: Instant,
): Promise<number> {
  let count = 0;
  for await (const { state, version } of rejected.all()) {
    const { customerKey, ...rest } = state;
    if (customerKey === undefined || !customerKeys.has(customerKey)) continue;
    await rejected.forgetParts(state, traceId, at);
    if (!(await rejected.save({ ...rest, forgottenAt: at }, version, traceId, at)))
      throw new Error('a rejected entry changed while it was forgotten');
    count += 1;
  }
  return count;
}
