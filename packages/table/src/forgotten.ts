import * as z from 'zod';
import type { AggregateType } from './aggregate.ts';
import type { AggregateTable } from './aggregate-table.ts';

const tombstone = z.strictObject({ customerKey: z.string(), forgottenAt: z.string() });
type Tombstone = z.infer<typeof tombstone>;

const TOMBSTONE: AggregateType<Tombstone> = {
  name: 'tombstone',
  schema: tombstone,
  idOf: ({ customerKey }) => customerKey,
  keyOf: ({ customerKey }) => keyOf(customerKey),
};

const keyOf = (customerKey: string) => ({ pk: `FORGOTTEN#${customerKey}`, sk: 'F' });

/**
 * Whom a service forgot, so that an event that was on its way meanwhile, or lay among dead letters, brings nobody back.
 *
 * Who forgets remembers first and scans the table after that; who saves a customer saves first and asks after that. Of the
 * two, at least one sees the other: the scan finds what was saved, or the asking finds the tombstone.
 */
export interface ForgottenCustomers {
  /** Idempotent; the latest moment stays. A read and at most one write unit per key. */
  remember(customerKeys: readonly string[], forgottenAt: string, traceId: string): Promise<void>;
  /**
   * When the customer of a service completed then was forgotten; undefined: they were not, or the service came later and
   * is a new acquaintance. One consistent read of one unit. Both moments are UTC instants of one form, as kernel writes them.
   */
  since(customerKey: string, completedAt: string): Promise<string | undefined>;
}

export const forgottenCustomers = (table: AggregateTable): ForgottenCustomers => ({
  async remember(customerKeys, forgottenAt, traceId) {
    for (const customerKey of customerKeys) await rememberOne(table, { customerKey, forgottenAt }, traceId);
  },

  async since(customerKey, completedAt) {
    const forgottenAt = (await table.load(TOMBSTONE, keyOf(customerKey)))?.state.forgottenAt;
    return forgottenAt !== undefined && completedAt <= forgottenAt ? forgottenAt : undefined;
  },
});

async function rememberOne(table: AggregateTable, customer: Tombstone, traceId: string): Promise<void> {
  for (;;) {
    const found = await table.load(TOMBSTONE, keyOf(customer.customerKey));
    if (found && found.state.forgottenAt >= customer.forgottenAt) return;
    const terms = { over: found?.version ?? 0, emits: [], traceId, at: customer.forgottenAt };
    if ((await table.save(TOMBSTONE, customer, terms)).saved) return;
  }
}
