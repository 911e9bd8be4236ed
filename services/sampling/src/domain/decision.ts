import type { EventData } from '@huiyin/contracts';
import type { Instant } from '@huiyin/kernel';

export type RecordedOrder = EventData<'work-order.recorded'>;
export type Classification = Pick<
  RecordedOrder,
  | 'orderId'
  | 'revision'
  | 'businessType'
  | 'team'
  | 'staff'
  | 'partner'
  | 'segment'
  | 'language'
  | 'completedAt'
  | 'countedDay'
>;

export type Verdict = 'sampled' | 'not-sampled' | 'window-passed' | 'forgotten';

/**
 * Why it was decided so. `always` and `never`: the rate leaves nothing to draw; `drawn` and `not-drawn`: the draw fell above
 * or below the bar; `no-policy`: none was in force at completion.
 */
export type Reason =
  | 'always'
  | 'never'
  | 'drawn'
  | 'not-drawn'
  | 'no-policy'
  | 'window-passed'
  | 'customer-forgotten';

/** What became of one order: kept for every order, the sampled and the others. */
export interface Decision extends Classification {
  /** `business type/segment/policy version`. */
  readonly stratum: string;
  /** The inclusion probability, also where there was no draw. */
  readonly probability: number;
  readonly policyVersion: string;
  readonly decision: Verdict;
  readonly reason: Reason;
  readonly decidedAt: Instant;
  /** The customer is to be rung before this moment. */
  readonly windowEndsAt: Instant;
  /** Intake's version of the order that this decision heard of last. */
  readonly sourceVersion: number;
  /** Was a callback ever asked for? Then a decision against it withdraws it. */
  readonly wasRequested: boolean;
  /** Only of a sampled order whose customer is not forgotten. */
  readonly customer?: RecordedOrder['customer'];
  readonly forgottenAt?: Instant | undefined;
}

export function classificationOf(order: Classification): Classification {
  const { orderId, revision, businessType, team, staff, partner, segment, language } = order;
  return {
    orderId,
    revision,
    businessType,
    team,
    staff: [...staff],
    ...(partner !== undefined && { partner }),
    segment,
    ...(language && { language }),
    completedAt: order.completedAt,
    countedDay: order.countedDay,
  };
}

/** Is the customer to be rung? */
export const isWanted = (decision: Decision): boolean =>
  decision.decision === 'sampled' && decision.forgottenAt === undefined;
