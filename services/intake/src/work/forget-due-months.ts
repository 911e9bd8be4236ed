import { dayOf, toInstant } from '@huiyin/calendar';
import type { BranchConfiguration } from '@huiyin/contracts';
import { dueOf } from '../domain/month-destruction.ts';
import { type DestroyMonthDeps, destroyMonth } from './destroy-month.ts';

export interface ForgetMonthsDeps extends DestroyMonthDeps {
  readonly branch: Pick<BranchConfiguration, 'zone' | 'retentionDays'>;
}

/** What came of a month whose time was over. */
export interface DueMonth {
  readonly month: string;
  readonly result: string;
  /** It should be gone since more than a week, and is not. */
  readonly isOverdue: boolean;
}

/**
 * Destroys the keys of every month whose retention is over, so that nobody opens what is personal of it, wherever it lies:
 * in tables, backups, archives and dead letters. One that open work needs is tried again on the next day.
 */
export const forgetDueMonths = (deps: ForgetMonthsDeps) => async (): Promise<readonly DueMonth[]> => {
  const { branch, keys, now } = deps;
  const today = dayOf(toInstant(now()), branch.zone);
  const destroy = destroyMonth(deps);
  const due: DueMonth[] = [];
  for (const { month, destroyedAt } of await keys.months()) {
    const state = dueOf(month, today, branch.retentionDays.personal);
    if (destroyedAt !== undefined || state === 'kept') continue;
    const outcome = await destroy(month, false);
    const isOverdue = !outcome.ok && state === 'overdue';
    due.push({ month, result: outcome.ok ? outcome.value : outcome.refusal, isOverdue });
  }
  return due;
};
