import type { BranchConfiguration } from '@huiyin/contracts';
import { forgettable, type Trace, tombstonesIn } from '@huiyin/table';
import { decide } from '../domain/decide.ts';
import { withStep } from '../domain/history.ts';
import { caseFor } from '../store/items.ts';
import { type CaseDeps, type CaseOutcome, commandCase, removeLost } from './command-case.ts';

/** A case whose customer was forgotten before it came here, without them; undefined: they were not. Ask once it is saved. */
export async function forgetIfForgotten(
  deps: CaseDeps,
  caseId: string,
  customerKey: string,
  trace: Trace,
): Promise<CaseOutcome | undefined> {
  const forgottenAt = await tombstonesIn(deps.table).forgottenAt(customerKey);
  return forgottenAt === undefined
    ? undefined
    : commandCase(deps, caseId, trace, () => ({ kind: 'forget', customerKeys: [customerKey], forgottenAt }));
}

/** Of a customer's cases contact, words and hash go. */
export const forgettableCases = (branch: BranchConfiguration, bucket: CaseDeps['bucket']) =>
  forgettable(
    caseFor(branch.retentionDays.cases),
    'customer.customerKey',
    ({ customerKeys, forgottenAt }, at) =>
      async (found) => {
        const command = { kind: 'forget', customerKeys, forgottenAt } as const;
        const outcome = decide(found, command, branch);
        const next = outcome.ok ? outcome.value.next : undefined;
        if (next) await removeLost(bucket, found, next);
        // A page that is full now is turned by whoever acts on the case next.
        return { next: next && withStep(found, command, next, at, branch), answer: undefined };
      },
  );
