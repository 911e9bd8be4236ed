import type { Instant } from '@huiyin/calendar';
import { changeTask } from './change-task.ts';
import type { TaskDeps } from './deps.ts';

/** Closes the tasks whose window has ended by that moment; answers how many there were. */
export const closeWindows =
  (deps: TaskDeps) =>
  async ({ at, traceId }: { readonly at: Instant; readonly traceId: string }): Promise<number> => {
    let count = 0;
    for await (const { taskId } of deps.tasks.endedBy(at)) {
      await changeTask(deps, taskId, { name: 'end window', at }, traceId);
      count += 1;
    }
    return count;
  };
