import type { BusEvent } from '@huiyin/contracts';
import { type ForgettingDeps, forgetSlice } from './forget-in-slices.ts';

export interface ForgettingHandlerDeps
  extends Pick<ForgettingDeps, 'table' | 'forgettables' | 'now'>,
    Partial<Pick<ForgettingDeps, 'sliceMilliseconds'>> {
  /** Puts a message with this body on the queue that this one came from. */
  readonly again: (body: string) => Promise<void>;
}

/** What is known about the message that asks for it. */
export interface ForgettingContext {
  readonly traceId: string;
  readonly body: string;
  readonly log: {
    info(what: string, fields: { readonly result: string }): void;
    error(what: string, error: unknown): void;
  };
}

/** A slice and the page it began last end well within a function's time. */
const SLICE_MILLISECONDS = 12_000;

/**
 * Forgets a customer in one slice of the table for one message, and sends the same message again until it is through: so
 * neither the table's size nor other messages matter. An item that cannot be read is reported and stops nothing.
 */
export const forgettingHandler =
  ({ again, sliceMilliseconds = SLICE_MILLISECONDS, ...deps }: ForgettingHandlerDeps) =>
  async (
    { aggregate, data }: BusEvent<'customer.forgotten'>,
    { traceId, body, log }: ForgettingContext,
  ): Promise<void> => {
    const result = await forgetSlice(
      { ...deps, sliceMilliseconds, onUnreadable: (error) => log.error('item-not-forgotten', error) },
      { ...data, id: aggregate.id, traceId },
    );
    log.info('customer-forgotten', { result });
    if (result === 'unfinished') await again(body);
  };
