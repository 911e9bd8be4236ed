import type { Clock } from '@huiyin/kernel';
import { type Log, queueHandler } from '@huiyin/lambda';
import { type AggregateTable, forgetSlice } from '@huiyin/table';
import { surface } from '../surface.ts';
import { forgettableDecisions } from '../work/forget-decision.ts';

export interface ForgettingDoorDeps {
  readonly table: AggregateTable;
  readonly now: Clock;
  readonly log: Log;
  /** Puts a message on this door's own queue. */
  readonly again: (body: string) => Promise<void>;
  readonly sliceMilliseconds?: number;
}

const SLICE_MILLISECONDS = 12_000;

/** The door for forgetting: one slice of the table per message, so that neither its size nor other events matter. */
export const forgetting = ({
  table,
  now,
  log,
  again,
  sliceMilliseconds = SLICE_MILLISECONDS,
}: ForgettingDoorDeps) =>
  queueHandler(surface.doors.forgetting, {
    log,
    handlers: {
      'customer.forgotten': async ({ aggregate, data }, { body, log, traceId }) => {
        const result = await forgetSlice(
          {
            table,
            forgettables: [forgettableDecisions],
            now,
            sliceMilliseconds,
            onUnreadable: (error) => log.error('item-not-forgotten', error),
          },
          { ...data, id: aggregate.id, traceId },
        );
        log.info('customer-forgotten', { result });
        if (result === 'unfinished') await again(body);
      },
    },
  });
