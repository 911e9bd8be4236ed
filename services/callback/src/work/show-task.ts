import { done, type Outcome, refuse } from '@huiyin/kernel';
import { publicTask } from '../domain/task.ts';
import type { TaskDeps } from './deps.ts';

/** The task without anything personal. */
export const showTask =
  ({ tasks }: Pick<TaskDeps, 'tasks'>) =>
  async (taskId: string): Promise<Outcome<ReturnType<typeof publicTask>, 'no-such-task'>> => {
    const task = await tasks.load(taskId);
    return task ? done(publicTask(task)) : refuse('no-such-task');
  };
