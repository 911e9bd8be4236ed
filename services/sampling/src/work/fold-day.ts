import { type Day, toInstant } from '@huiyin/calendar';
import { type Clock, Fault } from '@huiyin/kernel';
import type { AggregateTable } from '@huiyin/table';
import type { Decision } from '../domain/decision.ts';
import { foldPopulation, isSamePopulation } from '../domain/population.ts';
import { decisionsOf } from '../store/decisions.ts';
import { POPULATION, populationKey } from '../store/items.ts';

export interface FoldDeps {
  readonly table: AggregateTable;
  readonly now: Clock;
}

/**
 * Counts a day's population anew and says it if it changed. What was counted before is read first, so that a count over
 * older decisions never replaces one over newer; then the day waits for the next fold.
 */
export const foldDay =
  ({ table, now }: FoldDeps) =>
  async ({ day, traceId }: { day: Day; traceId: string }): Promise<'counted' | 'unchanged'> => {
    const before = await table.load(POPULATION, populationKey(day));
    const decisions: Decision[] = [];
    for await (const decision of decisionsOf(table, day)) decisions.push(decision);
    const cells = foldPopulation(decisions);
    if (isSamePopulation(before?.state.cells ?? [], cells)) return 'unchanged';
    const at = toInstant(now());
    const { saved } = await table.save(POPULATION, { day, cells, countedAt: at }, before, { traceId, at }, [
      'population.counted',
    ]);
    if (!saved)
      throw new Fault(
        'counted-by-another',
        `The population of ${day} was counted by another at the same time`,
      );
    return 'counted';
  };
