import type { EventData, EventDraft } from '@huiyin/contracts';
import {
  type Attempt,
  concernsOf,
  type RoutineTask,
  type SecondTask,
  sealedCustomerOf,
  type Task,
} from './task.ts';

/** Every event that others may need of a task: how it ended, once it has. */
export function eventsOf(task: Task): readonly EventDraft[] {
  if (task.state !== 'closed' || !task.closed) return [];
  const { at } = task.closed;
  return [
    task.kind === 'routine'
      ? { name: 'callback.closed', at, data: routineClosed(task, task.closed) }
      : { name: 'second-callback.closed', at, data: secondClosed(task, task.closed) },
  ];
}

type Closed = NonNullable<Task['closed']>;

const closing = (task: Task, closed: Closed) => ({
  taskId: task.taskId,
  disposition: closed.disposition,
  attempts: task.attempts.length,
  closedAt: closed.at,
  closedDay: closed.day,
});

/** The call under which the counting answers were given. */
function countingCall({
  counting,
  attempts,
}: Task): Pick<Attempt, 'claimId' | 'agent' | 'calledAt' | 'durationSeconds'> | undefined {
  const call = attempts.find(({ claimId }) => claimId === counting?.claimId);
  if (!call) return undefined;
  const { claimId, agent, calledAt, durationSeconds } = call;
  return { claimId, agent, calledAt, durationSeconds };
}

function routineClosed(task: RoutineTask, closed: Closed): EventData<'callback.closed'> {
  const concerns = concernsOf(task);
  const customer = concerns.length > 0 ? sealedCustomerOf(task) : undefined;
  const call = countingCall(task);
  const { answers, sealedWords } = task.counting ?? {};
  return {
    ...task.order,
    ...task.sampling,
    ...closing(task, closed),
    ...(call && answers && { interview: { ...call, ...answers } }),
    concerns,
    ...(customer && { customer }),
    ...(sealedWords !== undefined && { sealedWords }),
  };
}

function secondClosed(task: SecondTask, closed: Closed): EventData<'second-callback.closed'> {
  const call = countingCall(task);
  const { verdict, sealedWords } = task.counting ?? {};
  return {
    ...closing(task, closed),
    caseId: task.caseId,
    round: task.round,
    ...(call && verdict && { verdict: { ...call, ...verdict } }),
    ...(sealedWords !== undefined && { sealedWords }),
  };
}
