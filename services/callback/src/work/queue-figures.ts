import { toInstant } from '@huiyin/calendar';
import { claimsByTask } from '../domain/claim.ts';
import type { QueueEntry } from '../domain/queue-entry.ts';
import { figuresOf } from '../domain/queue-figures.ts';
import type { DeskDeps } from './deps.ts';

/** The queue in figures, as it is now. */
export const queueFigures =
  ({ branch, tasks, claims, now }: DeskDeps) =>
  async (): Promise<ReturnType<typeof figuresOf>> => {
    const at = toInstant(now());
    const entries: QueueEntry[] = [];
    for await (const entry of tasks.open()) entries.push(entry);
    const holdings = (await claims.holdings()).map(({ state }) => state);
    return figuresOf(entries, claimsByTask(holdings, at), at, branch);
  };
