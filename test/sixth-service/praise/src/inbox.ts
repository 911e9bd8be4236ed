import { toInstant } from '@huiyin/calendar';
import type { Clock } from '@huiyin/kernel';
import { type Log, queueHandler } from '@huiyin/lambda';
import type { AggregateTable } from '@huiyin/table';
import { praiseFactOf } from './praise-fact.ts';
import { saveNewest } from './store.ts';
import { surface } from './surface.ts';

interface InboxDeps {
  readonly table: AggregateTable;
  readonly log: Log;
  readonly now: Clock;
}

export const inbox = ({ table, log, now }: InboxDeps) =>
  queueHandler(surface.doors.inbox, {
    log,
    handlers: {
      'callback.closed': (event, { traceId }) =>
        saveNewest(table, praiseFactOf(event), { traceId, at: toInstant(now()) }),
    },
  });
