import { dayOf, type Instant } from '@huiyin/calendar';
import type { BranchConfiguration } from '@huiyin/contracts';
import { dispositionOf } from './ring-again.ts';
import { concernsOf, type Task } from './task.ts';

/**
 * Ends a task; one that had ended keeps its moment and day. Its contact stays only for the complaint owner, or as long as
 * another claim's attempt is awaited, which may yet make one necessary.
 */
export function close(task: Task, at: Instant, branch: BranchConfiguration, isAnotherAwaited = false): Task {
  const { at: closedAt, day } = task.closed ?? { at, day: dayOf(at, branch.zone) };
  const { waiting: _, ...rest } = task;
  const closed: Task = {
    ...rest,
    state: 'closed',
    closed: { at: closedAt, day, disposition: dispositionOf(task.attempts, branch) },
  };
  const hasOwner = task.about === 'order' && concernsOf(task).length > 0;
  return isAnotherAwaited || hasOwner ? closed : withoutContact(closed);
}

function withoutContact(task: Task): Task {
  const { customer, ...rest } = withoutMatter(task);
  return customer ? { ...rest, customer: { customerKey: customer.customerKey } } : rest;
}

function withoutMatter(task: Task): Task {
  if (task.about === 'order') return task;
  const { matter: _, ...rest } = task;
  return rest;
}

/** The customer asked to be forgotten: contact, words and hash go. */
export function forget(task: Task): Task {
  const { customer: _, interview, superseded, ...rest } = withoutMatter(task);
  return {
    ...rest,
    ...(interview && { interview: { ...interview, sealedWords: undefined } }),
    ...(superseded && { superseded: superseded.map((each) => ({ ...each, sealedWords: undefined })) }),
  };
}
