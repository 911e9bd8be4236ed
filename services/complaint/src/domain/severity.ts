import type { BranchConfiguration } from '@huiyin/contracts';
import { type ComplaintClass, graverOf, hasReached } from '@huiyin/vocabulary';
import type { CaseFile } from './case-file.ts';
import { limitsOf } from './deadlines.ts';

type Weighed = Pick<CaseFile, 'channel' | 'concerns'> & { readonly cause?: string | undefined };

/** How grave the branch's rules make a case, whatever it was taken for: the gravest that holds. */
export function classOf(
  { channel, concerns, cause }: Weighed,
  { complaints }: BranchConfiguration,
): ComplaintClass {
  const holds = (name: 'important' | 'major') => {
    const rule = complaints.severity[name];
    return (
      rule.channels.includes(channel) ||
      concerns.some((each) => rule.concerns.includes(each)) ||
      (cause !== undefined && rule.causes.includes(cause))
    );
  };
  return holds('major') ? 'major' : holds('important') ? 'important' : 'ordinary';
}

/** As grave as it was taken for, or as the rules make it. */
export const classFor = (
  found: Weighed,
  taken: ComplaintClass,
  branch: BranchConfiguration,
): ComplaintClass => graverOf(taken, classOf(found, branch));

/**
 * A case under the limits of what it turned out to be: they run since it was received, or since its round began. It was taken on
 * under the limit that it had; once it is concluded none of them runs any more.
 */
export function relimited(found: CaseFile, judged: CaseFile, branch: BranchConfiguration): CaseFile {
  if (hasReached(found.state, 'answered')) return judged;
  const limits = limitsOf(judged, found.deadlines.conclude.receivedAt, branch);
  if (!hasReached(found.state, 'acknowledged')) return { ...judged, ...limits };
  const { acknowledgeBy, ...others } = limits;
  return {
    ...judged,
    ...others,
    deadlines: { ...others.deadlines, acknowledge: found.deadlines.acknowledge },
  };
}
