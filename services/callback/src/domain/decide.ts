import type { BranchConfiguration } from '@huiyin/contracts';
import { done, Fault, type Outcome, refuse } from '@huiyin/kernel';
import { closingEventOf, type TaskEvent } from './events-of.ts';
import type { Task } from './task.ts';
import type { TaskCommand } from './task-commands.ts';
import { TASK_TABLE, type TaskRefusal, type TaskRow } from './task-table.ts';

export interface TaskDecision {
  readonly next: Task;
  readonly emits: readonly TaskEvent[];
}

/** What becomes of a task by a command, as the table says. */
export function decide(
  task: Task | undefined,
  command: TaskCommand,
  branch: BranchConfiguration,
): Outcome<TaskDecision, TaskRefusal> {
  // Each row is typed by its own command and state, which the compiler does not follow through the look-up.
  const rows = TASK_TABLE[command.name][task?.state ?? 'absent'] as readonly TaskRow<
    TaskCommand,
    Task | undefined
  >[];
  const given = { task, command, branch };
  const row = rows.find(({ when }) => when === undefined || when.holds(given));
  if (!row) throw new Fault('task-table-open', 'No row of the table holds for a command');
  if ('refuse' in row) return refuse(row.refuse);
  const next: Task = { ...row.by(given), state: row.next };
  return done({ next, emits: row.says ? [closingEventOf(next)] : [] });
}
