import type { BranchConfiguration, SamplingPolicy } from '@huiyin/contracts';
import { type Day, dayOf, type Instant } from '@huiyin/kernel';
import type { Classification } from './decision.ts';

/** The inclusion probability of an order, and the policy that gave it. */
export interface Rate {
  readonly probability: number;
  readonly policyVersion: string;
}

/** What stands for a policy where none was in force. */
export const NO_POLICY = 'none';

/** The policy of that day: the last one that began by then. */
const policyOn = (policies: readonly SamplingPolicy[], day: Day): SamplingPolicy | undefined =>
  policies.findLast(({ from }) => from <= day);

/** A customer's segment can raise the business type's rate, never lower it. */
export function rateOf(
  {
    businessType,
    segment,
    completedAt,
  }: Pick<Classification, 'businessType' | 'segment'> & {
    readonly completedAt: Instant;
  },
  { sampling, zone }: Pick<BranchConfiguration, 'sampling' | 'zone'>,
): Rate {
  const policy = policyOn(sampling, dayOf(completedAt, zone));
  if (!policy) return { probability: 0, policyVersion: NO_POLICY };
  const probability = Math.max(policy.rates[businessType] ?? 0, policy.segments?.[segment] ?? 0);
  return { probability, policyVersion: policy.version };
}
