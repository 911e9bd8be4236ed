import { type Log, scheduleHandler } from '@huiyin/lambda';
import { surface } from '../surface.ts';
import { type ForgetMonthsDeps, forgetDueMonths } from '../work/forget-due-months.ts';

/** The door for time passing: what is personal of a month goes when its time is over. */
export const clock = ({ log, ...deps }: ForgetMonthsDeps & { readonly log: Log }) =>
  scheduleHandler(surface.doors.clock, {
    log,
    tasks: {
      'forget-months': async ({ log }) => {
        for (const { month, result, isOverdue } of await forgetDueMonths(deps)())
          if (isOverdue) log.warn('month-overdue', { month, result });
          else log.info('month-due', { month, result });
      },
    },
  });
