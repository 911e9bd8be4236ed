import type { RouteOf } from '@huiyin/contracts';
import { done } from '@huiyin/kernel';
import { type Caller, httpHandler, type Log } from '@huiyin/lambda';
import type { Tie } from '../domain/independence.ts';
import { claimNext } from '../work/claim-next.ts';
import { correctAttempt } from '../work/correct-attempt.ts';
import type { FromAgent } from '../work/deps.ts';
import { freeClaim } from '../work/free-claim.ts';
import { openTasks } from '../work/open-tasks.ts';
import { type QueueDeps, queueFigures } from '../work/queue-figures.ts';
import { recordAttempt } from '../work/record-attempt.ts';
import { releaseClaim } from '../work/release-claim.ts';
import { showReveals } from '../work/show-reveals.ts';
import { showRoom } from '../work/show-room.ts';
import { showTask } from '../work/show-task.ts';
import { tellNeeds } from '../work/tell-needs.ts';

interface AgentRequest {
  readonly caller: Caller;
  readonly traceId: string;
  readonly log: Log;
}

const from = ({ caller: { id, team }, traceId, log }: AgentRequest): FromAgent => ({
  agent: id,
  team,
  traceId,
  log,
});

/** The door for the call desk. */
export function api(deps: QueueDeps & { readonly log: Log }) {
  const [next, record, release] = [claimNext(deps), recordAttempt(deps), releaseClaim(deps)];
  const correct = correctAttempt(deps);
  const [show, figures, open] = [showTask(deps), queueFigures(deps), openTasks(deps)];
  const [room, free] = [showRoom(deps), freeClaim(deps)];
  const [tell, reveals] = [tellNeeds(deps), showReveals(deps)];

  return httpHandler<
    RouteOf<'callback'>,
    | Tie
    | 'no-such-task'
    | 'no-such-attempt'
    | 'claim-unknown'
    | 'claim-of-another'
    | 'claim-just-made'
    | 'correction-out-of-turn'
    | 'correction-too-late'
    | 'later-attempt'
    | 'attempt-invalid'
  >({
    log: deps.log,
    limits: deps.branch.limits,
    refusals: {
      'no-such-task': 404,
      'no-such-attempt': 404,
      'claim-unknown': 404,
      'claim-of-another': 403,
      'own-team': 403,
      'served-by-caller': 403,
      'first-caller': 403,
      resolver: 403,
      'claim-just-made': 409,
      'correction-out-of-turn': 409,
      'correction-too-late': 409,
      'later-attempt': 409,
      'attempt-invalid': 422,
    },
    routes: {
      'POST /tasks/next': async (request) => done(await next(from(request))),
      'PUT /tasks/{taskId}/attempts/{claimId}': async (request) => {
        const { path, body } = request;
        const recorded = await record(from(request), { ...path, body });
        if (!recorded.ok || !body.next) return recorded;
        return done({ ...recorded.value, next: await next(from(request)) });
      },
      'PUT /tasks/{taskId}/attempts/{claimId}/corrections/{number}': (request) => {
        const { path, body } = request;
        return correct(from(request), { ...path, number: Number(path.number), body });
      },
      'DELETE /tasks/{taskId}/claims/{claimId}': (request) => release(from(request), request.path),
      'GET /tasks/{taskId}': ({ path }) => show(path.taskId),
      'GET /answer-bank': async () => done({ answers: deps.branch.answerBank }),
      'GET /tasks/{taskId}/reveals': async ({ path, caller, log }) => {
        log.info('reveals-looked-up', { taskId: path.taskId, caller: caller.id });
        const found = await reveals(path.taskId);
        return found.ok ? done({ reveals: found.value }) : found;
      },
      'GET /queue': async (request) => done(await figures(from(request))),
      'GET /room': async (request) => done(await room(from(request))),
      'DELETE /room/claims/{taskId}/{claimId}': (request) => free(from(request), request.path),
      'GET /open-tasks/{month}': async ({ path }) => done({ open: await open(path.month) }),
      'PUT /needed-months/callback': async () => done(await tell()),
    },
  });
}
