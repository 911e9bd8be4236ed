import type { BranchConfiguration } from '@huiyin/contracts';
import { wasKnownBy } from '@huiyin/vocabulary';
import { attemptIssues } from './attempt-rules.ts';
import {
  attemptNamed,
  attemptsCorrected,
  correctableUntil,
  correctionIssues,
  isRungAgain,
} from './correct-attempt.ts';
import { bringsNumbers, withOtherNumbers } from './follow-request.ts';
import { type Tie, tieOf } from './independence.ts';
import { isOverWith } from './record-attempt.ts';
import { isOver } from './ring-again.ts';
import { correctionsOf, isRecorded, isTried, type Task } from './task.ts';
import type {
  CorrectAttempt,
  EndWindow,
  ForgetInTask,
  RecordAttempt,
  RequestSecondTask,
  RequestTask,
  WithdrawTask,
} from './task-commands.ts';

/** What a row of the table is judged by. */
export interface Given<Command, Found> {
  readonly task: Found;
  readonly command: Command;
  readonly branch: BranchConfiguration;
}

/** A condition of a row, by its name. */
export interface Guard<Command, Found> {
  readonly name: string;
  readonly holds: (given: Given<Command, Found>) => boolean;
}

export type Requesting = RequestTask | WithdrawTask | RequestSecondTask;

export const oldNews: Guard<Requesting, Task> = {
  name: 'old news',
  holds: ({ task, command }) => command.event.aggregate.version <= task.sourceVersion,
};
export const tried: Guard<unknown, Task> = { name: 'tried', holds: ({ task }) => isTried(task) };
/** Also one that was begun is rung no more. */
export const begunOfStopped: Guard<WithdrawTask, Task> = {
  name: 'begun, and its programme stopped',
  holds: ({ task, command }) => isTried(task) && command.event.data.stopped === true,
};
/** Without a customer there is nobody to ring: they were forgotten before the request came. */
export const isForgotten: Guard<RequestTask | RequestSecondTask, unknown> = {
  name: 'customer forgotten',
  holds: ({ command }) => command.event.data.customer === undefined,
};
export const recorded: Guard<RecordAttempt, Task> = {
  name: 'recorded before',
  holds: ({ task, command }) => isRecorded(task, command.claim.claimId),
};
const tied = (tie: Tie, name: string): Guard<RecordAttempt, Task> => ({
  name,
  holds: ({ task, command }) => tieOf(command.agent, task) === tie,
});
export const ofOwnTeam = tied('own-team', 'about their own team');
export const servedByCaller = tied('served-by-caller', 'they served themselves');
export const byFirstCaller = tied('first-caller', 'they rang first');
export const byResolver = tied('resolver', 'they resolved it');
export const invalid: Guard<RecordAttempt, Task> = {
  name: 'breaks a rule',
  holds: ({ task, command: { claim, body, at }, branch }) =>
    attemptIssues({ task, claim, body, now: at, branch }).length > 0,
};
export const over: Guard<RecordAttempt, Task> = {
  name: 'last call',
  holds: ({ task, command, branch }) => isOverWith(task, command, branch),
};
export const interviewed: Guard<RecordAttempt, Task> = {
  name: 'interviewed',
  holds: ({ command }) => command.body.interview !== undefined,
};
/** Nobody is over whom nobody reached: with the numbers that are right now somebody can be rung, and there is time. */
export const numbersCorrected: Guard<Requesting, Task> = {
  name: 'other numbers to ring',
  holds: ({ task, command, branch }) =>
    bringsNumbers(task, command) &&
    command.at < task.windowEndsAt &&
    !isOver(withOtherNumbers(task, command.at).attempts, branch),
};
export const unrecorded: Guard<CorrectAttempt, Task> = {
  name: 'no such attempt',
  holds: ({ task, command }) => !isRecorded(task, command.claimId),
};
export const ofAnother: Guard<CorrectAttempt, Task> = {
  name: 'of another agent',
  holds: ({ task, command }) => attemptNamed(task, command.claimId)?.agent !== command.agent,
};
export const correctedBefore: Guard<CorrectAttempt, Task> = {
  name: 'corrected before',
  holds: ({ task, command }) => command.number <= correctionsOf(task, command.claimId),
};
export const outOfTurn: Guard<CorrectAttempt, Task> = {
  name: 'one is missing',
  holds: ({ task, command }) => command.number > correctionsOf(task, command.claimId) + 1,
};
export const tooLate: Guard<CorrectAttempt, Task> = {
  name: 'too late',
  holds: ({ task, command, branch }) => {
    const attempt = attemptNamed(task, command.claimId);
    return !attempt || command.at >= correctableUntil(attempt, branch);
  },
};
/** Whoever rang later knew the result as it stood. */
export const hasLaterAttempt: Guard<CorrectAttempt, Task> = {
  name: 'a later attempt',
  holds: ({ task, command }) => {
    const attempt = attemptNamed(task, command.claimId);
    return task.attempts.some(
      (each) => attempt && (each.calledAt > attempt.calledAt || each.recordedAt > attempt.recordedAt),
    );
  },
};
export const invalidCorrection: Guard<CorrectAttempt, Task> = {
  name: 'breaks a rule',
  holds: ({ task, command, branch }) => correctionIssues(task, command, branch).length > 0,
};
export const overCorrected: Guard<CorrectAttempt, Task> = {
  name: 'last call',
  holds: ({ task, command, branch }) => isOver(attemptsCorrected(task, command), branch),
};
export const rungAgain: Guard<CorrectAttempt, Task> = {
  name: 'to be rung again',
  holds: ({ task, command, branch }) => isRungAgain(task, attemptsCorrected(task, command), branch),
};
export const interviewCorrected: Guard<CorrectAttempt, Task> = {
  name: 'interviewed',
  holds: ({ command }) => command.body.interview !== undefined,
};
export const closedBefore: Guard<unknown, Task> = {
  name: 'closed before',
  holds: ({ task }) => task.closedBefore !== undefined,
};
export const early: Guard<EndWindow, Task> = {
  name: 'before its end',
  holds: ({ task, command }) => command.at < task.windowEndsAt,
};
export const another: Guard<ForgetInTask, Task> = {
  name: 'another customer',
  holds: ({ task, command }) =>
    !command.customerKeys.includes(task.customer?.customerKey ?? '') ||
    !wasKnownBy(task.order, command.forgottenAt),
};
/** Somebody waits for how it ends: a call was made, or a complaint case hangs on it. */
export const awaited: Guard<unknown, Task> = {
  name: 'awaited',
  holds: ({ task }) => isTried(task) || task.about === 'case',
};
