import type { BranchConfiguration } from '@huiyin/contracts';
import { forgettable } from '@huiyin/table';
import { decide } from '../domain/decide.ts';
import { caseFor } from '../store/items.ts';

/** Of a customer's cases contact, words and hash go. */
export const forgettableCases = (branch: BranchConfiguration) =>
  forgettable(
    caseFor(branch.retentionDays.cases),
    'customer.customerKey',
    ({ customerKeys, forgottenAt }) =>
      (found) => {
        const outcome = decide(found, { kind: 'forget', customerKeys, forgottenAt }, branch);
        return { ...(outcome.ok && outcome.value), answer: undefined };
      },
  );
