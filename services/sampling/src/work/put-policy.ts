import { dayOf, toInstant } from '@huiyin/calendar';
import type { BranchConfiguration, SamplingPolicy } from '@huiyin/contracts';
import { type Clock, done, type Outcome } from '@huiyin/kernel';
import type { AggregateTable } from '@huiyin/table';
import { judgePolicy, type ListedPolicy, type PolicyRefusal, type PutPolicy } from '../domain/policies.ts';
import { POLICY, policyKey } from '../store/items.ts';
import { listPolicies } from '../store/policies.ts';

export interface PutPolicyDeps {
  readonly branch: BranchConfiguration;
  readonly table: AggregateTable;
  readonly now: Clock;
}

/** Puts a policy in force from its first day on; the same again is fine. Answers all policies there are by then. */
export const putPolicy =
  ({ branch, table, now }: PutPolicyDeps) =>
  async (
    policy: SamplingPolicy,
    traceId: string,
  ): Promise<Outcome<readonly ListedPolicy[], PolicyRefusal>> => {
    const putAt = toInstant(now());
    const at = { today: dayOf(putAt, branch.zone), putAt };
    const judged = await table.change<PutPolicy, never, ReturnType<typeof judgePolicy>>(
      POLICY,
      policyKey(policy.version),
      { traceId, at: putAt },
      (found) => {
        const answer = judgePolicy(policy, [...branch.sampling, ...(found ? [found] : [])], branch, at);
        return { next: answer.ok ? answer.value : undefined, answer };
      },
    );
    return judged.ok ? done(await listPolicies(table, branch)) : judged;
  };
