import { toInstant } from '@huiyin/calendar';
import type { DepositAnswer } from '@huiyin/contracts';
import { accountsIn, book, type DepositEvent } from '../domain/deposit.ts';
import { depositsOf, keepDeposit } from '../store/deposits.ts';
import type { CaseDeps } from './command-case.ts';

/** Books what a case's newest version costs those who served; exactly once, whatever comes twice or late. */
export const bookDeposit =
  ({ branch, table, now }: CaseDeps) =>
  (event: DepositEvent): Promise<void> =>
    keepDeposit(
      table,
      branch.retentionDays.cases,
      { traceId: event.traceId, at: toInstant(now()) },
      event.data.caseId,
      (found) => book(found, event, branch),
    );

/** The accounts of the service risk deposit (服务风险金) in one month. */
export const showDeposit =
  ({ branch, table }: Pick<CaseDeps, 'branch' | 'table'>) =>
  async (month: string): Promise<DepositAnswer> => {
    const { deposit } = branch.complaints;
    return {
      month,
      ...(deposit && { unit: deposit.unit }),
      accounts: accountsIn(await depositsOf(table, month)),
    };
  };
