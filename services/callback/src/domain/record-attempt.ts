import type { AttemptResult, BranchConfiguration } from '@huiyin/contracts';
import { compareText } from '@huiyin/kernel';
import { concernsIn, publicAnswers, questionnaireOf } from './questionnaire.ts';
import { isOver, waitingAfter } from './ring-again.ts';
import { type Attempt, interviewsOf, type Task, type TaskInterview } from './task.ts';
import type { RecordAttempt } from './task-commands.ts';

const attemptOf = ({ numbersSince }: Task, { claim, body, at }: RecordAttempt): Attempt => ({
  claimId: claim.claimId,
  agent: claim.agent,
  calledAt: body.calledAt,
  durationSeconds: body.durationSeconds,
  disposition: body.disposition,
  ...(body.numberRung !== undefined && { numberRung: body.numberRung }),
  ...(body.callAgainAt !== undefined && { callAgainAt: body.callAgainAt }),
  ...(body.noMoreCalls && { noMoreCalls: body.noMoreCalls }),
  // Whoever claimed before was shown the earlier numbers.
  ...(numbersSince !== undefined && claim.claimedAt < numbersSince && { toEarlierNumber: true }),
  recordedAt: at,
});

const byCallStart = (a: Attempt, b: Attempt): number =>
  compareText(a.calledAt, b.calledAt) || compareText(a.claimId, b.claimId);

const attemptsWith = (task: Task, command: RecordAttempt): readonly Attempt[] =>
  [...task.attempts, attemptOf(task, command)].toSorted(byCallStart);

/** Does this attempt leave nobody to ring again? */
export const isOverWith = (task: Task, command: RecordAttempt, branch: BranchConfiguration): boolean =>
  isOver(attemptsWith(task, command), branch);

/** Records a call that took place, whatever became of its task meanwhile. */
export function record(task: Task, command: RecordAttempt, branch: BranchConfiguration): Task {
  const attempts = attemptsWith(task, command);
  const said = interviewOf(task, command.claim.claimId, command, branch);
  return withResults(task, attempts, [...interviewsOf(task), ...(said ? [said] : [])], branch);
}

/** The task with these attempts and the interviews in them: which one counts, and when to ring again. */
export function withResults(
  task: Task,
  attempts: readonly Attempt[],
  interviews: readonly TaskInterview[],
  branch: BranchConfiguration,
): Task {
  const [interview, ...superseded] = inOrderOfWeight(interviews, attempts);
  return {
    ...task,
    attempts,
    waiting: task.state === 'open' ? waitingAfter(attempts, task.windowEndsAt, branch) : undefined,
    interview,
    superseded: superseded.length > 0 ? superseded : undefined,
  };
}

/** What was said in a call, as it is kept; undefined where nobody was interviewed. */
export function interviewOf(
  { customer }: Task,
  claimId: string,
  { body, sealedWords }: Pick<RecordAttempt, 'sealedWords'> & { readonly body: AttemptResult },
  { questionnaires }: BranchConfiguration,
): TaskInterview | undefined {
  const { interview, disposition } = body;
  const questionnaire = interview && questionnaireOf(interview.questionnaire, questionnaires);
  if (!questionnaire) return undefined;
  const given = interview.answers;
  const concerns = concernsIn(questionnaire, given);
  return {
    claimId,
    version: questionnaire.version,
    answers: publicAnswers({ questionnaire, given, isComplete: disposition === 'complete' }),
    ...(concerns.length > 0 && { concerns }),
    // A forgotten customer's words could not be found to be forgotten again.
    ...(customer && sealedWords !== undefined && { sealedWords }),
  };
}

/** Complete interviews before partial ones, each by call start: the first is the one that counts. */
function inOrderOfWeight(
  interviews: readonly TaskInterview[],
  attempts: readonly Attempt[],
): readonly TaskInterview[] {
  const place = ({ claimId }: TaskInterview): number => {
    const index = attempts.findIndex((attempt) => attempt.claimId === claimId);
    return attempts[index]?.disposition === 'complete' ? index : index + attempts.length;
  };
  return interviews.toSorted((a, b) => place(a) - place(b));
}
