import { type Clock, newId, toInstant } from '@huiyin/kernel';
import { type Log, type MessageContext, queueHandler } from '@huiyin/lambda';
import { type BriefingEvent, dayChangedBy, factOf } from './domain/facts.ts';
import type { BriefingStore } from './store.ts';
import { surface } from './surface.ts';

export interface InboxParts {
  readonly store: BriefingStore;
  readonly log: Log;
  readonly now: Clock;
}

/**
 * The door for events: each becomes a fact, then the days it touches are marked, then the batch is acknowledged. A
 * duplicate marks its day as well: the run that wrote the fact may have died before it marked.
 */
export function inbox({ store, log, now }: InboxParts) {
  const saveFact = async (event: BriefingEvent, { traceId }: MessageContext): Promise<string | undefined> => {
    const fact = factOf(event);
    await store.keep(fact, { traceId, at: toInstant(now()) });
    return dayChangedBy(fact);
  };
  return queueHandler<typeof surface.doors.inbox, string | undefined>(surface.doors.inbox, {
    log,
    handlers: {
      'callback.closed': saveFact,
      'second-callback.closed': saveFact,
      'population.counted': saveFact,
      'complaint.raised': saveFact,
      'complaint.acknowledged': saveFact,
      'complaint.concluded': saveFact,
      'complaint.closed': saveFact,
      'complaint.reopened': saveFact,
    },
    afterBatch: async (days) => {
      const by = { traceId: newId(), at: toInstant(now()) };
      for (const day of new Set(days)) if (day !== undefined) await store.markForRefold(day, by);
    },
  });
}
