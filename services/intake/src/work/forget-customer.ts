import type { BranchConfiguration } from '@huiyin/contracts';
import { type Clock, dayOf, type Instant, toInstant } from '@huiyin/kernel';
import type { KeyRing } from '@huiyin/seal';
import type { AggregateTable } from '@huiyin/table';
import { writeForgotten } from '../store/forgotten-customers.ts';
import { yearOf } from './key-periods.ts';
import { ALWAYS, customerKeyOf, customerMarkOf } from './keyed-hashes.ts';

export interface ForgetCustomerDeps {
  readonly branch: Pick<BranchConfiguration, 'zone'>;
  readonly table: AggregateTable;
  readonly keys: KeyRing;
  readonly now: Clock;
}

/**
 * Writes down that this customer is to be forgotten, by which everybody drops their envelopes and hashes. Answers the
 * moment from which they count as forgotten.
 */
export const forgetCustomer =
  ({ branch, table, keys, now }: ForgetCustomerDeps) =>
  async ({ customerId, traceId }: { customerId: string; traceId: string }): Promise<Instant> => {
    const forgottenAt = toInstant(now());
    const customerMark = await customerMarkOf(keys, customerId);
    const customerKeys: string[] = [];
    for (const year of await yearsOfHashes(keys, dayOf(forgottenAt, branch.zone)))
      customerKeys.push(await customerKeyOf(keys, customerId, year));
    await writeForgotten(table, { customerMark, customerKeys, forgottenAt }, { traceId, at: forgottenAt });
    return forgottenAt;
  };

/**
 * Every year under whose key a customer was hashed, and the years under which an order of before that is still on its way
 * will be: the others know it by nothing else.
 */
async function yearsOfHashes(keys: KeyRing, today: string): Promise<readonly string[]> {
  const year = Number(yearOf(today));
  const hashed = (await keys.periods('customer')).filter((period) => period !== ALWAYS);
  return [...new Set([...hashed, String(year - 1), String(year)])].sort();
}
