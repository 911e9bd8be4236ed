import type { Forgetting } from '@huiyin/contracts';
import { wasKnownBy } from '@huiyin/vocabulary';
import { transitionOf } from './callback-states.ts';
import type { Decision } from './decision.ts';

/**
 * The decision without its customer; undefined when it has none of these, or is about a service that came after the
 * forgetting. It still counts. Nothing is said to others: the call desk learns of the forgetting by itself.
 */
export function forget(decision: Decision, { customerKeys, forgottenAt }: Forgetting): Decision | undefined {
  const transition = transitionOf(decision, 'forget');
  if (typeof transition === 'string') return undefined;
  const { customer, ...rest } = decision;
  const isTheirs = customer !== undefined && customerKeys.includes(customer.customerKey);
  if (!isTheirs || !wasKnownBy(decision.order, forgottenAt)) return undefined;
  // Of an order whose callback is not asked for nothing else changes.
  return transition.next === 'forgotten' ? { ...rest, forgottenAt } : rest;
}
