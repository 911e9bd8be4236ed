import { type Day, dayOf, toInstant } from '@huiyin/calendar';
import type { BranchConfiguration } from '@huiyin/contracts';
import { refoldDay, waitingToRefold } from '@huiyin/table';
import { oldestCountableDay } from '../domain/recount.ts';
import { type FoldDeps, foldDay } from './fold-day.ts';

export interface FoldDaysDeps extends FoldDeps {
  readonly branch: Pick<BranchConfiguration, 'zone' | 'retentionDays'>;
}

/**
 * Counts the population of every day that changed, and takes it off the list unless it changed meanwhile. A day whose
 * decisions are gone by now, for which a late order came, keeps what was counted of it.
 */
export const foldWaitingDays =
  (deps: FoldDaysDeps) =>
  async ({
    traceId,
    onFolded,
  }: {
    traceId: string;
    onFolded: (day: Day, result: 'counted' | 'unchanged' | 'decisions-gone') => void;
  }): Promise<void> => {
    const { branch, table, now } = deps;
    const oldest = oldestCountableDay(dayOf(toInstant(now()), branch.zone), branch.retentionDays.decisions);
    for (const day of await waitingToRefold(table)) {
      const fold = async () =>
        onFolded(day, day < oldest ? 'decisions-gone' : await foldDay(deps)({ day, traceId }));
      await refoldDay(table, day, fold, { traceId, at: toInstant(now()) });
    }
  };
