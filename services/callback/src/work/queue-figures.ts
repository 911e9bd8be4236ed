import { addDays, dayOf, startOfDay, toInstant } from '@huiyin/calendar';
import { claimsByTask } from '../domain/claim.ts';
import { countsOf, figuresOfCounts } from '../domain/queue-counts.ts';
import type { QueueEntry } from '../domain/queue-entry.ts';
import { figuresOf, type QueueFigures } from '../domain/queue-figures.ts';
import { begin, isLong } from '../domain/queue-tally.ts';
import type { QueueTallyStore } from '../store/queue-tally.ts';
import type { TaskStore } from '../store/tasks.ts';
import type { DeskDeps, FromAgent } from './deps.ts';

export interface QueueDeps extends DeskDeps {
  readonly tally: QueueTallyStore;
}

/** As many appointments as somebody keeps in mind. */
const COMING_MAX = 5;

/** The queue in figures, and the next appointments of the day. */
export interface QueueSeen extends QueueFigures {
  readonly coming: { readonly at: string; readonly businessType: string }[];
  readonly moreComing: boolean;
}

/**
 * The queue in figures. A queue that fits into a few pages is counted each time, and so is one that grew since anybody looked, once; a long
 * one has its tally. The day's next appointments are as they are now.
 */
export const queueFigures =
  (deps: QueueDeps) =>
  async (from: Pick<FromAgent, 'traceId'>): Promise<QueueSeen> => {
    const { branch, tasks } = deps;
    const at = toInstant(deps.now());
    const tomorrow = startOfDay(addDays(dayOf(at, branch.zone), 1), branch.zone);
    const [figures, coming] = await Promise.all([
      figuresNow(deps, from),
      tasks.appointments(at, tomorrow, COMING_MAX + 1),
    ]);
    return {
      ...figures,
      coming: coming
        .slice(0, COMING_MAX)
        .map(({ waiting, businessType }) => ({ at: waiting?.from ?? at, businessType })),
      moreComing: coming.length > COMING_MAX,
    };
  };

async function figuresNow(deps: QueueDeps, { traceId }: Pick<FromAgent, 'traceId'>): Promise<QueueFigures> {
  const { branch, tasks, claims, tally } = deps;
  const now = toInstant(deps.now());
  const [stored, holdings] = await Promise.all([tally.load(), claims.holdings()]);
  const held = claimsByTask(
    holdings.map(({ state }) => state),
    now,
  );
  if (stored && !stored.state.asleep)
    return figuresOfCounts(stored.state.counts, { at: stored.state.at, leased: held.size, now }, branch);
  const entries = await openEntries(tasks);
  // Whoever counted at the same time may have been faster: then theirs stays, which is as good.
  if (isLong(entries.length))
    await tally.save(begin(countsOf(entries, branch.zone), now), stored, { traceId, at: now });
  return figuresOf(entries, held, now, branch);
}

export async function openEntries(tasks: Pick<TaskStore, 'open'>): Promise<readonly QueueEntry[]> {
  const entries: QueueEntry[] = [];
  for await (const entry of tasks.open()) entries.push(entry);
  return entries;
}
