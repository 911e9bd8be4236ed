import { dayOf, toInstant } from '@huiyin/kernel';
import type { QueueEntry } from '../domain/queue-entry.ts';
import { figuresOf } from '../domain/queue-figures.ts';
import type { DeskDeps } from './deps.ts';

/** The queue in figures, as it is now. */
export const queueFigures =
  ({ branch, tasks, leases, now }: DeskDeps) =>
  async (): Promise<ReturnType<typeof figuresOf>> => {
    const at = toInstant(now());
    const entries: QueueEntry[] = [];
    for await (const entry of tasks.queue()) entries.push(entry);
    const stored = await leases.ofDay(dayOf(at, branch.zone));
    return figuresOf(entries, new Map([...stored].map(([taskId, { state }]) => [taskId, state])), at, branch);
  };
