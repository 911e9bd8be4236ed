import { addDays, dayOf } from '@huiyin/calendar';
import type { BranchConfiguration } from '@huiyin/contracts';
import { type Log, scheduleHandler } from '@huiyin/lambda';
import type { AggregateTable } from '@huiyin/table';
import { praisesOf } from './store.ts';
import { surface } from './surface.ts';

interface ClockDeps {
  readonly branch: BranchConfiguration;
  readonly table: AggregateTable;
  readonly log: Log;
}

export const clock = ({ branch, table, log }: ClockDeps) =>
  scheduleHandler(surface.doors.clock, {
    log,
    tasks: {
      count: async (run) => {
        const day = addDays(dayOf(run.scheduledAt, branch.zone), -1);
        run.log.info('praises-counted', { day, count: await praisesOf(table, day) });
      },
    },
  });
