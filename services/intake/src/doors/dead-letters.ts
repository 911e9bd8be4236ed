import type { BranchConfiguration, RouteOf } from '@huiyin/contracts';
import { done } from '@huiyin/kernel';
import { httpHandler, type Log } from '@huiyin/lambda';
import { listActs } from '../store/letter-acts.ts';
import {
  type DeadLetterDeps,
  discardLetter,
  type LetterRefusal,
  listLetterQueues,
  lookAtLetters,
  resubmitAll,
  resubmitLetter,
} from '../work/dead-letters.ts';

const REFUSALS = {
  'no-such-queue': 404,
  'no-such-letter': 404,
  'letter-goes-nowhere': 409,
  'already-resubmitting': 409,
} as const satisfies Record<LetterRefusal, number>;
const ACTS_PER_PAGE = 50;

/** The door for those who are told that a dead letter lies somewhere. It shows none of their bodies, and opens no envelope. */
export const deadLetters = ({
  log,
  branch,
  ...deps
}: DeadLetterDeps & { readonly log: Log; readonly branch: BranchConfiguration }) =>
  httpHandler<RouteOf<'intake', 'dead-letters'>, LetterRefusal>({
    log,
    branch,
    refusals: REFUSALS,
    routes: {
      'GET /dead-letters': async () => done({ queues: await listLetterQueues(deps) }),
      'GET /dead-letters/{queue}': ({ path }) => lookAtLetters(deps, path.queue),
      'POST /dead-letters/{queue}/resubmit': async ({ path: { queue }, caller, traceId, log }) => {
        const outcome = await resubmitAll(deps, { queue, by: caller.id, traceId });
        if (outcome.ok)
          log.info('letters-resubmitted', { caller: caller.id, queue, count: outcome.value.letters });
        return outcome;
      },
      'POST /dead-letters/{queue}/{letterId}/resubmit': async ({ path, caller, traceId, log }) => {
        const outcome = await resubmitLetter(deps, { ...path, by: caller.id, traceId });
        if (outcome.ok)
          log.info('letter-resubmitted', {
            caller: caller.id,
            queue: path.queue,
            messageId: path.letterId,
            count: outcome.value.letters,
          });
        return outcome;
      },
      'POST /dead-letters/{queue}/{letterId}/discard': async ({ path, body, caller, traceId, log }) => {
        const outcome = await discardLetter(deps, { ...path, ...body, by: caller.id, traceId });
        if (outcome.ok)
          log.info('letter-discarded', {
            caller: caller.id,
            queue: path.queue,
            messageId: path.letterId,
            rule: body.reason,
            count: outcome.value.letters,
          });
        return outcome;
      },
      'GET /dead-letter-acts': async ({ query }) => {
        const { acts, next } = await listActs(deps.table, ACTS_PER_PAGE, query.next);
        return done({
          acts: acts.map(({ of: _, ...act }) => act),
          ...(next !== undefined && { next }),
        });
      },
    },
  });
