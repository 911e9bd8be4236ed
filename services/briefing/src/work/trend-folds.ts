import { type Period, periodBefore } from '@huiyin/calendar';
import type { PeriodFold } from '../domain/period-fold.ts';
import type { BriefingDeps } from './briefing-deps.ts';
import { foldOfPeriod } from './fold-of-period.ts';

/** Points on a chart: as many as a phone shows side by side. */
const POINTS = { day: 10, week: 8, month: 12, quarter: 8, year: 5 } as const satisfies Record<
  Period['kind'],
  number
>;

export type TrendFolds = readonly { readonly period: string; readonly fold: PeriodFold }[];

/** The folds of a period and of those before it, in their order: a saved fold each, as a rule. */
export async function trendFolds(
  { store, branch }: Pick<BriefingDeps, 'store' | 'branch'>,
  period: Period,
): Promise<TrendFolds> {
  const waiting = await store.waitingFolds();
  const periods = [period];
  while (periods.length < POINTS[period.kind]) periods.unshift(periodBefore(periods[0] ?? period));
  const folds: { period: string; fold: PeriodFold }[] = [];
  for (const each of periods)
    folds.push({ period: each.name, fold: await foldOfPeriod({ store, branch }, { period: each, waiting }) });
  return folds;
}
