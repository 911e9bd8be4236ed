import { toInstant } from '@huiyin/calendar';
import { Fault } from '@huiyin/kernel';
import type { TableChange } from '@huiyin/lambda';
import { changeOf, countsOf } from '../domain/queue-counts.ts';
import {
  added,
  begin,
  checked,
  isBurst,
  openWindow,
  type WindowChanges,
  withChanges,
} from '../domain/queue-tally.ts';
import type { QueueTallyStore } from '../store/queue-tally.ts';
import { entryOfImage } from '../store/task-item.ts';
import type { TaskDeps } from './deps.ts';
import { openEntries } from './queue-figures.ts';

export interface TallyDeps extends TaskDeps {
  readonly tally: QueueTallyStore;
}

/** Somebody who asks may begin the tally at the same moment, and a check may save it. */
const TRIES = 8;

/** A window of the stream begins: what of it was added before is known from the tally. */
export const beginWindow =
  ({ tally }: Pick<TallyDeps, 'tally'>) =>
  async (shard: string): Promise<WindowChanges> =>
    openWindow((await tally.load())?.state, shard);

/** Notes what these changes of the table do to the queue; reads and writes nothing. */
export const noteChanges =
  ({ branch: { zone } }: Pick<TallyDeps, 'branch'>) =>
  (window: WindowChanges, changes: readonly TableChange[]): WindowChanges =>
    withChanges(
      window,
      changes.map(({ before, after, at, sequence }) => ({
        at,
        sequence,
        by: changeOf(entryOfImage(before), entryOfImage(after), zone),
      })),
    );

/**
 * Adds a window to the tally, once however often it comes: the shard's last change is saved with it under one condition. A short queue has no
 * tally, until so many come at once that it is counted here.
 */
export const addWindow =
  (deps: TallyDeps) =>
  async ({
    window,
    shard,
    traceId,
  }: {
    readonly window: WindowChanges;
    readonly shard: string;
    readonly traceId: string;
  }): Promise<'added' | 'begun' | 'nothing-to-add'> => {
    const { tally, tasks, branch } = deps;
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const now = toInstant(deps.now());
      const stored = await tally.load();
      const trace = { traceId, at: now };
      if (!stored || stored.state.asleep) {
        if (!isBurst(window)) return 'nothing-to-add';
        const counts = countsOf(await openEntries(tasks), branch.zone);
        if (await tally.save(begin(counts, now), stored, trace)) return 'begun';
        continue;
      }
      const next = added(stored.state, window, shard, now);
      if (!next) return 'nothing-to-add';
      if (await tally.save(next, stored, trace)) return 'added';
    }
    throw new Fault('changed-by-others', `The queue's tally was saved by others ${TRIES} times in a row`);
  };

/** Counts the whole queue and holds the tally against it; a short queue's tally goes to sleep. */
export const checkTally =
  ({ tally, tasks, branch, now: clock }: TallyDeps) =>
  async ({
    traceId,
  }: {
    readonly traceId: string;
  }): Promise<{ readonly differing: number; readonly repaired: number } | undefined> => {
    const stored = await tally.load();
    if (!stored || stored.state.asleep) return undefined;
    const now = toInstant(clock());
    const entries = await openEntries(tasks);
    const { next, differing, repaired } = checked(
      stored.state,
      countsOf(entries, branch.zone),
      entries.length,
      now,
    );
    // Somebody else saved meanwhile: the next check sees what that came to.
    if (next && !(await tally.save(next, stored, { traceId, at: now }))) return { differing, repaired: 0 };
    return { differing, repaired };
  };
