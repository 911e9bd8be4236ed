import type { Day, Instant } from '@huiyin/kernel';
import type { Decision } from './domain/decision.ts';
import { foldPopulation, isSame } from './domain/population.ts';
import type { DecisionStore } from './store.ts';

/**
 * Counts a day's population anew and tells it if it changed. What was counted before is read first, so that a count over
 * older decisions never replaces one over newer; then the day waits for the next fold.
 */
export async function foldDay(
  store: DecisionStore,
  day: Day,
  at: Instant,
  traceId: string,
): Promise<'counted' | 'unchanged'> {
  const before = await store.population(day);
  const decisions: Decision[] = [];
  for await (const decision of store.decisionsOf(day)) decisions.push(decision);
  const strata = foldPopulation(decisions);
  if (isSame(before?.state.strata ?? [], strata)) return 'unchanged';
  const { saved } = await store.savePopulation(
    { day, strata, countedAt: at },
    { over: before?.version ?? 0, emits: ['population.counted'], traceId, at },
  );
  if (!saved) throw new Error(`the population of ${day} was counted by another at the same time`);
  return 'counted';
}
