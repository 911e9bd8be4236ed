import { parsePeriod } from '@huiyin/calendar';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import { type CallbackFigure, type CallbackRow, callbackRow, countsIn } from '../domain/callback-row.ts';
import type { BriefingDeps } from './briefing-deps.ts';

export interface CallbacksAsked {
  readonly period: string;
  readonly team?: string | undefined;
  readonly businessType?: string | undefined;
  readonly figure: CallbackFigure;
  /** The `next` of the page before. */
  readonly next?: string | undefined;
}

export interface CallbacksPage {
  readonly callbacks: readonly CallbackRow[];
  readonly next?: string;
}

/** The callbacks that a figure of a period counts, page by page, by the day on which they ended. */
export const listCallbacks =
  ({ store, branch }: Pick<BriefingDeps, 'store' | 'branch'>) =>
  async ({
    period: name,
    team,
    businessType,
    figure,
    next: from,
  }: CallbacksAsked): Promise<Outcome<CallbacksPage, 'no-such-period'>> => {
    const period = parsePeriod(name);
    if (!period) return refuse('no-such-period');
    const satisfied = new Set(branch.levels.flatMap((level) => (level.satisfied ? [level.id] : [])));
    const { facts, next } = await store.callbacksBetween(period.first, period.last, from);
    const rows = facts.filter(
      (fact) =>
        (team === undefined || fact.order.team === team) &&
        (businessType === undefined || fact.order.businessType === businessType) &&
        countsIn(fact, figure, satisfied),
    );
    return done({ callbacks: rows.map(callbackRow), ...(next !== undefined && { next }) });
  };
