import { type Day, toInstant } from '@huiyin/calendar';
import { daysToRefold, refoldDay } from '@huiyin/table';
import { type FoldDeps, foldDay } from './fold-day.ts';

/** Counts the population of every day that changed, and takes it off the list unless it changed meanwhile. */
export const foldWaitingDays =
  (deps: FoldDeps) =>
  async ({
    traceId,
    onFolded,
  }: {
    traceId: string;
    onFolded: (day: Day, result: 'counted' | 'unchanged') => void;
  }): Promise<void> => {
    const { table, now } = deps;
    for (const day of await daysToRefold(table)) {
      const fold = async () => onFolded(day, await foldDay(deps)({ day, traceId }));
      await refoldDay(table, day, fold, { traceId, at: toInstant(now()) });
    }
  };
