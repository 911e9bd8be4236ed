import { toInstant } from '@huiyin/calendar';
import { mayCall, type PoliciesAnswer } from '@huiyin/contracts';
import type { Role } from '@huiyin/vocabulary';
import { earliestDay, stepsWith } from '../domain/policies.ts';
import { listPolicies } from '../store/policies.ts';
import type { ChangePolicyDeps } from './change-policy.ts';

/** Who is shown the policies. */
export interface PolicyReader {
  readonly id: string;
  readonly roles: readonly Role[];
}

/** All policies there are, with what this person may do with each, and what holds for one that is proposed now. */
export const showPolicies =
  ({ branch, table, now }: ChangePolicyDeps) =>
  async ({ id, roles }: PolicyReader): Promise<PoliciesAnswer> => {
    const at = toInstant(now());
    const { policies, proposals } = await listPolicies(table, branch);
    const { floor, cap } = branch.policies.switching;
    return {
      policies,
      proposals: proposals.map((policy) => ({
        ...policy,
        nextSteps: stepsWith(policy, branch, { by: id, at }, policies).filter((act) =>
          mayCall(roles, `POST /policies/{version}/${act}`),
        ),
      })),
      bounds: { earliest: earliestDay(at, branch.zone), floor, cap },
    };
  };
