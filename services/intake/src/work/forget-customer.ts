import { dayOf, type Instant, toInstant } from '@huiyin/calendar';
import type { BranchConfiguration } from '@huiyin/contracts';
import { type Clock, done, type Outcome, refuse } from '@huiyin/kernel';
import type { KeyRing } from '@huiyin/seal';
import type { AggregateTable } from '@huiyin/table';
import { whenForgotten, writeForgotten } from '../store/forgotten-customers.ts';
import { orderKey, WORK_ORDER } from '../store/items.ts';
import { yearBefore, yearOf } from './key-periods.ts';
import { ALWAYS, customerKeyOf, customerMarkOf } from './keyed-hashes.ts';

export interface ForgetCustomerDeps {
  readonly branch: Pick<BranchConfiguration, 'zone'>;
  readonly table: AggregateTable;
  readonly keys: KeyRing;
  readonly now: Clock;
}

interface ForgetCommand {
  readonly customerId: string;
  /** One of their orders, by which a mistyped id is noticed. */
  readonly orderId?: string | undefined;
  readonly traceId: string;
}

export interface ToBeForgotten {
  /** The moment from which they count as forgotten. */
  readonly forgottenAt: Instant;
  readonly askedBefore?: Instant;
}

export type ForgetRefusal = 'no-such-order' | 'order-of-another';

/** Writes down that this customer is to be forgotten, by which everybody drops their envelopes and hashes. */
export const forgetCustomer =
  ({ branch, table, keys, now }: ForgetCustomerDeps) =>
  async ({ customerId, orderId, traceId }: ForgetCommand): Promise<Outcome<ToBeForgotten, ForgetRefusal>> => {
    const owns = orderId === undefined ? 'own' : await ownerOf({ table, keys }, orderId, customerId);
    if (owns !== 'own') return refuse(owns);
    const forgottenAt = toInstant(now());
    const customerMark = await customerMarkOf(keys, customerId);
    const askedBefore = await whenForgotten(table, customerMark);
    const customerKeys: string[] = [];
    for (const year of await yearsOfHashes(keys, dayOf(forgottenAt, branch.zone)))
      customerKeys.push(await customerKeyOf(keys, customerId, year));
    await writeForgotten(table, { customerMark, customerKeys, forgottenAt }, { traceId, at: forgottenAt });
    return done({ forgottenAt, ...(askedBefore !== undefined && { askedBefore }) });
  };

/** Is this order the customer's? One whose customer is forgotten is nobody's. */
async function ownerOf(
  { table, keys }: Pick<ForgetCustomerDeps, 'table' | 'keys'>,
  orderId: string,
  customerId: string,
): Promise<'own' | ForgetRefusal> {
  const found = await table.load(WORK_ORDER, orderKey(orderId));
  if (!found) return 'no-such-order';
  const { order, customer } = found.state;
  const key = await customerKeyOf(keys, customerId, yearOf(order.countedDay));
  return customer?.customerKey === key ? 'own' : 'order-of-another';
}

/**
 * Every year under whose key a customer was hashed, and the years under which an order of before that is still on its way
 * will be: the others know it by nothing else.
 */
async function yearsOfHashes(keys: KeyRing, today: string): Promise<readonly string[]> {
  const year = yearOf(today);
  const hashed = (await keys.periods('customer')).filter((period) => period !== ALWAYS);
  return [...new Set([...hashed, yearBefore(year), year])].sort();
}
