import { toInstant } from '@huiyin/calendar';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import { free } from '../domain/claim.ts';
import type { DeskDeps, FromAgent } from './deps.ts';
import type { ReleaseCommand } from './release-claim.ts';

/** Ends the lease of an agent who has left; false: there was none any more. `agent` is who ends it. */
export const freeClaim =
  ({ claims, tasks, now }: Pick<DeskDeps, 'claims' | 'tasks' | 'now'>) =>
  async (
    { agent, traceId, log }: FromAgent,
    { taskId, claimId }: ReleaseCommand,
  ): Promise<Outcome<{ released: boolean }, 'no-such-task' | 'claim-just-made'>> => {
    const [holdings, task] = await Promise.all([claims.holdings(), tasks.load(taskId)]);
    if (!task) return refuse('no-such-task');
    const found = holdings.find(({ state }) => state.claimId === claimId && state.taskId === taskId);
    if (!found) return done({ released: false });
    const at = toInstant(now());
    const freed = free(found.state, task, at);
    if (freed === 'claim-just-made') return refuse(freed);
    const released = freed !== undefined && (await claims.hold(freed, found, { traceId, at })) !== undefined;
    if (released) log.info('claim-freed', { taskId, claimId, caller: agent });
    return done({ released });
  };
