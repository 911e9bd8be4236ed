import { toInstant } from '@huiyin/calendar';
import type { BranchConfiguration, Forgetting } from '@huiyin/contracts';
import type { Clock } from '@huiyin/kernel';
import type { KeyRing } from '@huiyin/seal';
import { type AggregateTable, type Forgettable, forgettable, type Rule } from '@huiyin/table';
import { withoutCustomer } from '../domain/forgotten-customer.ts';
import type { SealedOrder } from '../domain/sealed-order.ts';
import { whenForgotten } from '../store/forgotten-customers.ts';
import { orderFor, orderKey } from '../store/items.ts';
import { customerMarkOf } from './keyed-hashes.ts';

export interface ForgetOrderDeps {
  readonly branch: Pick<BranchConfiguration, 'retentionDays'>;
  readonly table: AggregateTable;
  readonly now: Clock;
}

/** Nobody hears of it, since everybody hears of the forgetting itself. */
const forgetRule =
  (forgetting: Forgetting): Rule<SealedOrder, 'work-order.recorded', void> =>
  (found) => ({ next: found && withoutCustomer(found, forgetting), answer: undefined });

/** Forgets the customer in an order that was just saved, if they were forgotten by then. One read unit; usually no more. */
export async function forgetIfForgotten(
  { branch, table, keys, now }: ForgetOrderDeps & { readonly keys: KeyRing },
  { order, customer }: SealedOrder,
  customerId: string,
  traceId: string,
): Promise<void> {
  if (!customer) return;
  const forgottenAt = await whenForgotten(table, await customerMarkOf(keys, customerId));
  if (forgottenAt === undefined) return;
  const forgetting = { customerKeys: [customer.customerKey], forgottenAt };
  const trace = { traceId, at: toInstant(now()) };
  const type = orderFor(branch.retentionDays.orders);
  await table.change(type, orderKey(order.orderId), trace, forgetRule(forgetting));
}

export const forgettableOrders = ({ retentionDays }: ForgetOrderDeps['branch']): Forgettable =>
  forgettable(orderFor(retentionDays.orders), 'customer.customerKey', forgetRule);
