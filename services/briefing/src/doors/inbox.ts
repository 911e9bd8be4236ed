import { type Clock, newId } from '@huiyin/kernel';
import { fromMainBus, type Log, queueHandler } from '@huiyin/lambda';
import { BRIEFING_EVENTS, type BriefingEvent } from '../domain/facts.ts';
import type { BriefingStore } from '../store/briefing-store.ts';
import { markDays } from '../work/mark-days.ts';
import { saveFact } from '../work/save-fact.ts';

export interface InboxDeps {
  readonly store: BriefingStore;
  readonly log: Log;
  readonly now: Clock;
}

/** The door for events: each becomes a fact, then the days they touch are marked, then the batch is acknowledged. */
export const inbox = (deps: InboxDeps) =>
  queueHandler<BriefingEvent, string | undefined>({
    log: deps.log,
    read: fromMainBus(...BRIEFING_EVENTS),
    handle: saveFact(deps),
    afterBatch: (days) => markDays(deps)({ days: days.filter((day) => day !== undefined), traceId: newId() }),
  });
