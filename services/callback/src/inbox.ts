import type { BranchConfiguration, BusEvent } from '@huiyin/contracts';
import { type Clock, toInstant } from '@huiyin/kernel';
import { type Log, queueHandler } from '@huiyin/lambda';
import type { ForgottenCustomers } from '@huiyin/table';
import { forget } from './domain/close.ts';
import { hearRequested, hearSecondRequested, hearWithdrawn, secondTaskId } from './domain/hear.ts';
import type { Change, Task } from './domain/task.ts';
import type { CallbackStore } from './store.ts';
import { surface } from './surface.ts';

export interface InboxParts {
  readonly branch: BranchConfiguration;
  readonly store: CallbackStore;
  readonly forgotten: ForgottenCustomers;
  readonly log: Log;
  readonly now: Clock;
}

type Requested = BusEvent<'callback.requested' | 'second-callback.requested'>;

const isOneOf = (customerKeys: ReadonlySet<string>, { customerKey }: Task): boolean =>
  customerKey !== undefined && customerKeys.has(customerKey);

/** The door for events: who is to be rung, who is not any more, and who is to be forgotten. */
export function inbox({ branch, store, forgotten, log: doorLog, now }: InboxParts) {
  const change = (
    taskId: string,
    { traceId }: BusEvent,
    rule: (task: Task | undefined, at: string) => Change | undefined,
  ) => {
    const at = toInstant(now());
    return store.change<void>(taskId, { traceId, at }, (task) => ({
      change: rule(task, at),
      answer: undefined,
    }));
  };
  const forgetIn = (taskId: string, event: BusEvent, customerKeys: ReadonlySet<string>) =>
    change(taskId, event, (task, at) =>
      task && isOneOf(customerKeys, task) ? forget(task, at, branch) : undefined,
    );
  /** Saved first, asked after that, also for old news: an event that was on its way while its customer was forgotten. */
  const forgetIfForgotten = async (taskId: string, event: Requested) => {
    const { customer, completedAt } = event.data;
    if (!customer) return;
    if (await forgotten.since(customer.customerKey, completedAt))
      await forgetIn(taskId, event, new Set([customer.customerKey]));
  };

  return queueHandler(surface.doors.inbox, {
    log: doorLog,
    handlers: {
      'callback.requested': async (event) => {
        await change(event.data.orderId, event, (task) => hearRequested(task, event));
        await forgetIfForgotten(event.data.orderId, event);
      },
      'callback.withdrawn': (event) =>
        change(event.data.orderId, event, (task) => hearWithdrawn(task, event)),
      'second-callback.requested': async (event) => {
        const taskId = secondTaskId(event.data.caseId, event.data.round);
        await change(taskId, event, (task, at) => hearSecondRequested(task, event, at, branch));
        await forgetIfForgotten(taskId, event);
      },
      'customer.forgotten': async (event, { log }) => {
        const { customerKeys, forgottenAt } = event.data;
        await forgotten.remember(customerKeys, forgottenAt, event.traceId);
        const keys = new Set(customerKeys);
        let count = 0;
        for await (const { state } of store.all()) {
          if (!isOneOf(keys, state)) continue;
          await forgetIn(state.taskId, event, keys);
          count += 1;
        }
        log.info('customer-forgotten', { count });
      },
    },
  });
}
