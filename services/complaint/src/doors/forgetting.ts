import type { BranchConfiguration } from '@huiyin/contracts';
import type { Clock } from '@huiyin/kernel';
import { type Log, queueHandler } from '@huiyin/lambda';
import type { AggregateTable } from '@huiyin/table';
import { surface } from '../surface.ts';
import { forgetCustomer } from '../work/forget-customer.ts';

export interface ForgettingDoorDeps {
  readonly branch: BranchConfiguration;
  readonly table: AggregateTable;
  readonly now: Clock;
  readonly log: Log;
  /** Puts a message with this body on the door's own queue. */
  readonly again: (body: string) => Promise<void>;
}

/** The door for customers who ask to be forgotten: one slice of the table for a message, and another message for the rest. */
export const forgetting = ({ branch, table, now, log, again }: ForgettingDoorDeps) =>
  queueHandler(surface.doors.forgetting, {
    log,
    handlers: {
      'customer.forgotten': async ({ aggregate, data }, context) => {
        const onUnreadable = (error: unknown) => context.log.error('item-not-forgotten', error);
        const { traceId, body } = context;
        const result = await forgetCustomer({ branch, table, now, onUnreadable })({
          ...data,
          id: aggregate.id,
          traceId,
        });
        context.log.info('customer-forgotten', { result });
        if (result === 'unfinished') await again(body);
      },
    },
  });
