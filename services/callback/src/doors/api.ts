import type { RouteOf } from '@huiyin/contracts';
import { dayOf, done, refuse, toInstant } from '@huiyin/kernel';
import { httpHandler, type Log } from '@huiyin/lambda';
import { monthOf } from '@huiyin/seal';
import { claimNext, type DeskParts } from './claim-next.ts';
import { release } from './domain/lease.ts';
import { type Entry, figuresOf } from './domain/queue.ts';
import { publicTask } from './domain/task.ts';
import { type ReportRefusal, reportCall } from './report-call.ts';

export interface ApiParts extends DeskParts {
  readonly log: Log;
}

/** The door for the call desk. */
export function api(parts: ApiParts) {
  const { branch, store } = parts;
  const now = () => toInstant(parts.now());

  return httpHandler<RouteOf<'callback'>, ReportRefusal>({
    log: parts.log,
    refusals: {
      'no-such-task': 404,
      'claim-unknown': 404,
      'claim-of-another': 403,
      'result-invalid': 422,
    },
    routes: {
      'POST /tasks/next': async (asking) => done(await claimNext(parts, asking)),

      'PUT /tasks/{taskId}/attempts/{claimId}': async (asking) => {
        const reported = await reportCall(parts, asking, asking.path, asking.body);
        if (!reported.ok || !asking.body.next) return reported;
        return done({ ...reported.value, next: await claimNext(parts, asking) });
      },

      'DELETE /tasks/{taskId}/claims/{claimId}': async ({ path, caller, traceId }) => {
        const { taskId, claimId } = path;
        const [found, task] = [await store.leaseOf(taskId, claimId), await store.load(taskId)];
        if (!task) return refuse('no-such-task');
        // A claim that was taken over has nothing left to give back.
        if (!found || found.state.claimId !== claimId) return done({ released: false });
        if (found.state.agent !== caller.id) return refuse('claim-of-another');
        const released = release(found.state, claimId, task, now());
        if (!released) return done({ released: false });
        return done({ released: await store.saveLease(released, found.version, { traceId, at: now() }) });
      },

      'GET /tasks/{taskId}': async ({ path }) => {
        const task = await store.load(path.taskId);
        return task ? done(publicTask(task)) : refuse('no-such-task');
      },

      'GET /queue': async () => {
        const entries: Entry[] = [];
        for await (const entry of store.queue()) entries.push(entry);
        const leases = await store.leasesOf(dayOf(now(), branch.zone));
        const held = new Map([...leases].map(([taskId, { state }]) => [taskId, state]));
        return done(figuresOf(entries, held, now(), branch));
      },

      'GET /open-tasks/{month}': async ({ path }) => {
        const open: { id: string; month: string }[] = [];
        for await (const { taskId } of store.queue()) {
          const task = await store.load(taskId);
          if (task?.state !== 'open' || task.sealedContact === undefined) continue;
          if (monthOf(task.sealedContact) === path.month) open.push({ id: taskId, month: path.month });
        }
        return done({ open });
      },
    },
  });
}
