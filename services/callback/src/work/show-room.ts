import { dayOf, toInstant } from '@huiyin/calendar';
import { type Room, roomOf } from '../domain/room.ts';
import type { FromAgent } from './deps.ts';
import { type QueueDeps, type QueueSeen, queueFigures } from './queue-figures.ts';

/**
 * The room as it is now, and its queue. Reads every agent's last claim and the tasks of those who claimed one today: as much
 * on a day's evening as on its morning.
 */
export const showRoom =
  (deps: QueueDeps) =>
  async (from: Pick<FromAgent, 'traceId'>): Promise<Room & { readonly queue: QueueSeen }> => {
    const { branch, claims, tasks, now } = deps;
    const at = toInstant(now());
    const today = dayOf(at, branch.zone);
    const last = (await claims.holdings())
      .map(({ state }) => state)
      .filter(({ claimedAt }) => dayOf(claimedAt, branch.zone) === today);
    const [queue, ...holdings] = await Promise.all([
      queueFigures(deps)(from),
      ...last.map(async (claim) => ({ claim, task: await tasks.load(claim.taskId) })),
    ]);
    return { ...roomOf(holdings, at, branch), queue };
  };
