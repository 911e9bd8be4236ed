import { type Log, scheduleHandler } from '@huiyin/lambda';
import type { KeyRing } from '@huiyin/seal';
import { surface } from '../surface.ts';
import { closeWindows } from '../work/close-windows.ts';
import type { TaskDeps } from '../work/deps.ts';
import { tellNeeds } from '../work/tell-needs.ts';

/** The door for time passing: closes the tasks whose window has ended, and tells which months the open ones need. */
export function clock(deps: TaskDeps & { readonly keys: Pick<KeyRing, 'tellNeeds'>; readonly log: Log }) {
  const [close, tell] = [closeWindows(deps), tellNeeds(deps)];
  return scheduleHandler(surface.doors.clock, {
    log: deps.log,
    tasks: {
      'close-windows': async ({ scheduledAt, traceId, log }) => {
        const count = await close({ at: scheduledAt, traceId });
        log.info('windows-closed', { count });
      },
      'tell-needs': async ({ log }) => {
        const { months } = await tell();
        log.info('needs-told', { count: months.length });
      },
    },
  });
}
