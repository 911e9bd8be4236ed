import type { BranchConfiguration } from '@huiyin/contracts';
import type { CaseFile } from './case-file.ts';
import type { CaseCommand } from './commands.ts';
import { limitsOf } from './follow-callback.ts';

/** The case as it was judged. One that is of another kind runs under that kind's limits since it was received, or since its round began. */
export function assess(
  found: CaseFile,
  { at, caseKind: kind = found.kind }: Extract<CaseCommand, { kind: 'assess' }>,
  branch: BranchConfiguration,
): CaseFile {
  const assessed = { ...found, kind, changedAt: at };
  if (kind === found.kind) return assessed;
  const { acknowledgeBy, ...limits } = limitsOf(assessed, found.deadlines.conclude.receivedAt, branch);
  // It was taken on under the limit that it had.
  return {
    ...assessed,
    ...limits,
    deadlines: { ...limits.deadlines, acknowledge: found.deadlines.acknowledge },
  };
}
