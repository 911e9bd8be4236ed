import { type Log, scheduleHandler } from '@huiyin/lambda';
import { surface } from '../surface.ts';
import type { FoldDeps } from '../work/fold-day.ts';
import { foldWaitingDays } from '../work/fold-waiting-days.ts';

/** The door for time passing: the populations of all days that changed are counted and said. */
export const clock = ({ log, ...deps }: FoldDeps & { readonly log: Log }) =>
  scheduleHandler(surface.doors.clock, {
    log,
    tasks: {
      fold: ({ traceId, log }) =>
        foldWaitingDays(deps)({
          traceId,
          onFolded: (day, result) => log.info('population-folded', { day, result }),
        }),
    },
  });
