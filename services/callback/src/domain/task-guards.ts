import type { BranchConfiguration } from '@huiyin/contracts';
import { wasKnownBy } from '@huiyin/vocabulary';
import { attemptIssues } from './attempt-rules.ts';
import { isOverWith } from './record-attempt.ts';
import { isRecorded, isTried, type Task } from './task.ts';
import type {
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
/** Without a customer there is nobody to ring: they were forgotten before the request came. */
export const isForgotten: Guard<RequestTask | RequestSecondTask, unknown> = {
  name: 'customer forgotten',
  holds: ({ command }) => command.event.data.customer === undefined,
};
export const recorded: Guard<RecordAttempt, Task> = {
  name: 'recorded before',
  holds: ({ task, command }) => isRecorded(task, command.claim.claimId),
};
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
