import type { BranchConfiguration, Disposition } from '@huiyin/contracts';
import { dayOf, type Instant } from '@huiyin/kernel';
import { type Attempt, type Change, concernsOf, type Task, telling } from './task.ts';

/** After such a call nobody rings again. */
export const isFinal = (disposition: Disposition, { calling }: BranchConfiguration): boolean =>
  calling.retryMinutes[disposition] === undefined;

/**
 * How the task as a whole ended: complete if any call was, else as the first call that was final, else as the last one.
 * `attempts` lie in the order in which the calls began.
 */
export function dispositionOf(attempts: readonly Attempt[], branch: BranchConfiguration): Disposition {
  const all = attempts.map(({ disposition }) => disposition);
  if (all.includes('complete')) return 'complete';
  return all.find((each) => isFinal(each, branch)) ?? all.at(-1) ?? 'not-attempted';
}

/**
 * Ends a task; one that had ended keeps its moment and day. Its contact stays only for the complaint owner, or as long as
 * another call's result is awaited, which may yet make one necessary.
 */
export function close(task: Task, at: Instant, branch: BranchConfiguration, isAnotherAwaited = false): Task {
  const { at: closedAt, day } = task.closed ?? { at, day: dayOf(at, branch.zone) };
  const isContactNeeded = isAnotherAwaited || concernsOf(task).length > 0;
  return {
    ...task,
    state: 'closed',
    waiting: undefined,
    closed: { at: closedAt, day, disposition: dispositionOf(task.attempts, branch) },
    sealedContact: isContactNeeded ? task.sealedContact : undefined,
  };
}

/** The window has ended: the task closes as its calls went. Undefined when there is nothing to end. */
export function closeWindow(task: Task, at: Instant, branch: BranchConfiguration): Change | undefined {
  if (task.state !== 'open' || at < task.windowEndsAt) return undefined;
  return telling(close(task, at, branch));
}

/**
 * The customer asked to be forgotten: contact, words and hash go. An open task ends, since nobody can be rung: one that
 * somebody waits for (a call was made, or a complaint case hangs on it) closes, any other is withdrawn.
 */
export function forget(task: Task, at: Instant, branch: BranchConfiguration): Change {
  const wordless: Task = {
    ...task,
    customerKey: undefined,
    sealedContact: undefined,
    counting: task.counting && { ...task.counting, sealedWords: undefined },
    superseded: task.superseded?.map((told) => ({ ...told, sealedWords: undefined })),
  };
  if (task.state !== 'open') return { next: wordless, emits: [] };
  if (task.kind === 'second' || task.attempts.length > 0) return telling(close(wordless, at, branch));
  return { next: { ...wordless, state: 'withdrawn' }, emits: [] };
}
