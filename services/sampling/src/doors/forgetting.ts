import { type Log, queueHandler } from '@huiyin/lambda';
import { type ForgetCustomerDeps, forgetCustomer } from '@huiyin/table';
import { surface } from '../surface.ts';
import { forgettableDecisions } from '../work/forget-decision.ts';
export interface ForgettingDoorDeps extends Omit<ForgetCustomerDeps, 'forgettables'> {
  readonly log: Log;
}

/** The door for customers who ask to be forgotten. */
export const forgetting = ({ log, ...deps }: ForgettingDoorDeps) =>
  queueHandler(surface.doors.forgetting, {
    log,
    handlers: {
      'customer.forgotten': forgetCustomer({ ...deps, forgettables: [forgettableDecisions] }),
    },
  });
