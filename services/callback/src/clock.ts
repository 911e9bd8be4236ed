import type { BranchConfiguration } from '@huiyin/contracts';
import { type Log, scheduleHandler } from '@huiyin/lambda';
import { closeWindow } from './domain/close.ts';
import type { CallbackStore } from './store.ts';
import { surface } from './surface.ts';

export interface ClockParts {
  readonly branch: BranchConfiguration;
  readonly store: CallbackStore;
  readonly log: Log;
}

/** The door for time passing: closes the tasks whose window has ended. */
export const clock = ({ branch, store, log }: ClockParts) =>
  scheduleHandler(surface.doors.clock, {
    log,
    tasks: {
      'close-windows': async (run) => {
        const at = run.scheduledAt;
        let count = 0;
        for await (const { taskId } of store.queue(at)) {
          await store.change<void>(taskId, { traceId: run.traceId, at }, (task) => ({
            change: task && closeWindow(task, at, branch),
            answer: undefined,
          }));
          count += 1;
        }
        run.log.info('windows-closed', { count });
      },
    },
  });
