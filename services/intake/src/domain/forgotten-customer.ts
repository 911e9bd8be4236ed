import type { Instant } from '@huiyin/calendar';
import type { Forgetting } from '@huiyin/contracts';
import { wasKnownBy } from '@huiyin/vocabulary';
import type { SealedOrder } from './sealed-order.ts';

/** A customer who asked to be forgotten: keyed hashes and a moment, nothing else. */
export interface ForgottenCustomer {
  /** The customer's hash under the key that never rotates: by it orders that arrive later are recognised. */
  readonly customerMark: string;
  /** The customer's hash under every yearly key there is. */
  readonly customerKeys: readonly string[];
  readonly forgottenAt: Instant;
}

/** A second request forgets up to then; an earlier request that comes late takes nothing back. */
export const forgottenAgain = (
  before: ForgottenCustomer | undefined,
  asked: ForgottenCustomer,
): ForgottenCustomer =>
  before && before.forgottenAt > asked.forgottenAt ? { ...asked, forgottenAt: before.forgottenAt } : asked;

/** The order without anything of its customer; undefined when there is nothing to forget. */
export function withoutCustomer(
  order: SealedOrder,
  { customerKeys, forgottenAt }: Forgetting,
): SealedOrder | undefined {
  const { customer, sealedExtra, ...rest } = order;
  const isTheirs = customer !== undefined && customerKeys.includes(customer.customerKey);
  return isTheirs && wasKnownBy(order.order, forgottenAt) ? rest : undefined;
}
