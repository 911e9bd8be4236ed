import type { BranchConfiguration } from '@huiyin/contracts';
import { concernsIn, publicAnswers, questionnaireOf } from './questionnaire.ts';
import { isOver, waitingAfter } from './ring-again.ts';
import { type Attempt, interviewsOf, type Task, type TaskInterview } from './task.ts';
import type { RecordAttempt } from './task-commands.ts';

const attemptOf = ({ claim, body }: RecordAttempt): Attempt => ({
  claimId: claim.claimId,
  agent: claim.agent,
  calledAt: body.calledAt,
  durationSeconds: body.durationSeconds,
  disposition: body.disposition,
  ...(body.callAgainAt !== undefined && { callAgainAt: body.callAgainAt }),
});

const byCallStart = (a: Attempt, b: Attempt): number =>
  a.calledAt === b.calledAt ? (a.claimId < b.claimId ? -1 : 1) : a.calledAt < b.calledAt ? -1 : 1;

const attemptsWith = (task: Task, command: RecordAttempt): readonly Attempt[] =>
  [...task.attempts, attemptOf(command)].toSorted(byCallStart);

/** Does this attempt leave nobody to ring again? */
export const isOverWith = (task: Task, command: RecordAttempt, branch: BranchConfiguration): boolean =>
  isOver(attemptsWith(task, command), branch);

/** Records a call that took place, whatever became of its task meanwhile. */
export function record(task: Task, command: RecordAttempt, branch: BranchConfiguration): Task {
  const attempts = attemptsWith(task, command);
  const said = interviewOf(task, command, branch);
  const [interview, ...superseded] = inOrderOfWeight(
    [...interviewsOf(task), ...(said ? [said] : [])],
    attempts,
  );
  return {
    ...task,
    attempts,
    waiting: task.state === 'open' ? waitingAfter(attempts, task.windowEndsAt, branch) : undefined,
    interview,
    superseded: superseded.length > 0 ? superseded : undefined,
  };
}

function interviewOf(
  { customer }: Task,
  { claim, body, sealedWords }: RecordAttempt,
  { questionnaires }: BranchConfiguration,
): TaskInterview | undefined {
  const { interview, disposition } = body;
  const questionnaire = interview && questionnaireOf(interview.questionnaire, questionnaires);
  if (!questionnaire) return undefined;
  const given = interview.answers;
  const concerns = concernsIn(questionnaire, given);
  return {
    claimId: claim.claimId,
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
