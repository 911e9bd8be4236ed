import type { Clock } from '@huiyin/kernel';
import { newId } from '@huiyin/kernel/runtime';
import { type Log, queueHandler } from '@huiyin/lambda';
import type { BriefingStore } from '../store/briefing-store.ts';
import { surface } from '../surface.ts';
import { markDays } from '../work/mark-days.ts';
import { saveFact } from '../work/save-fact.ts';

export interface InboxDeps {
  readonly store: BriefingStore;
  readonly log: Log;
  readonly now: Clock;
}

/** The door for events: each becomes a fact, then the days they touch are marked, then the batch is acknowledged. */
export function inbox(deps: InboxDeps) {
  const save = saveFact(deps);
  return queueHandler<typeof surface.doors.inbox, string | undefined>(surface.doors.inbox, {
    log: deps.log,
    handlers: {
      'callback.closed': save,
      'second-callback.closed': save,
      'population.counted': save,
      'sampling-key.committed': save,
      'topic.drawn': save,
      'topic.stopped': save,
      'complaint.raised': save,
      'complaint.changed': save,
      'complaint.acknowledged': save,
      'complaint.concluded': save,
      'complaint.adjudicated': save,
      'complaint.closed': save,
      'complaint.reopened': save,
      'complaint.notified': save,
    },
    afterBatch: (days) => markDays(deps)({ days: days.filter((day) => day !== undefined), traceId: newId() }),
  });
}
