import type { BranchConfiguration, BusEvent } from '@huiyin/contracts';
import { type Clock, toInstant } from '@huiyin/kernel';
import { fromMainBus, type Log, queueHandler } from '@huiyin/lambda';
import type { ForgottenCustomers } from '@huiyin/table';
import { forget } from './domain/close.ts';
import { hearRequested, hearSecondRequested, hearWithdrawn, secondTaskId } from './domain/hear.ts';
import type { Change, Task } from './domain/task.ts';
import type { CallbackStore } from './store.ts';

export interface InboxParts {
  readonly branch: BranchConfiguration;
  readonly store: CallbackStore;
  readonly forgotten: ForgottenCustomers;
  readonly log: Log;
  readonly now: Clock;
}

type Heard = BusEvent<
  'callback.requested' | 'callback.withdrawn' | 'second-callback.requested' | 'customer.forgotten'
>;

/** The door for events: who is to be rung, who is not any more, and who is to be forgotten. */
export const inbox = (parts: InboxParts) =>
  queueHandler<Heard>({
    log: parts.log,
    read: fromMainBus(
      'callback.requested',
      'callback.withdrawn',
      'second-callback.requested',
      'customer.forgotten',
    ),
    handle: (event, { log }) => hear(parts, event, log),
  });

type Requested = BusEvent<'callback.requested' | 'second-callback.requested'>;

const isOneOf = (customerKeys: ReadonlySet<string>, { customerKey }: Task): boolean =>
  customerKey !== undefined && customerKeys.has(customerKey);

async function hear({ branch, store, forgotten, now }: InboxParts, event: Heard, log: Log): Promise<void> {
  const at = toInstant(now());
  const change = (taskId: string, rule: (task: Task | undefined) => Change | undefined) =>
    store.change<void>(taskId, { traceId: event.traceId, at }, (task) => ({
      change: rule(task),
      answer: undefined,
    }));
  const forgetIn = (taskId: string, customerKeys: ReadonlySet<string>) =>
    change(taskId, (task) => (task && isOneOf(customerKeys, task) ? forget(task, at, branch) : undefined));
  /** Saved first, asked after that, also for old news: an event that was on its way while its customer was forgotten. */
  const forgetIfForgotten = async (taskId: string, { data }: Requested) => {
    if (!data.customer) return;
    const { customerKey } = data.customer;
    if (await forgotten.since(customerKey, data.completedAt)) await forgetIn(taskId, new Set([customerKey]));
  };

  switch (event.name) {
    case 'callback.requested':
      await change(event.data.orderId, (task) => hearRequested(task, event));
      return forgetIfForgotten(event.data.orderId, event);
    case 'callback.withdrawn':
      return change(event.data.orderId, (task) => hearWithdrawn(task, event));
    case 'second-callback.requested': {
      const taskId = secondTaskId(event.data.caseId, event.data.round);
      await change(taskId, (task) => hearSecondRequested(task, event, at, branch));
      return forgetIfForgotten(taskId, event);
    }
    case 'customer.forgotten': {
      const { customerKeys, forgottenAt } = event.data;
      await forgotten.remember(customerKeys, forgottenAt, event.traceId);
      const keys = new Set(customerKeys);
      let count = 0;
      for await (const { state } of store.all()) {
        if (!isOneOf(keys, state)) continue;
        await forgetIn(state.taskId, keys);
        count += 1;
      }
      log.info('customer-forgotten', { count });
    }
  }
}
