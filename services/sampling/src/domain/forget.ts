import type { Forgetting } from '@huiyin/contracts';
import { wasKnownBy } from '@huiyin/vocabulary';
import { transitionOf } from './callback-states.ts';
import type { Decision } from './decision.ts';

/**
 * The decision without its customer; undefined when it has none of these, or is about a service that came after the
 * forgetting. It still counts. Nothing is said to others: the call desk learns of the forgetting by itself.
 */
export function forget(decision: Decision, { customerKeys, forgottenAt }: Forgetting): Decision | undefined {
  if (transitionOf(decision, 'forget') === 'stays') return undefined;
  const { customer, ...rest } = decision;
  const isTheirs = customer !== undefined && customerKeys.includes(customer.customerKey);
  return isTheirs && wasKnownBy(decision.order, forgottenAt) ? { ...rest, forgottenAt } : undefined;
}
