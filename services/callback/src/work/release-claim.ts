import { done, type Outcome, refuse, toInstant } from '@huiyin/kernel';
import { release } from '../domain/lease.ts';
import type { DeskDeps, FromAgent } from './deps.ts';

export interface ReleaseCommand {
  readonly taskId: string;
  readonly claimId: string;
}

/** Gives a task back before its lease ends; false: there was nothing left to give back. */
export const releaseClaim =
  ({ leases, tasks, now }: DeskDeps) =>
  async (
    { agent, traceId }: FromAgent,
    { taskId, claimId }: ReleaseCommand,
  ): Promise<Outcome<{ released: boolean }, 'no-such-task' | 'claim-of-another'>> => {
    const [found, task] = [await leases.ofClaim(taskId, claimId), await tasks.load(taskId)];
    if (!task) return refuse('no-such-task');
    // A claim that was taken over has nothing left to give back.
    if (!found || found.state.claimId !== claimId) return done({ released: false });
    if (found.state.agent !== agent) return refuse('claim-of-another');
    const at = toInstant(now());
    const released = release(found.state, claimId, task, at);
    return done({
      released: released !== undefined && (await leases.save(released, found, { traceId, at })),
    });
  };
