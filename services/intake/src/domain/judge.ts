import type { Issue, WorkOrder } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import type { AcceptedOrder, OrderFacts } from './accepted-order.ts';
import { extraOf, partnerCodeOf } from './extra.ts';
import { instantOf } from './moments.ts';
import { plainPhone } from './phones.ts';
import { type Bench, ORDER_RULES } from './rules.ts';

/** Checks an order against the branch; every broken rule is told, each with its field, never with a value. */
export function judge(order: WorkOrder, bench: Bench): Outcome<AcceptedOrder, readonly Issue[]> {
  const issues = Object.entries(ORDER_RULES).flatMap(([rule, brokenAt]) =>
    brokenAt(order, bench).map((path) => ({ path, rule })),
  );
  return issues.length > 0 ? refuse(issues) : done(normalise(order));
}

function normalise(order: WorkOrder): AcceptedOrder {
  const { segment, language, ...person } = order.customer;
  const extra = extraOf(order);
  return {
    facts: factsOf(order),
    contact: { ...person, phones: person.phones.map(plainPhone) },
    ...(extra && { extra }),
  };
}

function factsOf(order: WorkOrder): OrderFacts {
  const { customer, sourceChannel, promised, arrivedAt, stages, abnormal } = order;
  const partner = partnerCodeOf(order);
  return {
    orderId: order.orderId,
    revision: order.revision,
    businessType: order.businessType,
    team: order.team,
    staff: order.staff,
    ...(partner !== undefined && { partner }),
    segment: customer.segment,
    ...(customer.language && { language: customer.language }),
    ...(sourceChannel !== undefined && { sourceChannel }),
    ...(promised && { promised: { from: instantOf(promised.from), to: instantOf(promised.to) } }),
    ...(arrivedAt !== undefined && { arrivedAt: instantOf(arrivedAt) }),
    completedAt: instantOf(order.completedAt),
    outcome: order.outcome,
    ...(stages && { stages: stages.map(({ name, at }) => ({ name, at: instantOf(at) })) }),
    ...(abnormal && abnormal.length > 0 && { abnormal }),
  };
}
