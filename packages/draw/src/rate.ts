import { type Day, dayOf } from '@huiyin/calendar';
import type { SamplingPolicy } from '@huiyin/contracts';
import type { Classification } from '@huiyin/vocabulary';

/** The inclusion probability of an order, and the policy that gave it. */
export interface Rate {
  readonly probability: number;
  readonly policyVersion: string;
  /** Why there is no rate. */
  readonly lacks?: 'no-policy' | 'no-rate';
}

/** What stands for a policy where none was in force. */
export const NO_POLICY = 'none';

/** The policy of that day: the last one that began by then; of several that begin on one day the one listed last. */
export const policyOn = (policies: readonly SamplingPolicy[], day: Day): SamplingPolicy | undefined =>
  policies.findLast(({ from }) => from <= day);

/** A customer's segment can raise the business type's rate, never lower it; it does not stand in for one. */
export function rateOf(
  { businessType, segment, completedAt }: Pick<Classification, 'businessType' | 'segment' | 'completedAt'>,
  policies: readonly SamplingPolicy[],
  zone: string,
): Rate {
  return rateUnder(policyOn(policies, dayOf(completedAt, zone)), { businessType, segment });
}

/** The rate that this policy gives; none, where there is none. */
export function rateUnder(
  policy: SamplingPolicy | undefined,
  { businessType, segment }: Pick<Classification, 'businessType' | 'segment'>,
): Rate {
  if (!policy) return { probability: 0, policyVersion: NO_POLICY, lacks: 'no-policy' };
  const { version, rates, segments } = policy;
  const rate = Object.hasOwn(rates, businessType) ? rates[businessType] : undefined;
  if (rate === undefined) return { probability: 0, policyVersion: version, lacks: 'no-rate' };
  return { probability: Math.max(rate, segments?.[segment] ?? 0), policyVersion: version };
}
