import type { RecordedDecision } from '@huiyin/contracts';
import type { Decision } from './decision.ts';

/** What was decided on an order and on what grounds, as it is published. */
export const shownDecision = ({
  order,
  sampling,
  decision,
  reason,
  decidedAt,
  isCorrected,
  forgottenAt,
}: Decision): RecordedDecision => ({
  orderId: order.orderId,
  revision: order.revision,
  businessType: order.businessType,
  segment: order.segment,
  team: order.team,
  ...(order.partner !== undefined && { partner: order.partner }),
  completedAt: order.completedAt,
  countedDay: order.countedDay,
  ...sampling,
  decision: forgottenAt === undefined ? decision : 'forgotten',
  reason,
  decidedAt,
  ...(isCorrected && { isCorrected }),
});
