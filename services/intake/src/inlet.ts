import { INLET_DETAIL_TYPE } from '@huiyin/contracts';
import { type Log, queueHandler } from '@huiyin/lambda';
import { surface } from './surface.ts';
import { takeIn } from './take-in.ts';
import type { TurnAwayParts } from './turn-away.ts';

export interface InletParts extends TurnAwayParts {
  readonly log: Log;
}

/** The door for upstream events: the only queue on which customers stand in clear. */
export const inlet = (parts: InletParts) =>
  queueHandler(surface.doors.inlet, {
    log: parts.log,
    handlers: {
      [INLET_DETAIL_TYPE]: async ({ detail }, { traceId, log }) => {
        const { result, orderId, rejectedId, issues } = await takeIn(parts, detail ?? null, 'event', traceId);
        // One line per order would cost about as much as keeping the order.
        if (result === 'rejected')
          log.warn('order-rejected', {
            rule: issues?.[0]?.rule ?? '',
            count: issues?.length ?? 0,
            ...(rejectedId !== undefined && { rejectedId }),
          });
        else log.debug('order-taken-in', { result, ...(orderId !== undefined && { orderId }) });
      },
    },
  });
