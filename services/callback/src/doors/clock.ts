import { type Log, scheduleHandler } from '@huiyin/lambda';
import { surface } from '../surface.ts';
import { closeWindows } from '../work/close-windows.ts';
import type { TaskDeps } from '../work/deps.ts';

/** The door for time passing: closes the tasks whose window has ended. */
export function clock(deps: TaskDeps & { readonly log: Log }) {
  const close = closeWindows(deps);
  return scheduleHandler(surface.doors.clock, {
    log: deps.log,
    tasks: {
      'close-windows': async ({ scheduledAt, traceId, log }) => {
        const count = await close({ at: scheduledAt, traceId });
        log.info('windows-closed', { count });
      },
    },
  });
}
