import { type BranchConfiguration, type BusEvent, sourceOf } from '@huiyin/contracts';
import type { Clock } from '@huiyin/kernel';
import { fromMainBus, type Log, queueHandler } from '@huiyin/lambda';
import type { AggregateTable } from '@huiyin/table';
import { forgetCustomer } from '../work/forget-customer.ts';

export interface ForgettingDoor {
  readonly branch: BranchConfiguration;
  readonly table: AggregateTable;
  readonly now: Clock;
  readonly log: Log;
  /** Puts a message with this body on the door's own queue. */
  readonly again: (body: string) => Promise<void>;
}

/** The door for customers who ask to be forgotten: one slice of the table for a message, and another message for the rest. */
export const forgetting = (deps: ForgettingDoor) =>
  queueHandler<BusEvent<'customer.forgotten'>>({
    log: deps.log,
    read: fromMainBus('customer.forgotten'),
    handle: async (event, { log, traceId }) => {
      const onUnreadable = (error: unknown) => log.error('case-unreadable', error);
      const result = await forgetCustomer({ ...deps, onUnreadable })({
        id: event.aggregate.id,
        customerKeys: event.data.customerKeys,
        forgottenAt: event.data.forgottenAt,
        traceId,
      });
      log.info('customer-forgotten', { result });
      if (result === 'unfinished') await deps.again(JSON.stringify(messageOf(event)));
    },
  });

/** The event as the bus puts it on a queue. */
const messageOf = (event: BusEvent) => ({
  id: event.id,
  source: sourceOf(event.name),
  'detail-type': event.name,
  time: event.at,
  detail: event,
});
