import { type Day, dayOf } from '@huiyin/calendar';
import type { SamplingPolicy } from '@huiyin/contracts';
import type { Classification } from '@huiyin/vocabulary';
import { own } from './own.ts';

/** The inclusion probability of an order, and the policy that gave it. */
export interface Rate {
  readonly probability: number;
  readonly policyVersion: string;
  /** `type/segment/policy`, and `/team` where the policy has a rate of the team's own: orders of one stratum have one rate. */
  readonly stratum: string;
  /** Why there is no rate. */
  readonly lacks?: 'no-policy' | 'no-rate';
}

/** What an order is drawn by. `team`: left out, the policy's rates of teams do not matter. */
export interface RatedOrder extends Pick<Classification, 'businessType' | 'segment'> {
  readonly team?: string | undefined;
}

/** What stands for a policy where none was in force. */
export const NO_POLICY = 'none';

/** The policy of that day: the last one that began by then; of several that begin on one day the one listed last. */
export const policyOn = <Policy extends SamplingPolicy>(
  policies: readonly Policy[],
  day: Day,
): Policy | undefined => policies.findLast(({ from }) => from <= day);

/** The rate of an order under the policy that is in force on the day of its completion. */
export const rateOf = (
  { completedAt, ...order }: RatedOrder & Pick<Classification, 'completedAt'>,
  policies: readonly SamplingPolicy[],
  zone: string,
): Rate => rateUnder(policyOn(policies, dayOf(completedAt, zone)), order);

/**
 * The rate that this policy gives; none, where there is none. A team's own rate takes the place of its business type's; a customer's segment
 * can raise either, never lower it; neither stands in for a type without a rate.
 */
export function rateUnder(
  policy: SamplingPolicy | undefined,
  { businessType, segment, team }: RatedOrder,
): Rate {
  const policyVersion = policy?.version ?? NO_POLICY;
  const stratum = `${businessType}/${segment}/${policyVersion}`;
  if (!policy) return { probability: 0, policyVersion, stratum, lacks: 'no-policy' };
  const ofType = own(policy.rates, businessType);
  if (ofType === undefined) return { probability: 0, policyVersion, stratum, lacks: 'no-rate' };
  const ofTeam = team === undefined ? undefined : own(own(policy.teams, team), businessType)?.rate;
  return {
    probability: Math.max(ofTeam ?? ofType, policy.segments?.[segment] ?? 0),
    policyVersion,
    stratum: ofTeam === undefined ? stratum : `${stratum}/${team}`,
  };
}
