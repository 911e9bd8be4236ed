import { type Log, scheduleHandler } from '@huiyin/lambda';
import * as z from 'zod';
import { closeWindows } from '../work/close-windows.ts';
import type { TaskDeps } from '../work/deps.ts';

export interface ClockDeps extends TaskDeps {
  readonly log: Log;
}

/** The door for time passing: closes the tasks whose window has ended. */
export const clock = (deps: ClockDeps) =>
  scheduleHandler({
    log: deps.log,
    input: z.strictObject({ task: z.literal('close-windows') }),
    handle: async ({ scheduledAt, traceId, log }) => {
      const count = await closeWindows(deps)({ at: scheduledAt, traceId });
      log.info('windows-closed', { count });
    },
  });
