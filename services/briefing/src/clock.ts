import { type Clock, dayOf, Fault, toInstant } from '@huiyin/kernel';
import { type Log, type ScheduledRun, scheduleHandler } from '@huiyin/lambda';
import { mailDueBriefings } from './mail.ts';
import type { Post } from './post.ts';
import type { BriefingStore } from './store.ts';
import { surface } from './surface.ts';
import type { Terms } from './terms.ts';

export interface ClockParts extends Terms {
  readonly store: BriefingStore;
  readonly post: Post;
  readonly log: Log;
  readonly now: Clock;
}

/** The door for time passing: folds the days that wait, mails the briefings that are due. */
export const clock = (parts: ClockParts) =>
  scheduleHandler(surface.doors.clock, {
    log: parts.log,
    tasks: {
      fold: (run) => foldWaitingDays(parts, run),
      mail: (run) => mailDueBriefings(parts, run),
    },
  });

/** Every waiting day that is over; today's waits, since it would wait again after the next call. */
async function foldWaitingDays(
  { store, branch, now }: ClockParts,
  { scheduledAt, traceId, log }: ScheduledRun,
): Promise<void> {
  const today = dayOf(scheduledAt, branch.zone);
  const days = (await store.daysToRefold()).filter((day) => day < today);
  let failed = 0;
  for (const day of days) {
    try {
      await store.refold(day, { traceId, at: toInstant(now()) });
    } catch (error) {
      // The day keeps its marker; the others are folded first, then the run is tried again.
      log.error('day-not-folded', error, { day });
      failed += 1;
    }
  }
  log.info('days-folded', { count: days.length - failed, failed });
  if (failed > 0) throw new Fault('days-not-folded', 'Some days could not be folded');
}
