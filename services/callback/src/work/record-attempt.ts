import type { AttemptBody } from '@huiyin/contracts';
import { dayOf, done, type Instant, type Outcome, refuse, toInstant } from '@huiyin/kernel';
import type { RouteRefusal } from '@huiyin/lambda';
import { seal } from '@huiyin/seal';
import type { Asking, DeskParts } from './claim-next.ts';
import { issuesIn } from './domain/attempt-rules.ts';
import { claimIn, isAnotherAwaited, isReported } from './domain/lease.ts';
import { recordAttempt, wordsIn } from './domain/record-attempt.ts';
import type { Task } from './domain/task.ts';

export type ReportRefusal = 'no-such-task' | 'claim-unknown' | 'claim-of-another' | 'result-invalid';

export interface Reported {
  readonly result: 'recorded' | 'superseded' | 'repeated';
  readonly taskState: Task['state'];
}

/** Records what came of a call, once per claim, however late and whatever became of the task. */
export async function reportCall(
  parts: DeskParts,
  { caller, traceId, log }: Asking,
  { taskId, claimId }: { readonly taskId: string; readonly claimId: string },
  body: AttemptBody,
): Promise<Outcome<Reported, RouteRefusal<ReportRefusal>>> {
  const { branch, store } = parts;
  const now = toInstant(parts.now());
  const lease = (await store.leaseOf(taskId, claimId))?.state;
  const claim = claimIn(lease, claimId);
  if (!lease || !claim) return refuse('claim-unknown');
  if (claim.agent !== caller.id) return refuse('claim-of-another');
  const sealedWords = await sealWords(parts, body, now);

  const outcome = await store.change<Outcome<Reported, RouteRefusal<ReportRefusal>>>(
    taskId,
    { traceId, at: now },
    (task) => {
      const unchanged = (answer: Outcome<Reported, RouteRefusal<ReportRefusal>>) => ({
        change: undefined,
        answer,
      });
      if (!task) return unchanged(refuse('no-such-task'));
      if (isReported(task, claimId)) return unchanged(done({ result: 'repeated', taskState: task.state }));
      const issues = issuesIn({ task, claim, body, now, branch });
      if (issues.length > 0) return unchanged(refuse({ rule: 'result-invalid', issues }));
      const recorded = recordAttempt(
        task,
        {
          claim,
          body,
          sealedWords: sealedWords?.(task.order.orderId, claimId),
          recordedAt: now,
          isAnotherAwaited: isAnotherAwaited(lease, claimId, task),
        },
        branch,
      );
      const result = recorded.isSuperseded ? 'superseded' : 'recorded';
      return { change: recorded, answer: done({ result, taskState: recorded.next.state }) };
    },
  );
  const result = outcome.ok ? outcome.value.result : 'refused';
  log.info('call-reported', { taskId, claimId, caller: caller.id, disposition: body.disposition, result });
  return outcome;
}

/** What was said is sealed to the present month; undefined when nothing was. */
async function sealWords({ branch, keys }: DeskParts, body: AttemptBody, now: Instant) {
  const words = wordsIn(body);
  if (words === undefined) return undefined;
  const key = await keys.publicKey(dayOf(now, branch.zone).slice(0, 7));
  return (orderId: string, claimId: string): string => seal(key, words, [branch.branch, orderId, claimId]);
}
