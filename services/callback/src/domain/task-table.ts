import { close, forget, reopen } from './close.ts';
import { correct } from './correct-attempt.ts';
import { beginRequested, beginSecond, beginWithdrawn, follow } from './follow-request.ts';
import type { Tie } from './independence.ts';
import { record } from './record-attempt.ts';
import type { Task, TaskState } from './task.ts';
import type {
  CorrectAttempt,
  ForgetInTask,
  RecordAttempt,
  RequestSecondTask,
  RequestTask,
  TaskCommand,
  WithdrawTask,
} from './task-commands.ts';
import {
  another,
  awaited,
  begunOfStopped,
  byFirstCaller,
  byResolver,
  closedBefore,
  correctedBefore,
  early,
  type Given,
  type Guard,
  hasLaterAttempt,
  interviewCorrected,
  interviewed,
  invalid,
  invalidCorrection,
  isForgotten,
  numbersCorrected,
  ofAnother,
  ofOwnTeam,
  oldNews,
  outOfTurn,
  over,
  overCorrected,
  type Requesting,
  recorded,
  rungAgain,
  servedByCaller,
  tooLate,
  tried,
  unrecorded,
} from './task-guards.ts';

/** Why a command changes nothing. */
export type TaskRefusal =
  | Tie
  | 'no-such-task'
  | 'old-news'
  | 'attempt-repeated'
  | 'attempt-invalid'
  | 'window-not-ended'
  | 'not-open'
  | 'another-customer'
  | 'no-such-attempt'
  | 'claim-of-another'
  | 'correction-out-of-turn'
  | 'correction-too-late'
  | 'later-attempt';

/** One line of the table: of a list the first one counts whose guard holds. Without a guard it always does. */
export type TaskRow<Command, Found> = { readonly when?: Guard<Command, Found> } & (
  | { readonly refuse: TaskRefusal }
  | {
      readonly next: TaskState;
      /** Others must know how the task ended. */
      readonly says?: true;
      readonly by: (given: Given<Command, Found>) => Task;
    }
);

type Rows<Command> = { readonly absent: readonly TaskRow<Command, undefined>[] } & {
  readonly [State in TaskState]: readonly TaskRow<Command, Task>[];
};

type TaskTable = { readonly [Command in TaskCommand as Command['name']]: Rows<Command> };

type ClosedBy = 'no phone' | 'end window';
const closed = ({ task, command, branch }: Given<Extract<TaskCommand, { name: ClosedBy }>, Task>): Task =>
  close(task, command.at, branch);
const begunSecond = ({ command, branch }: Given<RequestSecondTask, unknown>): Task =>
  beginSecond(command, branch);
const closedSecond = (given: Given<RequestSecondTask, unknown>): Task =>
  close(begunSecond(given), given.command.at, given.branch);
const closedStopped = ({ task, command, branch }: Given<WithdrawTask, Task>): Task =>
  close(follow(task, command), command.at, branch);
const rungAtOthers = ({ task, command }: Given<RequestTask, Task>): Task =>
  reopen(follow(task, command, true), command.at);
const followed = ({ task, command }: Given<Requesting, Task>): Task => follow(task, command);
const withAttempt = ({ task, command, branch }: Given<RecordAttempt, Task>): Task =>
  record(task, command, branch);
const closedWithAttempt = (given: Given<RecordAttempt, Task>): Task =>
  close(withAttempt(given), given.command.at, given.branch, given.command.isAnotherAwaited);
const withCorrection = ({ task, command, branch }: Given<CorrectAttempt, Task>): Task =>
  correct(task, command, branch);
const closedWithCorrection = (given: Given<CorrectAttempt, Task>): Task =>
  close(withCorrection(given), given.command.at, given.branch, given.command.isAnotherAwaited);
const reopenedWithCorrection = (given: Given<CorrectAttempt, Task>): Task =>
  withCorrection({ ...given, task: reopen(given.task, given.command.at) });
const forgotten = ({ task }: Given<ForgetInTask, Task>): Task => forget(task);

const begunRequested = ({ task, command }: Given<RequestTask, Task | undefined>): Task =>
  beginRequested(command, task);
const requestedFirst: readonly TaskRow<RequestTask, Task | undefined>[] = [
  { when: isForgotten, next: 'withdrawn', by: begunRequested },
  { next: 'open', by: begunRequested },
];
const withdrawnFirst: readonly TaskRow<WithdrawTask, Task | undefined>[] = [
  { next: 'withdrawn', by: ({ task, command }) => beginWithdrawn(task, command) },
];
const secondFirst: readonly TaskRow<RequestSecondTask, unknown>[] = [
  { when: isForgotten, next: 'closed', says: true, by: closedSecond },
  { next: 'open', by: begunSecond },
];
const refusedAttempts: readonly TaskRow<RecordAttempt, Task>[] = [
  { when: recorded, refuse: 'attempt-repeated' },
  { when: ofOwnTeam, refuse: 'own-team' },
  { when: servedByCaller, refuse: 'served-by-caller' },
  { when: byFirstCaller, refuse: 'first-caller' },
  { when: byResolver, refuse: 'resolver' },
  { when: invalid, refuse: 'attempt-invalid' },
];

const refusedCorrections: readonly TaskRow<CorrectAttempt, Task>[] = [
  { when: unrecorded, refuse: 'no-such-attempt' },
  { when: ofAnother, refuse: 'claim-of-another' },
  { when: correctedBefore, refuse: 'attempt-repeated' },
  { when: outOfTurn, refuse: 'correction-out-of-turn' },
  { when: tooLate, refuse: 'correction-too-late' },
  { when: hasLaterAttempt, refuse: 'later-attempt' },
  { when: invalidCorrection, refuse: 'attempt-invalid' },
];

/** What becomes of a task: command × state → the rule that refuses, or the next state and whether it is said to others. */
export const TASK_TABLE: TaskTable = {
  // Until the first attempt the newest request replaces the task, also a withdrawn one; after it the task only follows.
  request: {
    absent: requestedFirst,
    open: [
      { when: oldNews, refuse: 'old-news' },
      { when: tried, next: 'open', by: followed },
      ...requestedFirst,
    ],
    // Corrections come seldom, so how a closed task ended is simply said again with them.
    closed: [
      { when: oldNews, refuse: 'old-news' },
      { when: numbersCorrected, next: 'open', says: true, by: rungAtOthers },
      { next: 'closed', says: true, by: followed },
    ],
    withdrawn: [
      { when: oldNews, refuse: 'old-news' },
      { when: tried, next: 'withdrawn', by: followed },
      ...requestedFirst,
    ],
  },
  // One that overtakes its request leaves a mark for it.
  withdraw: {
    absent: withdrawnFirst,
    open: [
      { when: oldNews, refuse: 'old-news' },
      // What was rung by then counts, as it ended.
      { when: begunOfStopped, next: 'closed', says: true, by: closedStopped },
      { when: tried, next: 'open', by: followed },
      ...withdrawnFirst,
    ],
    closed: [
      { when: oldNews, refuse: 'old-news' },
      { next: 'closed', says: true, by: followed },
    ],
    withdrawn: [
      { when: oldNews, refuse: 'old-news' },
      { when: tried, next: 'withdrawn', by: followed },
      ...withdrawnFirst,
    ],
  },
  'request second': {
    absent: secondFirst,
    open: [
      { when: oldNews, refuse: 'old-news' },
      { when: tried, next: 'open', by: followed },
      ...secondFirst,
    ],
    // A case that was restored asks for what was answered already: it hears the answer again.
    closed: [
      { when: oldNews, refuse: 'old-news' },
      { next: 'closed', says: true, by: followed },
    ],
    withdrawn: [
      { when: oldNews, refuse: 'old-news' },
      { when: tried, next: 'withdrawn', by: followed },
      ...secondFirst,
    ],
  },
  // A closed task stays closed but may have ended differently; a withdrawn one closes when the customer was interviewed after all.
  'record attempt': {
    absent: [{ refuse: 'no-such-task' }],
    open: [
      ...refusedAttempts,
      { when: over, next: 'closed', says: true, by: closedWithAttempt },
      { next: 'open', by: withAttempt },
    ],
    closed: [...refusedAttempts, { next: 'closed', says: true, by: closedWithAttempt }],
    withdrawn: [
      ...refusedAttempts,
      { when: interviewed, next: 'closed', says: true, by: closedWithAttempt },
      { next: 'withdrawn', by: withAttempt },
    ],
  },
  // What was sent in error is said anew; the task may have ended differently, or is to be rung again.
  'correct attempt': {
    absent: [{ refuse: 'no-such-task' }],
    open: [
      ...refusedCorrections,
      { when: overCorrected, next: 'closed', says: true, by: closedWithCorrection },
      { when: closedBefore, next: 'open', says: true, by: withCorrection },
      { next: 'open', by: withCorrection },
    ],
    closed: [
      ...refusedCorrections,
      { when: rungAgain, next: 'open', says: true, by: reopenedWithCorrection },
      { next: 'closed', says: true, by: closedWithCorrection },
    ],
    withdrawn: [
      ...refusedCorrections,
      { when: interviewCorrected, next: 'closed', says: true, by: closedWithCorrection },
      { next: 'withdrawn', by: withCorrection },
    ],
  },
  'end window': {
    absent: [{ refuse: 'no-such-task' }],
    open: [
      { when: early, refuse: 'window-not-ended' },
      { next: 'closed', says: true, by: closed },
    ],
    closed: [{ refuse: 'not-open' }],
    withdrawn: [{ refuse: 'not-open' }],
  },
  'no phone': {
    absent: [{ refuse: 'no-such-task' }],
    open: [{ next: 'closed', says: true, by: closed }],
    closed: [{ refuse: 'not-open' }],
    withdrawn: [{ refuse: 'not-open' }],
  },
  forget: {
    absent: [{ refuse: 'no-such-task' }],
    open: [
      { when: another, refuse: 'another-customer' },
      {
        when: awaited,
        next: 'closed',
        says: true,
        by: (given) => close(forgotten(given), given.command.at, given.branch),
      },
      { next: 'withdrawn', by: forgotten },
    ],
    closed: [
      { when: another, refuse: 'another-customer' },
      { next: 'closed', by: forgotten },
    ],
    withdrawn: [
      { when: another, refuse: 'another-customer' },
      { next: 'withdrawn', by: forgotten },
    ],
  },
};
