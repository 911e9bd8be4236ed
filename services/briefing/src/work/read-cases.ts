import { addDays, type Day, type Period } from '@huiyin/calendar';
import { type CaseFold, casesWith } from '../domain/case-fold.ts';
import { stretchesOf } from '../domain/stretches.ts';
import type { BriefingDeps } from './briefing-deps.ts';
import { foldOfPeriod, type SingleCases } from './fold-of-period.ts';

type Deps = Pick<BriefingDeps, 'branch' | 'store'>;

/** The cases that a briefing reads one by one. */
export async function singleCases({ store }: Pick<Deps, 'store'>): Promise<SingleCases> {
  const cases = await store.unsettledCases();
  return { cases, folded: await store.foldedParts(cases) };
}

export interface SinceAsked {
  /** The last day that a briefing counts. */
  readonly through: Day;
  readonly today: Day;
  readonly waiting: readonly string[];
  readonly single: SingleCases;
}

/**
 * What the cases in folds count for after a day: nothing after yesterday, as most briefings are asked for. Today is in no fold, and what else
 * waits of it is not read.
 */
export async function casesSince(
  deps: Deps,
  { through, today, waiting, single }: SinceAsked,
): Promise<CaseFold> {
  const folds: CaseFold[] = [];
  for (const period of stretchesOf(addDays(through, 1), addDays(today, -1)))
    folds.push(await casesOfPeriod(deps, { period, today, waiting, single }));
  return casesWith([], folds.flat());
}

/** Those of a period in folds. */
export const casesOfPeriod = async (
  deps: Deps,
  { period, today, waiting, single }: Omit<SinceAsked, 'through'> & { readonly period: Period },
): Promise<CaseFold> =>
  (await foldOfPeriod(deps, { period, waiting: waiting.filter((name) => name !== today), single })).cases;
