import { type Clock, type Day, toInstant } from '@huiyin/kernel';
import { type Log, scheduleHandler } from '@huiyin/lambda';
import { foldDay } from './fold-day.ts';
import type { DecisionStore } from './store.ts';
import { surface } from './surface.ts';

export interface ClockParts {
  readonly store: DecisionStore;
  /** The days waiting to be counted. */
  readonly waiting: () => Promise<readonly Day[]>;
  /** Counts a waiting day and takes it off the list, unless it changed meanwhile. */
  readonly refold: (day: Day, fold: (day: Day) => Promise<void>, traceId: string) => Promise<void>;
  readonly log: Log;
  readonly now: Clock;
}

/** The door for time passing: the populations of all days that changed are counted and told. */
export const clock = (parts: ClockParts) =>
  scheduleHandler(surface.doors.clock, {
    log: parts.log,
    tasks: {
      fold: async ({ traceId, log }) => {
        const days = await parts.waiting();
        for (const day of days) {
          const fold = async () => {
            const result = await foldDay(parts.store, day, toInstant(parts.now()), traceId);
            log.info('population-folded', { day, result });
          };
          await parts.refold(day, fold, traceId);
        }
      },
    },
  });
