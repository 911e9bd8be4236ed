import { type Instant, plusMinutes } from '@huiyin/calendar';
import type { BranchConfiguration, Issue } from '@huiyin/contracts';
import { attemptIssues } from './attempt-rules.ts';
import { interviewOf, withResults } from './record-attempt.ts';
import { isOver, waitingAfter } from './ring-again.ts';
import { type Attempt, interviewsOf, type ReplacedResult, type Task } from './task.ts';
import type { CorrectAttempt } from './task-commands.ts';

export const attemptNamed = ({ attempts }: Task, claimId: string): Attempt | undefined =>
  attempts.find((each) => each.claimId === claimId);

/** Before this moment a result may be corrected; a correction does not lengthen the time. */
export const correctableUntil = ({ recordedAt }: Attempt, { calling }: BranchConfiguration): Instant =>
  plusMinutes(recordedAt, calling.correctionMinutes);

/** The attempts as they stand once the result is corrected: when, by whom and under which claim was rung does not change. */
export const attemptsCorrected = (
  { attempts }: Task,
  { claimId, body }: Pick<CorrectAttempt, 'claimId' | 'body'>,
): readonly Attempt[] =>
  attempts.map((attempt) => {
    if (attempt.claimId !== claimId) return attempt;
    const { callAgainAt: _, numberRung: _number, noMoreCalls: _refusal, ...call } = attempt;
    const { disposition, durationSeconds, callAgainAt, numberRung, noMoreCalls } = body;
    return {
      ...call,
      disposition,
      durationSeconds,
      ...(numberRung !== undefined && { numberRung }),
      ...(callAgainAt !== undefined && { callAgainAt }),
      ...(noMoreCalls && { noMoreCalls }),
    };
  });

/** Everything wrong with the corrected result, by the rules of attempts. */
export function correctionIssues(
  task: Task,
  { claimId, body, at }: CorrectAttempt,
  branch: BranchConfiguration,
): readonly Issue[] {
  const attempt = attemptNamed(task, claimId);
  if (!attempt) return [];
  const { calledAt } = attempt;
  return attemptIssues({
    task,
    claim: { claimedAt: calledAt },
    body: { ...body, calledAt },
    now: at,
    branch,
  });
}

/** With these attempts, is the customer of a closed task to be rung after all, and can they be? */
export function isRungAgain(task: Task, attempts: readonly Attempt[], branch: BranchConfiguration): boolean {
  const next = waitingAfter(attempts, task.windowEndsAt, branch);
  return (
    task.customer?.sealedContact !== undefined &&
    !isOver(attempts, branch) &&
    (next === undefined || next.from < task.windowEndsAt)
  );
}

/** Puts the corrected result in the place of the one that was sent in error, and keeps that one beside it. */
export function correct(task: Task, command: CorrectAttempt, branch: BranchConfiguration): Task {
  const { claimId, at } = command;
  const before = attemptNamed(task, claimId);
  if (!before) return task;
  const interviews = interviewsOf(task);
  const interview = interviews.find((each) => each.claimId === claimId);
  const replaced: ReplacedResult = {
    claimId,
    disposition: before.disposition,
    durationSeconds: before.durationSeconds,
    ...(before.numberRung !== undefined && { numberRung: before.numberRung }),
    ...(before.callAgainAt !== undefined && { callAgainAt: before.callAgainAt }),
    ...(before.noMoreCalls && { noMoreCalls: before.noMoreCalls }),
    replacedAt: at,
    ...(interview && { interview }),
    ...((task.state === 'closed' || task.closedBefore) && { said: true }),
  };
  const said = interviewOf(task, claimId, command, branch);
  const others = interviews.filter((each) => each.claimId !== claimId);
  return {
    ...withResults(task, attemptsCorrected(task, command), [...others, ...(said ? [said] : [])], branch),
    replaced: [...(task.replaced ?? []), replaced],
  };
}
