import { type Log, queueHandler } from '@huiyin/lambda';
import { surface } from '../surface.ts';
import { forgetCustomer, type TaskForgettingDeps } from '../work/forget-customer.ts';

interface Deps extends TaskForgettingDeps {
  readonly log: Log;
  /** Puts a message on this door's own queue. */
  readonly again: (body: string) => Promise<void>;
}

/** The door for customers to be forgotten: one slice of the table per message, and the same message again until it is through. */
export function forgetting(deps: Deps) {
  const forget = forgetCustomer(deps);
  return queueHandler(surface.doors.forgetting, {
    log: deps.log,
    handlers: {
      'customer.forgotten': async ({ aggregate, data }, { body, traceId, log }) => {
        const command = { ...data, id: aggregate.id, traceId };
        const result = await forget(command, (error) => log.error('item-not-forgotten', error));
        log.info('customer-forgotten', { result });
        if (result === 'unfinished') await deps.again(body);
      },
    },
  });
}
