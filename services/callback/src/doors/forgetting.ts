import { type BusEvent, sourceOf } from '@huiyin/contracts';
import { fromMainBus, type Log, queueHandler } from '@huiyin/lambda';
import { type ForgetDeps, forgetCustomer } from '../work/forget-customer.ts';

export interface ForgettingDeps extends ForgetDeps {
  readonly log: Log;
  /** Puts a message on this door's own queue. */
  readonly again: (body: string) => Promise<void>;
}

type Forgotten = BusEvent<'customer.forgotten'>;

/** The door for customers to be forgotten: one slice of the table per message, and the same message again until it is through. */
export const forgetting = (deps: ForgettingDeps) => {
  const forget = forgetCustomer(deps);
  return queueHandler<Forgotten>({
    log: deps.log,
    read: fromMainBus('customer.forgotten'),
    handle: async (event, { traceId, log }) => {
      const { customerKeys, forgottenAt } = event.data;
      const command = { id: event.aggregate.id, customerKeys, forgottenAt, traceId };
      const result = await forget(command, (error) => log.error('item-unreadable', error));
      if (result === 'unfinished') await deps.again(messageOf(event));
      else log.info('customer-forgotten', { result });
    },
  });
};

const messageOf = (event: Forgotten): string =>
  JSON.stringify({
    id: event.id,
    source: sourceOf(event.name),
    'detail-type': event.name,
    time: event.at,
    detail: event,
  });
