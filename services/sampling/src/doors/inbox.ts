import { type Day, toInstant } from '@huiyin/calendar';
import type { BusEvent } from '@huiyin/contracts';
import { type Log, queueHandler } from '@huiyin/lambda';
import { markForRefold } from '@huiyin/table';
import { saveLots } from '../store/lots.ts';
import { surface } from '../surface.ts';
import { type DecideDeps, decideOnOrder } from '../work/decide-on-order.ts';
import { refuseCallsOf } from '../work/pause-customer.ts';

/** The day that has to be counted again, and on whose account. */
interface ChangedDay {
  readonly day: Day;
  readonly traceId: string;
}

/** The door for recorded orders, each of which is decided on, for the weeks that briefing counts, and for customers who want no more calls. */
export const inbox = ({ log, ...deps }: DecideDeps & { readonly log: Log }) => {
  const refused = async ({
    data: { taskId, noMoreCalls, refuser },
    aggregate,
    traceId,
  }: BusEvent<'callback.closed' | 'second-callback.closed'>): Promise<undefined> => {
    if (noMoreCalls === undefined || refuser === undefined) return;
    const at = toInstant(deps.now());
    const said = { taskId, stands: noMoreCalls, sourceVersion: aggregate.version, at };
    await refuseCallsOf(deps.table, refuser, said, { traceId, at });
  };
  return queueHandler<typeof surface.doors.inbox, ChangedDay | undefined>(surface.doors.inbox, {
    log,
    handlers: {
      'work-order.recorded': async (event, { log }) => {
        const { orderId, countedDay } = event.data.order;
        const result = await decideOnOrder(deps)(event);
        log.debug('order-decided-on', { result, orderId });
        return { day: countedDay, traceId: event.traceId };
      },
      'callback.closed': refused,
      'second-callback.closed': refused,
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
};
