import { type Log, scheduleHandler } from '@huiyin/lambda';
import type { KeyRing } from '@huiyin/seal';
import { surface } from '../surface.ts';
import { closeWindows } from '../work/close-windows.ts';
import { checkTally, type TallyDeps } from '../work/tally-queue.ts';
import { tellNeeds } from '../work/tell-needs.ts';

/** The door for time passing: closes the tasks whose window has ended, tells which months the open ones need, and counts a long queue anew. */
export function clock(deps: TallyDeps & { readonly keys: Pick<KeyRing, 'tellNeeds'>; readonly log: Log }) {
  const [close, tell, check] = [closeWindows(deps), tellNeeds(deps), checkTally(deps)];
  return scheduleHandler(surface.doors.clock, {
    log: deps.log,
    tasks: {
      'close-windows': async ({ scheduledAt, traceId, log }) => {
        const count = await close({ at: scheduledAt, traceId });
        log.info('windows-closed', { count });
      },
      'check-tally': async ({ traceId, log }) => {
        const found = await check({ traceId });
        if (!found) return;
        log.info('tally-checked', { count: found.differing });
        if (found.repaired > 0) log.warn('tally-repaired', { count: found.repaired });
      },
      'tell-needs': async ({ log }) => {
        const { months } = await tell();
        log.info('needs-told', { count: months.length });
      },
    },
  });
}
