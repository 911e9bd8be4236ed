import { type Clock, newId, toInstant } from '@huiyin/kernel';
import { fromMainBus, type Log, queueHandler } from '@huiyin/lambda';
import { type BriefingEvent, dayChangedBy, factOf } from './domain/facts.ts';
import type { BriefingStore } from './store.ts';

export interface InboxParts {
  readonly store: BriefingStore;
  readonly log: Log;
  readonly now: Clock;
}

/**
 * The door for events: each becomes a fact, then the days it touches are marked, then the batch is acknowledged. A
 * duplicate marks its day as well: the run that wrote the fact may have died before it marked.
 */
export const inbox = ({ store, log, now }: InboxParts) =>
  queueHandler<BriefingEvent, string | undefined>({
    log,
    read: fromMainBus(
      'callback.closed',
      'second-callback.closed',
      'population.counted',
      'complaint.raised',
      'complaint.acknowledged',
      'complaint.concluded',
      'complaint.closed',
      'complaint.reopened',
    ),
    handle: async (event, { traceId }) => {
      const fact = factOf(event);
      await store.keep(fact, { traceId, at: toInstant(now()) });
      return dayChangedBy(fact);
    },
    afterBatch: async (days) => {
      const by = { traceId: newId(), at: toInstant(now()) };
      for (const day of new Set(days)) if (day !== undefined) await store.markForRefold(day, by);
    },
  });
