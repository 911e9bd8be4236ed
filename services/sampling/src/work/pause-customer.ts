import type { AggregateTable } from '@huiyin/table';
import { forgettable, type Trace } from '@huiyin/table';
import { beginPause, endPause, isPausedFor, type PauseRequest } from '../domain/pause.ts';
import { PAUSE, pauseKey } from '../store/items.ts';

/**
 * Begins the customer's pause for this order; false: another order's runs. Written before the decision is, so that of two
 * orders decided on at the same time one finds the other's; who dies in between finds their own the next time.
 */
export const beginPauseOf = (
  table: AggregateTable,
  request: PauseRequest,
  pauseDays: number,
  trace: Trace,
): Promise<boolean> =>
  table.change(PAUSE, pauseKey(request.customerKey), trace, (found) => {
    if (isPausedFor(found, request)) return { answer: false };
    const next = beginPause(found, request, pauseDays);
    return { next: next === found ? undefined : next, answer: true };
  });

/** Ends the pause that this order began, since it is not asked about after all. */
export const endPauseOf = (
  table: AggregateTable,
  { customerKey, orderId }: Pick<PauseRequest, 'customerKey' | 'orderId'>,
  trace: Trace,
): Promise<void> =>
  table.change(PAUSE, pauseKey(customerKey), trace, (found) => ({
    next: found?.orderId === orderId ? endPause(found) : undefined,
    answer: undefined,
  }));

/** Of a customer who is forgotten nothing ties the pause to an order any more; what is left of it expires by itself. */
export const forgettablePauses = forgettable(PAUSE, 'customerKey', () => (found) => ({
  next: found?.orderId === undefined ? undefined : endPause(found),
  answer: undefined,
}));
