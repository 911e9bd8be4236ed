import type { BranchConfiguration } from '@huiyin/contracts';
import { done, type Outcome } from '@huiyin/kernel';
import type { Rule } from '@huiyin/table';
import { decide } from '../domain/decide.ts';
import type { TaskEvent } from '../domain/events-of.ts';
import type { Task } from '../domain/task.ts';
import type { TaskCommand } from '../domain/task-commands.ts';
import type { TaskRefusal } from '../domain/task-table.ts';
import type { TaskDeps } from './deps.ts';

type Changed = Outcome<Task, TaskRefusal>;

/** The domain's decision as the table takes it; answers the task as it is after that. */
export const ruleOf =
  (command: TaskCommand, branch: BranchConfiguration): Rule<Task, TaskEvent, Changed> =>
  (found) => {
    const decided = decide(found, command, branch);
    if (!decided.ok) return { answer: decided };
    const { next, emits } = decided.value;
    return { next, emits, answer: done(next) };
  };

/** Brings a command to its task, and saves what becomes of it. */
export const changeTask = (
  { branch, tasks }: TaskDeps,
  taskId: string,
  command: TaskCommand,
  traceId: string,
): Promise<Changed> => tasks.change(taskId, { traceId, at: command.at }, ruleOf(command, branch));
