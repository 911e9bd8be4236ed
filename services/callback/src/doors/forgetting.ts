import type { BranchConfiguration } from '@huiyin/contracts';
import { type Log, queueHandler } from '@huiyin/lambda';
import { type ForgetCustomerDeps, forgetCustomer } from '@huiyin/table';
import { surface } from '../surface.ts';
import { forgettableTasks } from '../work/forget-task.ts';
export interface ForgettingDoorDeps extends Omit<ForgetCustomerDeps, 'forgettables'> {
  readonly branch: BranchConfiguration;
  readonly log: Log;
}

/** The door for customers who ask to be forgotten. */
export const forgetting = ({ branch, log, ...deps }: ForgettingDoorDeps) =>
  queueHandler(surface.doors.forgetting, {
    log,
    handlers: {
      'customer.forgotten': forgetCustomer({ ...deps, forgettables: [forgettableTasks(branch)] }),
    },
  });
