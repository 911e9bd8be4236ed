import type { Decision } from './decision.ts';

/** Why an order was or was not sampled, as people see it. */
export const shownDecision = ({ order, sampling, decision, reason, decidedAt, forgottenAt }: Decision) => ({
  orderId: order.orderId,
  revision: order.revision,
  countedDay: order.countedDay,
  ...sampling,
  decision: forgottenAt === undefined ? decision : ('forgotten' as const),
  reason,
  decidedAt,
});
