import { type Day, type Period, type PeriodKind, parsePeriod, toInstant } from '@huiyin/calendar';
import { foldDay, foldPersons } from '../domain/day-fold.ts';
import { foldRulesOf } from '../domain/fold-rules.ts';
import type { BriefingDeps } from './briefing-deps.ts';
import { settleCases } from './settle-cases.ts';

export interface FoldWaitingCommand {
  /** Left waiting, since it would wait again after the next call. */
  readonly today: Day;
  readonly traceId: string;
}

/** What became of one waiting day or longer period; with an error it waits on. */
export interface Folded {
  readonly period: Period;
  readonly error?: unknown;
}

/** A fold is made of those before it: months and weeks of days, quarters and years of months. */
const STEPS: readonly (readonly PeriodKind[])[] = [['day'], ['week', 'month'], ['quarter', 'year']];

/** Settles the cases that are over, folds every waiting day that is over, then the longer periods around it. What fails does not keep the others waiting. */
export const foldWaiting =
  ({ store, branch, now }: BriefingDeps) =>
  async ({ today, traceId }: FoldWaitingCommand): Promise<readonly Folded[]> => {
    const rules = foldRulesOf(branch);
    const fold = (period: Period): Promise<void> => {
      const trace = { traceId, at: toInstant(now()) };
      const { kind, name } = period;
      return kind === 'day'
        ? store.replaceFolds(
            name,
            (facts) => ({ day: foldDay(name, facts, rules), persons: foldPersons(name, facts) }),
            trace,
          )
        : store.replacePeriodFolds(period, trace);
    };
    const results: Folded[] = [];
    const anew = (await store.waitingFolds()).filter(
      (name) => parsePeriod(name)?.kind === 'day' && name < today,
    );
    const unsettled = await settleCases({ store, branch, now })({ today, anew, traceId });
    const held = new Set(unsettled.flatMap(({ days }) => days));
    for (const { raisedDay, error } of unsettled) {
      const period = parsePeriod(raisedDay);
      if (period) results.push({ period, error });
    }
    for (const kinds of STEPS) {
      const waiting = (await store.waitingFolds()).flatMap((name) => parsePeriod(name) ?? []);
      for (const period of waiting)
        if (kinds.includes(period.kind) && period.first < today && !held.has(period.name)) {
          try {
            await fold(period);
            results.push({ period });
          } catch (error) {
            results.push({ period, error });
          }
        }
    }
    return results;
  };
