import type { AggregateTable } from '@huiyin/table';
import { forgettable, type Trace } from '@huiyin/table';
import {
  beginPause,
  type ContactBudget,
  type CustomerPause,
  emptyPause,
  endPause,
  isPausedFor,
  isRefused,
  type PauseRequest,
  type Refusal,
  refuseCalls,
} from '../domain/pause.ts';
import { PAUSE, pauseKey } from '../store/items.ts';

/** May the customer be asked once more? `paused`: others have used up their contact budget; `refused`: they want no more calls. */
export type CustomerContact = 'free' | 'paused' | 'refused';

/**
 * Takes this task from the customer's contact budget, if there is one and they may be asked. Written before the decision is, so that of two
 * tasks decided on at the same time one finds the other's; who dies in between finds their own the next time.
 */
export const beginPauseOf = (
  table: AggregateTable,
  request: PauseRequest,
  budget: ContactBudget,
  trace: Trace,
): Promise<CustomerContact> =>
  table.change<CustomerPause, never, CustomerContact>(
    PAUSE,
    pauseKey(request.customerKey),
    trace,
    (found) => {
      if (isRefused(found)) return { answer: 'refused' };
      if (budget.pauseDays === 0) return { answer: 'free' };
      if (isPausedFor(found, request, budget)) return { answer: 'paused' };
      const next = beginPause(found, request, budget);
      return { next: next === found ? undefined : next, answer: 'free' };
    },
  );

/** The customer wants no more calls, or does so after all: later than what is known of that task, or nothing happens. */
export const refuseCallsOf = (
  table: AggregateTable,
  said: Omit<Refusal, 'until'> & Pick<PauseRequest, 'customerKey' | 'at'>,
  trace: Trace,
): Promise<void> =>
  table.change<CustomerPause, never, void>(PAUSE, pauseKey(said.customerKey), trace, (found) => ({
    next: refuseCalls(found, said),
    answer: undefined,
  }));

/** Gives back what this task took, since it is not asked for after all. */
export const endPauseOf = (
  table: AggregateTable,
  { customerKey, taskId }: Pick<PauseRequest, 'customerKey' | 'taskId'>,
  trace: Trace,
): Promise<void> =>
  table.change(PAUSE, pauseKey(customerKey), trace, (found) => ({
    next: found?.asked.some((each) => each.taskId === taskId) ? endPause(found, taskId) : undefined,
    answer: undefined,
  }));

/** Of a customer who is forgotten nothing ties the pause to a task any more; what is left of it expires by itself. */
export const forgettablePauses = forgettable(PAUSE, 'customerKey', () => (found) => ({
  next: found && found.asked.length > 0 ? emptyPause(found) : undefined,
  answer: undefined,
}));
