import { dayOf, type Instant } from '@huiyin/calendar';
import type { BranchConfiguration } from '@huiyin/contracts';
import { dispositionOf } from './ring-again.ts';
import { concernsSaid, isTried, type Task, withoutWords } from './task.ts';

/**
 * Ends a task; one that had ended keeps its moment and day. Its contact stays only for the complaint owner, or where it may
 * yet be needed: another claim's attempt is awaited, or a call that ended the task early may be corrected into one to be
 * rung again.
 */
export function close(task: Task, at: Instant, branch: BranchConfiguration, isAnotherAwaited = false): Task {
  const { at: closedAt, day } = task.closed ?? task.closedBefore ?? { at, day: dayOf(at, branch.zone) };
  const { waiting: _, closedBefore: _before, ...rest } = task;
  const disposition = dispositionOf(task.attempts, branch);
  const isAsked = disposition === 'complete';
  const closed: Task = { ...rest, state: 'closed', closed: { at: closedAt, day, disposition } };
  const hasOwner = task.about === 'order' && concernsSaid(task).length > 0;
  const mayReopen = isTried(task) && !isAsked && at < task.windowEndsAt;
  return isAnotherAwaited || hasOwner || mayReopen ? closed : withoutContact(closed, isAsked);
}

/** Opens a closed task again; that it had ended is remembered. */
export function reopen(task: Task, at: Instant): Task {
  const { closed, ...rest } = task;
  if (!closed) return task;
  return { ...rest, state: 'open', closedBefore: { at: closed.at, day: closed.day, reopenedAt: at } };
}

/** Whoever was asked is not rung at other numbers, nor wants no more calls: less of them need be known. */
function withoutContact(task: Task, isAsked: boolean): Task {
  const { customer, ...rest } = withoutMatter(task);
  if (!customer) return rest;
  const { customerKey, sealedContact: _, ...hashes } = customer;
  return { ...rest, customer: { customerKey, ...(!isAsked && hashes) } };
}

function withoutMatter(task: Task): Task {
  if (task.about === 'order') return task;
  const { matter: _, ...rest } = task;
  return rest;
}

/** The customer asked to be forgotten: contact, words and hash go. */
export function forget(task: Task): Task {
  const { customer: _, interview, superseded, replaced, ...rest } = withoutMatter(task);
  return {
    ...rest,
    ...(interview && { interview: withoutWords(interview) }),
    ...(superseded && { superseded: superseded.map(withoutWords) }),
    ...(replaced && {
      replaced: replaced.map((each) => ({
        ...each,
        ...(each.interview && { interview: withoutWords(each.interview) }),
      })),
    }),
  };
}
