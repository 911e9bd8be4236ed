import type { BranchConfiguration } from '@huiyin/contracts';
import { type Log, scheduleHandler } from '@huiyin/lambda';
import * as z from 'zod';
import { closeWindow } from './domain/close.ts';
import type { CallbackStore } from './store.ts';

export interface ClockParts {
  readonly branch: BranchConfiguration;
  readonly store: CallbackStore;
  readonly log: Log;
}

/** The door for time passing: closes the tasks whose window has ended. */
export const clock = ({ branch, store, log }: ClockParts) =>
  scheduleHandler({
    log,
    input: z.strictObject({ task: z.literal('close-windows') }),
    handle: async (waking) => {
      const at = waking.scheduledAt;
      let count = 0;
      for await (const { taskId } of store.queue(at)) {
        await store.change<void>(taskId, { traceId: waking.traceId, at }, (task) => ({
          change: task && closeWindow(task, at, branch),
          answer: undefined,
        }));
        count += 1;
      }
      waking.log.info('windows-closed', { count });
    },
  });
