import type { Issue, WorkOrder } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import { dialledPhone, isNoPhone, possiblePhone } from '@huiyin/phones';
import type { AcceptedOrder, OrderDetails } from './accepted-order.ts';
import { extraOf, partnerCodeOf } from './extra.ts';
import { instantOf, withoutNoTimes } from './moments.ts';
import { ORDER_RULES, type RuleContext } from './rules.ts';

/** Checks an order against the branch; answers every broken rule, each with its field, never with a value. */
export function judge(written: WorkOrder, context: RuleContext): Outcome<AcceptedOrder, readonly Issue[]> {
  const order = withoutNoTimes(written);
  const issues = Object.entries(ORDER_RULES).flatMap(([rule, brokenAt]) =>
    brokenAt(order, context).map((path) => ({ path, rule })),
  );
  return issues.length > 0
    ? refuse(issues)
    : done(normalise(order, possiblePhone(context.branch.phonePattern)));
}

function normalise(order: WorkOrder, isPossible: (phone: string) => boolean): AcceptedOrder {
  const { segment, language, ...person } = order.customer;
  const partner = partnerCodeOf(order);
  const passedBy = person.phones.filter((phone) => !isPossible(phone) && !isNoPhone(phone));
  const extra = { ...extraOf(order), ...(passedBy.length > 0 && { phonesPassedBy: passedBy }) };
  return {
    order: {
      orderId: order.orderId,
      revision: order.revision,
      businessType: order.businessType,
      team: order.team,
      staff: order.staff,
      ...(partner !== undefined && { partner }),
      segment,
      ...(language && { language }),
      completedAt: instantOf(order.completedAt),
    },
    details: detailsOf(order),
    contact: { ...person, phones: [...new Set(person.phones.filter(isPossible).map(dialledPhone))] },
    ...(Object.keys(extra).length > 0 && { extra }),
  };
}

function detailsOf({
  sourceChannel,
  promised,
  arrivedAt,
  outcome,
  stages,
  abnormal,
}: WorkOrder): OrderDetails {
  return {
    ...(sourceChannel !== undefined && { sourceChannel }),
    ...(promised && { promised: { from: instantOf(promised.from), to: instantOf(promised.to) } }),
    ...(arrivedAt !== undefined && { arrivedAt: instantOf(arrivedAt) }),
    outcome,
    ...(stages && { stages: stages.map(({ name, at }) => ({ name, at: instantOf(at) })) }),
    ...(abnormal && abnormal.length > 0 && { abnormal }),
  };
}
