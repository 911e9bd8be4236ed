import { type Day, toInstant } from '@huiyin/calendar';
import { type Log, queueHandler } from '@huiyin/lambda';
import { markForRefold } from '@huiyin/table';
import { saveLots } from '../store/lots.ts';
import { surface } from '../surface.ts';
import { type DecideDeps, decideOnOrder } from '../work/decide-on-order.ts';

/** The day that has to be counted again, and on whose account. */
interface ChangedDay {
  readonly day: Day;
  readonly traceId: string;
}

/** The door for recorded orders, each of which is decided on, and for the weeks that briefing counts. */
export const inbox = ({ log, ...deps }: DecideDeps & { readonly log: Log }) =>
  queueHandler<typeof surface.doors.inbox, ChangedDay | undefined>(surface.doors.inbox, {
    log,
    handlers: {
      'work-order.recorded': async (event, { log }) => {
        const { orderId, countedDay } = event.data.order;
        const result = await decideOnOrder(deps)(event);
        log.debug('order-decided-on', { result, orderId });
        return { day: countedDay, traceId: event.traceId };
      },
      'lots.counted': async ({ data, traceId }) => {
        await saveLots(deps.table, data, { traceId, at: toInstant(deps.now()) });
        return undefined;
      },
    },

    // Also for old news: the marker may have been lost with the batch that read it first.
    async afterBatch(results) {
      const changed = new Map(results.flatMap((each) => (each ? [[each.day, each.traceId]] : [])));
      for (const [day, traceId] of changed)
        await markForRefold(deps.table, day, { traceId, at: toInstant(deps.now()) });
    },
  });
