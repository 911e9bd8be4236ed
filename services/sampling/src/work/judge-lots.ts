import { toInstant } from '@huiyin/calendar';
import type { RecordedPolicy } from '@huiyin/contracts';
import { policyOn } from '@huiyin/draw';
import type { Trace } from '@huiyin/table';
import { decideOnPolicy, earliestDay, proposeByLots } from '../domain/policies.ts';
import { judgeWeek, type RateSwitching, type SwitchingContext } from '../domain/switch-rates.ts';
import { POLICY, policyKey, SWITCHING, switchingKey } from '../store/items.ts';
import { lotsAfter } from '../store/lots.ts';
import { listPolicies } from '../store/policies.ts';
import type { ChangePolicyDeps } from './change-policy.ts';
import { changePolicy } from './change-policy.ts';

/** A week that was judged, and how many rates are to change by what is known after it. */
export interface JudgedWeek {
  readonly week: string;
  readonly changes: number;
}

/**
 * Judges the weeks that were counted since, in their order and each once, and proposes what follows. The judgement is saved first, whole with its
 * proposal; who dies before that is placed finds it the next time.
 */
export const judgeLots =
  (deps: ChangePolicyDeps) =>
  async ({ traceId }: { readonly traceId: string }): Promise<readonly JudgedWeek[]> => {
    const { branch, table, now } = deps;
    const { switching } = branch.policies;
    if (switching.mode === 'off') return [];
    const trace = (): Trace => ({ traceId, at: toInstant(now()) });
    const found = await table.load(SWITCHING, switchingKey());
    if (found) await placeProposal(deps, found.state, trace());
    const judged: JudgedWeek[] = [];
    for (const lots of await lotsAfter(table, found?.state.week)) {
      const { at } = trace();
      const { policies, proposals } = await listPolicies(table, branch);
      const tomorrow = earliestDay(at, branch.zone);
      const policy = policyOn(policies, tomorrow);
      if (!policy) continue;
      const next = await table.change<RateSwitching, never, RateSwitching | undefined>(
        SWITCHING,
        switchingKey(),
        trace(),
        (previous) => {
          // Another run was faster.
          if (previous && previous.week >= lots.week) return { answer: previous };
          const last = lastOf(previous, proposals, tomorrow);
          const next = judgeWeek(previous, lots, { branch, rules: switching, policy, last });
          return { next, answer: next };
        },
      );
      if (!next) continue;
      await placeProposal(deps, next, trace());
      judged.push({ week: lots.week, changes: next.proposal?.changes.length ?? 0 });
    }
    return judged;
  };

/** What became of the last proposal. */
function lastOf(
  previous: RateSwitching | undefined,
  proposals: readonly RecordedPolicy[],
  tomorrow: string,
): SwitchingContext['last'] {
  const version = previous?.proposal?.policy.version;
  const found = proposals.find((each) => each.version === version);
  if (found?.state === 'proposed') return 'proposed';
  return found?.state === 'approved' && found.from > tomorrow ? 'ahead' : 'settled';
}

/** Takes back what the last judgement no longer says, and proposes what it says, where neither was done. */
async function placeProposal(
  { branch, table }: Pick<ChangePolicyDeps, 'branch' | 'table'>,
  { overtaken, proposal }: RateSwitching,
  trace: Trace,
): Promise<void> {
  const { at } = trace;
  const { policies: listed } = await listPolicies(table, branch);
  if (overtaken !== undefined)
    await changePolicy(table, overtaken, trace, (found) =>
      // What somebody approved in the meantime is theirs.
      found?.state === 'proposed'
        ? decideOnPolicy(found, { act: 'withdraw' }, branch, { at }, listed)
        : { ok: true, value: undefined },
    );
  if (!proposal) return;
  await table.change<RecordedPolicy, never, void>(
    POLICY,
    policyKey(proposal.policy.version),
    trace,
    (found) => ({
      next: proposeByLots(found, proposal, branch, { at, listed }),
      answer: undefined,
    }),
  );
}
