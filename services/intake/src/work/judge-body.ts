import { type Issue, issuesOf, workOrder } from '@huiyin/contracts';
import { type Outcome, refuse } from '@huiyin/kernel';
import type { AcceptedOrder } from '../domain/accepted-order.ts';
import { isTooDeep } from '../domain/depth.ts';
import { judge } from '../domain/judge.ts';
import { withoutNulls } from '../domain/nulls.ts';
import type { RecordDeps } from './record-order.ts';

export const TOO_DEEP: Issue = { path: '', rule: 'nested-too-deep' };

/** A body by its depth, the contract and the branch's rules: an order, or every rule it breaks. */
export function judgeBody(
  { branch, now }: Pick<RecordDeps, 'branch' | 'now'>,
  body: unknown,
): Outcome<AcceptedOrder, readonly Issue[]> {
  // Looked at first: whatever reads or writes such a body would fall off the stack, and take the whole batch with it.
  if (isTooDeep(body)) return refuse([TOO_DEEP]);
  const parsed = workOrder.safeParse(withoutNulls(body));
  if (!parsed.success) return refuse(issuesOf(parsed.error));
  return judge(parsed.data, { branch, now: now().getTime() });
}
