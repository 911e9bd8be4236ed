import { toInstant } from '@huiyin/calendar';
import type { BranchConfiguration, Forgetting } from '@huiyin/contracts';
import type { Clock } from '@huiyin/kernel';
import { type AggregateTable, type Forgettable, forgettable, type Rule, tombstonesIn } from '@huiyin/table';
import type { DecisionEvent } from '../domain/callback-states.ts';
import type { Decision } from '../domain/decision.ts';
import { forget } from '../domain/forget.ts';
import { decisionFor, decisionKey } from '../store/items.ts';

export interface ForgetDecisionDeps {
  readonly branch: Pick<BranchConfiguration, 'retentionDays'>;
  readonly table: AggregateTable;
  readonly now: Clock;
}

const forgetRule =
  (forgetting: Forgetting): Rule<Decision, DecisionEvent, void> =>
  (found) => ({ next: found && forget(found, forgetting), answer: undefined });

/** Forgets the customer in a decision that was just saved, if they were forgotten by then. One read unit; usually no more. */
export async function forgetIfForgotten(
  { branch, table, now }: ForgetDecisionDeps,
  decision: Decision,
  traceId: string,
): Promise<void> {
  const { order, customer } = decision;
  if (!customer) return;
  const forgottenAt = await tombstonesIn(table).forgottenAt(customer.customerKey);
  if (forgottenAt === undefined) return;
  const key = decisionKey(order.countedDay, order.orderId);
  const rule = forgetRule({ customerKeys: [customer.customerKey], forgottenAt });
  const type = decisionFor(branch.retentionDays.decisions);
  await table.change(type, key, { traceId, at: toInstant(now()) }, rule);
}

export const forgettableDecisions = ({ retentionDays }: ForgetDecisionDeps['branch']): Forgettable =>
  forgettable(decisionFor(retentionDays.decisions), 'customer.customerKey', forgetRule);
