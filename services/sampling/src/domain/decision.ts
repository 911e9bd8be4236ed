import type { Instant } from '@huiyin/calendar';
import type { EventData, SamplingDecision, VisitTimes } from '@huiyin/contracts';
import type { Classification } from '@huiyin/vocabulary';

export type RecordedOrder = EventData<'work-order.recorded'>;

export const SAMPLING_VERDICTS = ['sampled', 'not-sampled', 'window-passed', 'paused', 'forgotten'] as const;
export type SamplingVerdict = (typeof SAMPLING_VERDICTS)[number];

/**
 * Why it was decided so. `always` and `never`: the rate leaves nothing to draw; `drawn` and `not-drawn`: the draw fell above
 * or below the bar; `no-policy`: none was in force at completion; `no-rate`: the policy has none for the business type;
 * `customer-paused`: it was drawn, but another order of the customer is asked about already; `customer-refused`: or they want no
 * more calls; `phone-missing`: or there is no number to ring them at.
 */
export const SAMPLING_REASONS = [
  'always',
  'never',
  'drawn',
  'not-drawn',
  'no-policy',
  'no-rate',
  'window-passed',
  'customer-paused',
  'customer-refused',
  'phone-missing',
  'customer-forgotten',
] as const;
export type SamplingReason = (typeof SAMPLING_REASONS)[number];

/** What became of one order: stored for every order, the sampled and the others. */
export interface Decision {
  readonly order: Classification;
  readonly sampling: SamplingDecision;
  /** What is asked when the customer is rung. */
  readonly questionnaire: string;
  readonly decision: SamplingVerdict;
  readonly reason: SamplingReason;
  readonly decidedAt: Instant;
  /** The customer is to be rung before this moment. */
  readonly windowEndsAt: Instant;
  /** Intake's version of the order that was read last. */
  readonly sourceVersion: number;
  /** A revision came when the decision was taken for good: the order is no longer what was decided on. */
  readonly isCorrected?: true | undefined;
  /** Was a callback ever asked for? Then a decision against it withdraws it. */
  readonly wasRequested: boolean;
  /** Only of an order that is to be called, or was: nobody else asks for it. */
  readonly visit?: VisitTimes | undefined;
  /** Sealed; of an order whose window is open and whose customer is not forgotten: a topic callback may come to any of them later. */
  readonly customer?: RecordedOrder['customer'];
  readonly forgottenAt?: Instant | undefined;
}
