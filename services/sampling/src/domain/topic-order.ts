import { addDays, type Instant, startOfDay } from '@huiyin/calendar';
import type { Forgetting, RecordedTopic, SamplingDecision } from '@huiyin/contracts';
import { type Classification, type TopicOutcome, wasKnownBy } from '@huiyin/vocabulary';
import type { RecordedOrder } from './decision.ts';

/** An order that a topic's draw came to, and what became of it. */
export interface TopicOrder {
  readonly topicId: string;
  readonly order: Classification;
  readonly sampling: SamplingDecision;
  readonly questionnaire: string;
  /** 1: the highest draw in scope. */
  readonly rank: number;
  readonly outcome: TopicOutcome;
  readonly decidedAt: Instant;
  /** The customer is to be rung before this moment. */
  readonly windowEndsAt: Instant;
  /** When the topic was stopped: nobody rings any more, as far as it had not ended. */
  readonly withdrawnAt?: Instant | undefined;
  /** Only of one whose customer is to be rung and is not forgotten. */
  readonly customer?: RecordedOrder['customer'];
  readonly forgottenAt?: Instant | undefined;
}

/** By which chance an order in scope is drawn: each alike. */
export const topicSampling = (
  { topicId, sampleSize }: Pick<RecordedTopic, 'topicId' | 'sampleSize'>,
  ordersInScope: number,
): SamplingDecision => ({
  stratum: topicId,
  policyVersion: topicId,
  probability: ordersInScope <= sampleSize ? 1 : sampleSize / ordersInScope,
});

/** The moment at which a topic's last day ends. */
export const topicWindowEnd = ({ ringBy }: Pick<RecordedTopic, 'ringBy'>, zone: string): Instant =>
  startOfDay(addDays(ringBy, 1), zone);

/** Without its customer; undefined when it has none of these, or is about a service that came after the forgetting. It still counts. */
export function forgetTopicOrder(
  taken: TopicOrder,
  { customerKeys, forgottenAt }: Forgetting,
): TopicOrder | undefined {
  const { customer, ...rest } = taken;
  const isTheirs = customer !== undefined && customerKeys.includes(customer.customerKey);
  return isTheirs && wasKnownBy(taken.order, forgottenAt) ? { ...rest, forgottenAt } : undefined;
}

/** Nobody is to ring any more for a topic that was stopped; undefined: nobody was to, or that is known. */
export const withdrawTopicOrder = (taken: TopicOrder, at: Instant): TopicOrder | undefined => {
  if (taken.outcome !== 'requested' || taken.withdrawnAt !== undefined) return undefined;
  const { customer: _, ...rest } = taken;
  return { ...rest, withdrawnAt: at };
};

/** What may be seen of it: nothing of the customer. */
export const shownTopicOrder = ({
  order: { orderId, countedDay },
  rank,
  outcome,
}: TopicOrder): { orderId: string; countedDay: string; rank: number; outcome: TopicOutcome } => ({
  orderId,
  countedDay,
  rank,
  outcome,
});
