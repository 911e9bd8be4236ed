import { toInstant } from '@huiyin/calendar';
import type { RecordedPolicy, SamplingPolicy } from '@huiyin/contracts';
import { type Clock, done, type Outcome } from '@huiyin/kernel';
import type { AggregateTable, Trace } from '@huiyin/table';
import {
  decideOnPolicy,
  type PolicyBranch,
  type PolicyCommand,
  type PolicyJudgement,
  type PolicyRefusal,
  propose,
} from '../domain/policies.ts';
import { POLICY, policyKey } from '../store/items.ts';
import { listPolicies } from '../store/policies.ts';

export interface ChangePolicyDeps {
  readonly branch: PolicyBranch;
  readonly table: AggregateTable;
  readonly now: Clock;
}

/** What may be done with one policy, as it lies there or not. */
export type PolicyChange = (found: RecordedPolicy | undefined) => PolicyJudgement;

export const changePolicy = (
  table: AggregateTable,
  version: string,
  trace: Trace,
  change: PolicyChange,
): Promise<PolicyJudgement> =>
  table.change<RecordedPolicy, never, PolicyJudgement>(POLICY, policyKey(version), trace, (found) => {
    const answer = change(found);
    return { next: answer.ok ? answer.value : undefined, answer };
  });

type Changed = Outcome<undefined, PolicyRefusal>;

/** A supervisor proposes a policy; the same again is fine. */
export const proposePolicy =
  ({ branch, table, now }: ChangePolicyDeps) =>
  async (policy: SamplingPolicy, by: string, traceId: string): Promise<Changed> => {
    const at = toInstant(now());
    const judged = await changePolicy(table, policy.version, { traceId, at }, (found) =>
      propose(found, policy, branch, { by, at }),
    );
    return judged.ok ? done(undefined) : judged;
  };

/** A supervisor approves, refuses or takes back a policy; the same again is fine. */
export const decideOn =
  ({ branch, table, now }: ChangePolicyDeps) =>
  async (version: string, command: PolicyCommand, by: string, traceId: string): Promise<Changed> => {
    const at = toInstant(now());
    const { policies } = await listPolicies(table, branch);
    const judged = await changePolicy(table, version, { traceId, at }, (found) =>
      decideOnPolicy(found, command, branch, { by, at }, policies),
    );
    return judged.ok ? done(undefined) : judged;
  };
