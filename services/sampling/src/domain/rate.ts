import { dayOf } from '@huiyin/calendar';
import type { SamplingPolicy } from '@huiyin/contracts';
import type { Classification } from '@huiyin/vocabulary';
import type { SamplingReason } from './decision.ts';
import { policyOn } from './policies.ts';

/** The inclusion probability of an order, and the policy that gave it. */
export interface Rate {
  readonly probability: number;
  readonly policyVersion: string;
  /** Why there is no rate. */
  readonly lacks?: Extract<SamplingReason, 'no-policy' | 'no-rate'>;
}

/** What stands for a policy where none was in force. */
export const NO_POLICY = 'none';

/** A customer's segment can raise the business type's rate, never lower it; it does not stand in for one. */
export function rateOf(
  { businessType, segment, completedAt }: Pick<Classification, 'businessType' | 'segment' | 'completedAt'>,
  policies: readonly SamplingPolicy[],
  zone: string,
): Rate {
  const policy = policyOn(policies, dayOf(completedAt, zone));
  if (!policy) return { probability: 0, policyVersion: NO_POLICY, lacks: 'no-policy' };
  const { version, rates, segments } = policy;
  const rate = Object.hasOwn(rates, businessType) ? rates[businessType] : undefined;
  if (rate === undefined) return { probability: 0, policyVersion: version, lacks: 'no-rate' };
  return { probability: Math.max(rate, segments?.[segment] ?? 0), policyVersion: version };
}
