import type { AggregateTable } from '@huiyin/table';
import { forgettable, type Trace } from '@huiyin/table';
import {
  beginPause,
  type ContactBudget,
  emptyPause,
  endPause,
  isPausedFor,
  type PauseRequest,
} from '../domain/pause.ts';
import { PAUSE, pauseKey } from '../store/items.ts';

/**
 * Takes this order from the customer's contact budget; false: others have used it up. Written before the decision is, so that of two
 * orders decided on at the same time one finds the other's; who dies in between finds their own the next time.
 */
export const beginPauseOf = (
  table: AggregateTable,
  request: PauseRequest,
  budget: ContactBudget,
  trace: Trace,
): Promise<boolean> =>
  table.change(PAUSE, pauseKey(request.customerKey), trace, (found) => {
    if (isPausedFor(found, request, budget)) return { answer: false };
    const next = beginPause(found, request, budget);
    return { next: next === found ? undefined : next, answer: true };
  });

/** Gives back what this order took, since it is not asked about after all. */
export const endPauseOf = (
  table: AggregateTable,
  { customerKey, orderId }: Pick<PauseRequest, 'customerKey' | 'orderId'>,
  trace: Trace,
): Promise<void> =>
  table.change(PAUSE, pauseKey(customerKey), trace, (found) => ({
    next: found?.asked.some((each) => each.orderId === orderId) ? endPause(found, orderId) : undefined,
    answer: undefined,
  }));

/** Of a customer who is forgotten nothing ties the pause to an order any more; what is left of it expires by itself. */
export const forgettablePauses = forgettable(PAUSE, 'customerKey', () => (found) => ({
  next: found && found.asked.length > 0 ? emptyPause(found) : undefined,
  answer: undefined,
}));
