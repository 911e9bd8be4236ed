import { addDays, dayOf, startOfDay, toInstant } from '@huiyin/calendar';
import { claimsByTask } from '../domain/claim.ts';
import type { QueueEntry } from '../domain/queue-entry.ts';
import { figuresOf, mayStillStand, type QueueFigures } from '../domain/queue-figures.ts';
import type { QueueCounts } from '../store/queue-counts.ts';
import type { DeskDeps, FromAgent } from './deps.ts';

export interface QueueDeps extends DeskDeps {
  readonly counts: QueueCounts;
}

/** As many appointments as somebody keeps in mind. */
const COMING_MAX = 5;

/** The queue in figures, and the next appointments of the day. */
export interface QueueSeen extends QueueFigures {
  readonly coming: { readonly at: string; readonly businessType: string }[];
  readonly moreComing: boolean;
}

/**
 * The queue in figures. A queue that fits into a few pages is counted each time; a long one every few minutes, by whoever
 * asks then, and `at` says when. The day's next appointments are as they are now.
 */
export const queueFigures =
  (deps: QueueDeps) =>
  async ({ traceId }: Pick<FromAgent, 'traceId'>): Promise<QueueSeen> => {
    const { branch, tasks, counts, now } = deps;
    const at = toInstant(now());
    const tomorrow = startOfDay(addDays(dayOf(at, branch.zone), 1), branch.zone);
    const [last, coming] = await Promise.all([
      counts.last(),
      tasks.appointments(at, tomorrow, COMING_MAX + 1),
    ]);
    let figures = last?.state;
    if (!figures || !mayStillStand(figures, at)) {
      figures = await count(deps, at);
      // A short queue is cheaper to count than to keep.
      if (mayStillStand(figures, at)) await counts.keep(figures, last, { traceId, at });
    }
    return {
      ...figures,
      coming: coming
        .slice(0, COMING_MAX)
        .map(({ waiting, businessType }) => ({ at: waiting?.from ?? at, businessType })),
      moreComing: coming.length > COMING_MAX,
    };
  };

async function count({ branch, tasks, claims }: DeskDeps, at: string): Promise<QueueFigures> {
  const entries: QueueEntry[] = [];
  for await (const entry of tasks.open()) entries.push(entry);
  const holdings = (await claims.holdings()).map(({ state }) => state);
  return figuresOf(entries, claimsByTask(holdings, at), at, branch);
}
