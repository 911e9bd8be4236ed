import type {
  AttemptBody,
  BranchConfiguration,
  Concern,
  InterviewAnswers,
  VerdictAnswers,
} from '@huiyin/contracts';
import { type Instant, plusMinutes } from '@huiyin/kernel';
import { close, dispositionOf, isFinal } from './close.ts';
import type { Claim } from './lease.ts';
import { slotAt } from './permitted.ts';
import {
  type Answers,
  type Attempt,
  type Change,
  type Task,
  type Told,
  telling,
  toldIn,
  type Waiting,
} from './task.ts';

/** The result of a call, its words sealed already. */
export interface Result {
  readonly claim: Claim;
  readonly body: AttemptBody;
  readonly sealedWords: string | undefined;
  readonly recordedAt: Instant;
  /** Somebody else claimed the task that day and has not reported. */
  readonly isAnotherAwaited: boolean;
}

/**
 * Records a call that took place, whatever became of its task meanwhile. A closed task stays closed but may have ended
 * differently; a withdrawn one closes when the customer was reached after all.
 */
export function recordAttempt(
  task: Task,
  result: Result,
  branch: BranchConfiguration,
): Change & { readonly isSuperseded: boolean } {
  const attempt = attemptOf(result);
  const attempts = [...task.attempts, attempt].toSorted(byCallStart);
  const told = toldOf(task, result, branch);
  const [counting, ...superseded] = inOrderOfCounting([...toldIn(task), ...(told ? [told] : [])], attempts);
  const kept: Task = {
    ...task,
    attempts,
    counting,
    superseded: superseded.length > 0 ? superseded : undefined,
  };
  const isOver =
    isFinal(dispositionOf(attempts, branch), branch) || attempts.length >= branch.calling.attemptsMax;
  const isSuperseded = told !== undefined && counting !== told;

  if (task.state === 'closed' || (task.state === 'withdrawn' ? told !== undefined : isOver))
    return {
      ...telling(close(kept, result.recordedAt, branch, result.isAnotherAwaited)),
      isSuperseded,
    };
  const waiting = task.state === 'open' ? waitingAfter(attempts, branch) : undefined;
  return { ...telling({ ...kept, waiting }), isSuperseded };
}

const attemptOf = ({ claim, body }: Result): Attempt => ({
  claimId: claim.claimId,
  agent: claim.agent,
  calledAt: body.calledAt,
  durationSeconds: body.durationSeconds,
  disposition: body.disposition,
  callAgainAt: body.callAgainAt,
});

const byCallStart = (a: Attempt, b: Attempt): number =>
  a.calledAt === b.calledAt ? (a.claimId < b.claimId ? -1 : 1) : a.calledAt < b.calledAt ? -1 : 1;

/** Complete interviews before partial ones, each by call start: the first counts. */
function inOrderOfCounting(told: readonly Told[], attempts: readonly Attempt[]): readonly Told[] {
  const place = ({ claimId }: Told): number => {
    const index = attempts.findIndex((attempt) => attempt.claimId === claimId);
    return attempts[index]?.disposition === 'complete' ? index : index + attempts.length;
  };
  return told.toSorted((a, b) => place(a) - place(b));
}

/**
 * When to ring again: after the last call's retry time and the spacing, rather in a slot not tried yet. A moment that the
 * customer asked for is kept to, whatever spacing and slots say.
 */
function waitingAfter(attempts: readonly Attempt[], branch: BranchConfiguration): Waiting | undefined {
  const last = attempts.at(-1);
  if (!last) return undefined;
  if (last.callAgainAt !== undefined) return { from: last.callAgainAt, tried: [] };
  const { retryMinutes, spacingMinutes } = branch.calling;
  const minutes = Math.max(retryMinutes[last.disposition] ?? 0, spacingMinutes);
  const slots = attempts.flatMap(({ calledAt }) => slotAt(calledAt, branch) ?? []);
  return { from: plusMinutes(last.calledAt, minutes), tried: [...new Set(slots)] };
}

function toldOf(
  task: Task,
  { claim, body, sealedWords }: Result,
  branch: BranchConfiguration,
): Told | undefined {
  // A forgotten customer's words could not be found to be forgotten again.
  const words = task.customerKey === undefined ? undefined : sealedWords;
  const told = { claimId: claim.claimId, sealedWords: words };
  if (body.verdict) return { ...told, verdict: publicVerdict(body.verdict) };
  if (!body.answers) return undefined;
  const concerns = concernsIn(body.answers, branch);
  return { ...told, answers: publicAnswers(body.answers), ...(concerns.length > 0 && { concerns }) };
}

const publicVerdict = ({ solved, satisfied }: VerdictAnswers) => ({ solved, satisfied });

const publicAnswers = (answers: InterviewAnswers): Answers => ({
  questionnaire: answers.questionnaire,
  visitTookPlace: answers.visitTookPlace,
  keptAppointment: answers.keptAppointment,
  rating: answers.rating,
  aspects: answers.aspects,
  integrityConcern: answers.integrityConcern,
  suggested: answers.suggestion !== undefined,
  praised: answers.praise !== undefined,
  complained: answers.complaint !== undefined,
});

const CONCERNS: readonly {
  readonly concern: Concern;
  readonly holds: (answers: InterviewAnswers, branch: BranchConfiguration) => boolean;
}[] = [
  { concern: 'integrity', holds: ({ integrityConcern }) => integrityConcern === true },
  { concern: 'no-such-visit', holds: ({ visitTookPlace }) => !visitTookPlace },
  { concern: 'complaint', holds: ({ complaint }) => complaint !== undefined },
  {
    concern: 'dissatisfied',
    holds: ({ rating }, { levels }) => levels.some(({ id, satisfied }) => id === rating && !satisfied),
  },
];

/** What in the answers asks for a complaint case. */
export const concernsIn = (answers: InterviewAnswers, branch: BranchConfiguration): Concern[] =>
  CONCERNS.filter(({ holds }) => holds(answers, branch)).map(({ concern }) => concern);

/** What the customer said, in words, to be sealed as one; undefined when they said nothing worth writing down. */
export function wordsIn({ answers, verdict }: AttemptBody): string | undefined {
  const { suggestion, praise, complaint } = answers ?? {};
  const said = { suggestion, praise, complaint, words: verdict?.words };
  return Object.values(said).some((each) => each !== undefined) ? JSON.stringify(said) : undefined;
}
