import { type BusEvent, sourceOf } from '@huiyin/contracts';
import type { Clock } from '@huiyin/kernel';
import { fromMainBus, type Log, queueHandler } from '@huiyin/lambda';
import { type AggregateTable, forgetSlice } from '@huiyin/table';
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
  queueHandler<BusEvent<'customer.forgotten'>>({
    log,
    read: fromMainBus('customer.forgotten'),
    async handle(event, { log, traceId }) {
      const { customerKeys, forgottenAt } = event.data;
      const result = await forgetSlice(
        {
          table,
          forgettables: [forgettableDecisions],
          now,
          sliceMilliseconds,
          onUnreadable: (error) => log.error('item-not-forgotten', error),
        },
        { id: event.aggregate.id, customerKeys, forgottenAt, traceId },
      );
      log.info('customer-forgotten', { result });
      if (result === 'unfinished') await again(messageOf(event));
    },
  });

/** The event as the main bus put it on the queue. */
const messageOf = (event: BusEvent<'customer.forgotten'>): string =>
  JSON.stringify({
    id: event.id,
    source: sourceOf(event.name),
    'detail-type': event.name,
    time: event.at,
    detail: event,
  });
