import { type Day, toInstant } from '@huiyin/calendar';
import { lotsOf, weeksToCount } from '../domain/count-lots.ts';
import type { BriefingDeps } from './briefing-deps.ts';
import { foldOfPeriod } from './fold-of-period.ts';

export interface CountLotsCommand {
  readonly today: Day;
  readonly traceId: string;
}

/** A week that was counted now, and how many lots it has. */
export interface CountedWeek {
  readonly week: string;
  readonly lots: number;
}

/**
 * Counts the last weeks that are over and were not counted yet, from their facts as they are now, and says it once: what comes later of a
 * week moves its briefing and no rate. A week in which nobody rated anything waits for somebody who did.
 */
export const countLots =
  ({ branch, store, now }: BriefingDeps) =>
  async ({ today, traceId }: CountLotsCommand): Promise<readonly CountedWeek[]> => {
    const counted: CountedWeek[] = [];
    let waiting: readonly string[] | undefined;
    for (const period of weeksToCount(today)) {
      const week = period.name;
      if (await store.isCounted(week)) continue;
      waiting ??= await store.waitingFolds();
      const lots = lotsOf(await foldOfPeriod({ store, branch }, { period, waiting }), branch.levels);
      if (lots.length === 0) continue;
      const at = toInstant(now());
      if (await store.saveLots({ week, lots, countedAt: at }, { traceId, at }))
        counted.push({ week, lots: lots.length });
    }
    return counted;
  };
