import { toInstant } from '@huiyin/calendar';
import type { BranchConfiguration, Forgetting } from '@huiyin/contracts';
import type { Clock } from '@huiyin/kernel';
import type { KeyRing } from '@huiyin/seal';
import { type AggregateTable, type Forgettable, forgettable, type Rule } from '@huiyin/table';
import { withoutCustomer } from '../domain/forgotten-customer.ts';
import type { SealedOrder } from '../domain/sealed-order.ts';
import { forgottenAmong } from '../store/forgotten-customers.ts';
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

/** An order that was just saved, and whose it is. */
export interface SavedOrder {
  readonly order: SealedOrder;
  readonly customerId: string;
}

/** Forgets the customers in orders that were just saved, where they were forgotten by then. One read unit each; usually no more. */
export async function forgetThoseForgotten(
  { branch, table, keys, now }: ForgetOrderDeps & { readonly keys: KeyRing },
  saved: readonly SavedOrder[],
  traceId: string,
): Promise<void> {
  const asked = await Promise.all(
    saved.flatMap(({ order: { order, customer }, customerId }) =>
      customer ? [customerMarkOf(keys, customerId).then((mark) => ({ order, customer, mark }))] : [],
    ),
  );
  const forgotten = await forgottenAmong(
    table,
    asked.map(({ mark }) => mark),
  );
  const type = orderFor(branch.retentionDays.orders);
  for (const { order, customer, mark } of asked) {
    const forgottenAt = forgotten.get(mark);
    if (forgottenAt === undefined) continue;
    const forgetting = { customerKeys: [customer.customerKey], forgottenAt };
    const trace = { traceId, at: toInstant(now()) };
    await table.change(type, orderKey(order.orderId), trace, forgetRule(forgetting));
  }
}

export const forgettableOrders = ({ retentionDays }: ForgetOrderDeps['branch']): Forgettable =>
  forgettable(orderFor(retentionDays.orders), 'customer.customerKey', forgetRule);
