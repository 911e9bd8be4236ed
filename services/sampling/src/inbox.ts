import type { BusEvent } from '@huiyin/contracts';
import { type Clock, type Day, toInstant } from '@huiyin/kernel';
import { fromMainBus, type Log, queueHandler } from '@huiyin/lambda';
import { forget } from './domain/forget.ts';
import { type HearParts, hearOrder } from './hear-order.ts';

export interface InboxParts extends HearParts {
  readonly log: Log;
  readonly now: Clock;
  /** Makes sure that a day is counted again. */
  readonly markDay: (day: Day, traceId: string) => Promise<void>;
}

type Heard = BusEvent<'work-order.recorded' | 'customer.forgotten'>;

/** The day that has to be counted again, and on whose account. */
interface Touched {
  readonly day: Day;
  readonly traceId: string;
}

/** The door for events: each recorded order is decided on; the forgotten are forgotten. */
export const inbox = (parts: InboxParts) =>
  queueHandler<Heard, Touched | undefined>({
    log: parts.log,
    read: fromMainBus('work-order.recorded', 'customer.forgotten'),

    async handle(event, { log }) {
      if (event.name === 'customer.forgotten') {
        log.info('customer-forgotten', { count: await forgetCustomer(parts, event) });
        return undefined;
      }
      const result = await hearOrder(parts, event, toInstant(parts.now()));
      log.debug('order-heard', { result, orderId: event.data.orderId });
      return { day: event.data.countedDay, traceId: event.traceId };
    },

    // Also for what was heard before: the marker may have been lost with the batch that heard it first.
    async afterBatch(results) {
      const touched = new Map(results.flatMap((each) => (each ? [[each.day, each.traceId]] : [])));
      for (const [day, traceId] of touched) await parts.markDay(day, traceId);
    },
  });

async function forgetCustomer(
  { store, now }: InboxParts,
  { data, traceId }: BusEvent<'customer.forgotten'>,
): Promise<number> {
  const customerKeys = new Set(data.customerKeys);
  const at = toInstant(now());
  let count = 0;
  for await (const listed of store.all()) {
    let found: typeof listed | undefined = listed;
    while (found) {
      const next = forget(found.state, customerKeys, data.forgottenAt);
      if (!next) break;
      const result = await store.save(next, { over: found.version, emits: [], traceId, at });
      if (result.saved) count += 1;
      found = result.saved ? undefined : result.existing;
    }
  }
  return count;
}
