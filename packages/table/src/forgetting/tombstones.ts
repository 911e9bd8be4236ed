import * as z from 'zod';
import type { AggregateTable } from '../aggregate/aggregate-table.ts';
import type { AggregateType, Trace } from '../aggregate/aggregate-type.ts';

const tombstone = z.strictObject({ customerKey: z.string(), forgottenAt: z.string() });
type Tombstone = z.infer<typeof tombstone>;

export const TOMBSTONE: AggregateType<Tombstone, never> = {
  name: 'tombstone',
  schema: tombstone,
  idOf: ({ customerKey }) => customerKey,
  keyOf: ({ customerKey }) => keyOf(customerKey),
};

const keyOf = (customerKey: string) => ({ pk: `FORGOTTEN#${customerKey}`, sk: 'F' });

/**
 * Whom a service forgot, so that an event that was on its way meanwhile, or lay among dead letters, brings nobody back.
 *
 * Who forgets writes the tombstones first and scans the table after that; who saves a customer saves first and asks after
 * that. Of the two, at least one sees the other: the scan finds what was saved, or the asking finds the tombstone. That
 * holds for a scan in slices too: it meets every item that lay there when it began, and what was saved later asks later.
 */
export interface Tombstones {
  /** Idempotent; the latest moment stays. A read and at most one write unit per key. */
  write(customerKeys: readonly string[], forgottenAt: string, traceId: string): Promise<void>;
  /**
   * When the customer asked to be forgotten; undefined: they did not. Whether an order is of before that is the domain's
   * to say. One consistent read of one unit.
   */
  forgottenAt(customerKey: string): Promise<string | undefined>;
}

export const tombstonesIn = (table: AggregateTable): Tombstones => ({
  async write(customerKeys, forgottenAt, traceId) {
    const trace: Trace = { traceId, at: forgottenAt };
    for (const customerKey of customerKeys)
      await table.change<Tombstone, never, void>(TOMBSTONE, keyOf(customerKey), trace, (found) => ({
        next: found && found.forgottenAt >= forgottenAt ? undefined : { customerKey, forgottenAt },
        answer: undefined,
      }));
  },

  forgottenAt: async (customerKey) => (await table.load(TOMBSTONE, keyOf(customerKey)))?.state.forgottenAt,
});
