import { toInstant } from '@huiyin/calendar';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import { release } from '../domain/claim.ts';
import type { DeskDeps, FromAgent } from './deps.ts';

export interface ReleaseCommand {
  readonly taskId: string;
  readonly claimId: string;
}

/** Gives a task back before its lease ends; false: there was nothing left to give back. */
export const releaseClaim =
  ({ claims, tasks, now }: DeskDeps) =>
  async (
    { agent, traceId }: FromAgent,
    { taskId, claimId }: ReleaseCommand,
  ): Promise<Outcome<{ released: boolean }, 'no-such-task' | 'claim-of-another'>> => {
    const [holdings, task] = await Promise.all([claims.holdings(), tasks.load(taskId)]);
    if (!task) return refuse('no-such-task');
    const found = holdings.find(({ state }) => state.claimId === claimId && state.taskId === taskId);
    // Whoever has gone on to another task has nothing left to give back.
    if (!found) return done({ released: false });
    if (found.state.agent !== agent) return refuse('claim-of-another');
    const at = toInstant(now());
    const released = release(found.state, task, at);
    return done({
      released: released !== undefined && (await claims.hold(released, found, { traceId, at })) !== undefined,
    });
  };
