import { mayCall, type RouteOf, scopeOf } from '@huiyin/contracts';
import { done } from '@huiyin/kernel';
import { type Caller, httpHandler, type Log } from '@huiyin/lambda';
import type { Tie } from '../domain/independence.ts';
import type { ReviewRefusal } from '../domain/review-call.ts';
import { claimNext } from '../work/claim-next.ts';
import { correctAttempt } from '../work/correct-attempt.ts';
import type { FromAgent } from '../work/deps.ts';
import { freeClaim } from '../work/free-claim.ts';
import { openTasks } from '../work/open-tasks.ts';
import { type QueueDeps, queueFigures } from '../work/queue-figures.ts';
import { recordAttempt } from '../work/record-attempt.ts';
import { releaseClaim } from '../work/release-claim.ts';
import { answerReview, type ReviewDeps, scoreCall, tellAgent } from '../work/review-call.ts';
import { showDayOfReveals } from '../work/show-day-of-reveals.ts';
import { showReveals } from '../work/show-reveals.ts';
import { listMonth, listTold, listWaiting, reviewFigures, showReview } from '../work/show-reviews.ts';
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

const by = ({
  path,
  caller,
  traceId,
}: Pick<AgentRequest, 'caller' | 'traceId'> & {
  readonly path: { readonly month: string; readonly claimId: string };
}) => ({ ...path, by: caller.id, traceId });

/** The door for the call desk. */
export function api(deps: QueueDeps & ReviewDeps & { readonly log: Log }) {
  const [next, record, release] = [claimNext(deps), recordAttempt(deps), releaseClaim(deps)];
  const correct = correctAttempt(deps);
  const [show, figures, open] = [showTask(deps), queueFigures(deps), openTasks(deps)];
  const [room, free] = [showRoom(deps), freeClaim(deps)];
  const [waiting, ofMonth, review] = [listWaiting(deps), listMonth(deps), showReview(deps)];
  const [score, tellIt, answer] = [scoreCall(deps), tellAgent(deps), answerReview(deps)];
  const [told, reviewed] = [listTold(deps), reviewFigures(deps)];
  const [tell, reveals, dayOfReveals] = [tellNeeds(deps), showReveals(deps), showDayOfReveals(deps)];

  return httpHandler<
    RouteOf<'callback'>,
    | Tie
    | ReviewRefusal
    | 'cursor-malformed'
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
    branch: deps.branch,
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
      'cursor-malformed': 400,
      'no-such-review': 404,
      'own-call': 403,
      'not-a-reviewer': 403,
      'scored-before': 409,
      'scored-by-two': 409,
      'not-scored-by-two': 409,
      'sheet-unknown': 409,
      'told-before': 409,
      'answered-before': 409,
      'score-invalid': 422,
      'remark-missing': 422,
      'names-somebody': 422,
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
        const found = await reveals(path.taskId);
        if (!found.ok) return found;
        // After it was found: what is no task of ours may be anything, a telephone number too.
        log.info('reveals-looked-up', { taskId: path.taskId, caller: caller.id });
        return done({ reveals: found.value });
      },
      'GET /reveals/{person}/{day}': ({ path, query, caller, log }) => {
        log.info('reveals-looked-up', { day: path.day, caller: caller.id });
        return dayOfReveals(path.person, path.day, query.next);
      },
      'GET /queue': async (request) => done(await figures(from(request))),
      'GET /room': async (request) => done(await room(from(request))),
      'DELETE /room/claims/{taskId}/{claimId}': (request) => free(from(request), request.path),
      'GET /review-sheets': async () => done({ sheets: deps.branch.reviewing?.sheets ?? [] }),
      'GET /review-rates': async () => done({ rates: deps.branch.reviewing?.rates ?? [] }),
      'GET /reviews': async ({ query, caller }) => {
        const scores = mayCall(caller.roles, 'PUT /reviews/{month}/{claimId}/score');
        return done(await waiting(caller.id, query.state, query.next, scores));
      },
      'GET /reviews/{month}': ({ path, query, caller }) => ofMonth(caller.id, path.month, query.next),
      'GET /reviews/{month}/{claimId}': ({ path, caller }) => review(caller.id, path.month, path.claimId),
      'PUT /reviews/{month}/{claimId}/score': (request) => score(by(request), request.body),
      'POST /reviews/{month}/{claimId}/feedback': (request) => tellIt(by(request), request.body.words),
      'POST /reviews/{month}/{claimId}/answer': (request) => answer(by(request), request.body.words),
      'GET /feedback': async ({ query, caller }) => {
        const mayNameAnother = scopeOf(caller.roles, 'GET /feedback') === 'all';
        return done(await told((mayNameAnother && query.agent) || caller.id, query.next));
      },
      'GET /review-figures/{month}': async ({ path }) => done(await reviewed(path.month)),
      'GET /open-tasks/{month}': async ({ path }) => done({ open: await open(path.month) }),
      'PUT /needed-months/callback': async () => done(await tell()),
    },
  });
}
