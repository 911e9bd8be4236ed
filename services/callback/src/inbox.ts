import type { BranchConfiguration, BusEvent } from '@huiyin/contracts';
import { type Clock, toInstant } from '@huiyin/kernel';
import { fromMainBus, type Log, queueHandler } from '@huiyin/lambda';
import { forget } from './domain/close.ts';
import { hearRequested, hearSecondRequested, hearWithdrawn, secondTaskId } from './domain/hear.ts';
import type { Change, Task } from './domain/task.ts';
import type { CallbackStore } from './store.ts';

export interface InboxParts {
  readonly branch: BranchConfiguration;
  readonly store: CallbackStore;
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

async function hear({ branch, store, now }: InboxParts, event: Heard, log: Log): Promise<void> {
  const at = toInstant(now());
  const change = (taskId: string, rule: (task: Task | undefined) => Change | undefined) =>
    store.change<void>(taskId, { traceId: event.traceId, at }, (task) => ({
      change: rule(task),
      answer: undefined,
    }));

  switch (event.name) {
    case 'callback.requested':
      return change(event.data.orderId, (task) => hearRequested(task, event));
    case 'callback.withdrawn':
      return change(event.data.orderId, (task) => hearWithdrawn(task, event));
    case 'second-callback.requested': {
      const { caseId, round } = event.data;
      return change(secondTaskId(caseId, round), (task) => hearSecondRequested(task, event, at, branch));
    }
    case 'customer.forgotten': {
      const keys = new Set(event.data.customerKeys);
      const isTheirs = (task: Task) => task.customerKey !== undefined && keys.has(task.customerKey);
      let count = 0;
      for await (const { state } of store.all()) {
        if (!isTheirs(state)) continue;
        await change(state.taskId, (task) => (task && isTheirs(task) ? forget(task, at, branch) : undefined));
        count += 1;
      }
      log.info('customer-forgotten', { count });
    }
  }
}
