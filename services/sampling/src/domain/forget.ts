import type { Instant } from '@huiyin/kernel';
import type { Decision } from './decision.ts';

/**
 * The decision without its customer; undefined when it has none of these. It still counts. Nothing is told: the call desk
 * hears of the forgetting by itself.
 */
export function forget(
  decision: Decision,
  customerKeys: ReadonlySet<string>,
  forgottenAt: Instant,
): Decision | undefined {
  const { customer, ...rest } = decision;
  return customer && customerKeys.has(customer.customerKey) ? { ...rest, forgottenAt } : undefined;
}
