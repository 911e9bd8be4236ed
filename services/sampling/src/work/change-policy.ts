import { toInstant } from '@huiyin/calendar';
import type { RecordedPolicy, SamplingPolicy } from '@huiyin/contracts';
import { type Clock, done, type Outcome } from '@huiyin/kernel';
import type { AggregateTable } from '@huiyin/table';
import {
  decideOnPolicy,
  type PolicyBranch,
  type PolicyCommand,
  type PolicyJudgement,
  type PolicyRefusal,
  propose,
} from '../domain/policies.ts';
import { POLICY, policyKey } from '../store/items.ts';
import { type ListedPolicies, listPolicies } from '../store/policies.ts';

export interface ChangePolicyDeps {
  readonly branch: PolicyBranch;
  readonly table: AggregateTable;
  readonly now: Clock;
}

/** What is to become of a policy at a moment. */
export type PolicyChange = (found: RecordedPolicy | undefined, at: string) => PolicyJudgement;

export const proposing =
  (policy: SamplingPolicy, branch: PolicyBranch, by: string): PolicyChange =>
  (found, at) =>
    propose(found, policy, branch, { by, at });

export const decidingOn =
  (decision: PolicyCommand, branch: PolicyBranch, by: string): PolicyChange =>
  (found, at) =>
    decideOnPolicy(found, decision, branch, { by, at });

/** Changes one policy, or finds that it was changed so before. Answers all policies there are by then. */
export const changePolicy =
  ({ branch, table, now }: ChangePolicyDeps) =>
  async (
    version: string,
    change: PolicyChange,
    traceId: string,
  ): Promise<Outcome<ListedPolicies, PolicyRefusal>> => {
    const at = toInstant(now());
    const judged = await table.change<RecordedPolicy, never, PolicyJudgement>(
      POLICY,
      policyKey(version),
      { traceId, at },
      (found) => {
        const answer = change(found, at);
        return { next: answer.ok ? answer.value : undefined, answer };
      },
    );
    return judged.ok ? done(await listPolicies(table, branch)) : judged;
  };
