import type { TaskDeps } from './deps.ts';

export interface OpenTask {
  readonly id: string;
  readonly month: string;
}

/** Open tasks that still need that month's private key. */
export const openTasks =
  ({ tasks }: Pick<TaskDeps, 'tasks'>) =>
  async (month: string): Promise<OpenTask[]> => {
    const open: OpenTask[] = [];
    for await (const { taskId, months } of tasks.needs())
      if (months.includes(month)) open.push({ id: taskId, month });
    return open;
  };
