import type { TaskDeps } from './deps.ts';
import { monthsNeededBy } from './envelopes.ts';

export interface OpenTask {
  readonly id: string;
  readonly month: string;
}

/** Open tasks that still need that month's private key. */
export const openTasks =
  ({ tasks }: Pick<TaskDeps, 'tasks'>) =>
  async (month: string): Promise<OpenTask[]> => {
    const open: OpenTask[] = [];
    for await (const { taskId } of tasks.open()) {
      const task = await tasks.load(taskId);
      if (task?.state === 'open' && monthsNeededBy(task).includes(month)) open.push({ id: taskId, month });
    }
    return open;
  };
