import { type Log, scheduleHandler } from '@huiyin/lambda';
import { surface } from '../surface.ts';
import { type FoldDaysDeps, foldWaitingDays } from '../work/fold-waiting-days.ts';
import { type LookDeps, lookForOrders } from '../work/look-for-orders.ts';

/** The door for time passing: the populations of all days that changed are counted and said; a working day without orders is told. */
export const clock = ({ log, ...deps }: LookDeps & FoldDaysDeps & { readonly log: Log }) =>
  scheduleHandler(surface.doors.clock, {
    log,
    tasks: {
      fold: ({ traceId, log }) =>
        foldWaitingDays(deps)({
          traceId,
          onFolded: (day, result) => log.info('population-folded', { day, result }),
        }),
      'look-for-orders': async ({ log }) => {
        const day = await lookForOrders(deps)();
        if (day !== undefined) log.warn('no-orders', { day });
      },
    },
  });
