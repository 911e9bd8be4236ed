import type { Instant } from '@huiyin/calendar';
import type { EventData, EventDrafts, Interview } from '@huiyin/contracts';
import {
  type CaseTask,
  concernsOf,
  concernsSaid,
  type OrderTask,
  type Task,
  wantsNoMoreCalls,
} from './task.ts';

export type TaskEvent = 'callback.closed' | 'second-callback.closed';

/** The event that says how such a task ended. */
export const closingEventOf = ({ about }: Task): TaskEvent =>
  about === 'order' ? 'callback.closed' : 'second-callback.closed';

/** Every event that others may need of a task: how it ended, once it has; or that it is to be rung again after all. */
export function eventsOf(task: Task): Pick<EventDrafts, TaskEvent> {
  const closed = endOf(task);
  if (!closed) return {};
  const at = closed.reopenedAt ?? closed.at;
  return task.about === 'order'
    ? { 'callback.closed': { name: 'callback.closed', at, data: orderClosed(task, closed) } }
    : { 'second-callback.closed': { name: 'second-callback.closed', at, data: caseClosed(task, closed) } };
}

type Closed = NonNullable<Task['closed']> & { readonly reopenedAt?: Instant };

function endOf({ state, closed, closedBefore, attempts }: Task): Closed | undefined {
  if (state === 'closed') return closed;
  const disposition = attempts.at(-1)?.disposition ?? 'not-attempted';
  return closedBefore && { ...closedBefore, disposition };
}

function closing(task: Task, closed: Closed) {
  const interview = publicInterview(task);
  const { sealedWords } = task.interview ?? {};
  const noMoreCalls = wantsNoMoreCalls(task);
  return {
    taskId: task.taskId,
    disposition: closed.disposition,
    attempts: task.attempts.map(({ agent, calledAt, durationSeconds, disposition }) => ({
      agent,
      calledAt,
      durationSeconds,
      disposition,
    })),
    closedAt: closed.at,
    closedDay: closed.day,
    ...(closed.reopenedAt !== undefined && { reopened: true as const }),
    ...(interview && { interview }),
    ...(sealedWords !== undefined && { sealedWords }),
    ...(noMoreCalls !== undefined && task.customer && { noMoreCalls, refuser: hashesOf(task.customer) }),
    ...(task.replaced && { corrected: [...new Set(task.replaced.map(({ claimId }) => claimId))] }),
  };
}

const hashesOf = ({ customerKey, earlierKey }: NonNullable<Task['customer']>) => ({
  customerKey,
  ...(earlierKey !== undefined && { earlierKey }),
});

function publicInterview({ interview, attempts, questionnaire }: Task): Interview | undefined {
  const attempt = attempts.find(({ claimId }) => claimId === interview?.claimId);
  if (!interview || !attempt) return undefined;
  const { claimId, agent, calledAt, durationSeconds, numberRung } = attempt;
  const { version, answers } = interview;
  const asked = { id: questionnaire, version };
  return {
    claimId,
    agent,
    calledAt,
    durationSeconds,
    ...(numberRung !== undefined && { numberRung }),
    questionnaire: asked,
    answers,
  };
}

function orderClosed(task: OrderTask, closed: Closed): EventData<'callback.closed'> {
  const concerns = concernsOf(task);
  const { customer } = task;
  const isNeeded = concernsSaid(task).length > 0;
  const { numbersKey, sealedContact } = (isNeeded && customer) || {};
  return {
    ...closing(task, closed),
    programme: task.programme,
    order: task.order,
    sampling: task.sampling,
    ...(task.visit && { visit: task.visit }),
    ...(task.numbersSince !== undefined && { numbersSince: task.numbersSince }),
    concerns,
    concernsSaid: concernsSaid(task),
    ...(customer &&
      numbersKey !== undefined &&
      sealedContact !== undefined && {
        customer: { ...hashesOf(customer), numbersKey, sealedContact },
      }),
  };
}

const caseClosed = (task: CaseTask, closed: Closed): EventData<'second-callback.closed'> => ({
  ...closing(task, closed),
  caseId: task.caseId,
  round: task.round,
});
