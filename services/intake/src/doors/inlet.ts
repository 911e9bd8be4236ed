import { INLET_DETAIL_TYPE } from '@huiyin/contracts';
import { type Log, queueHandler } from '@huiyin/lambda';
import { surface } from '../surface.ts';
import type { RecordDeps } from '../work/record-order.ts';
import { takeIn } from '../work/take-in.ts';
import { logRejected } from './log-rejected.ts';

/** The door for upstream events: the only queue on which customers stand in clear. */
export const inlet = ({ log: doorLog, ...deps }: RecordDeps & { readonly log: Log }) =>
  queueHandler(surface.doors.inlet, {
    log: doorLog,
    handlers: {
      [INLET_DETAIL_TYPE]: async ({ detail, acceptedAt }, { traceId, receiveCount, log }) => {
        const taken = await takeIn(deps)({
          body: detail ?? null,
          door: 'event',
          // The sender may have set the moment itself; that a message was delivered before is certain.
          sentAt: receiveCount > 1 ? undefined : acceptedAt,
          traceId,
        });
        logRejected(log, taken);
        const { result, orderId } = taken;
        // One line per order would cost about as much as storing the order.
        if (result !== 'rejected')
          log.debug('order-taken-in', { result, ...(orderId !== undefined && { orderId }) });
      },
    },
  });
