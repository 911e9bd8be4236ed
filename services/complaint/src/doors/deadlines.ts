import { Fault } from '@huiyin/kernel';
import { type Log, scheduleHandler } from '@huiyin/lambda';
import { surface } from '../surface.ts';
import { type SweepDeps, sweepDeadlines } from '../work/sweep-deadlines.ts';

/** The door for deadlines: every minute, what time has brought to cases. What fails is tried again. */
export const deadlines = (deps: SweepDeps & { readonly log: Log }) =>
  scheduleHandler(surface.doors.deadlines, {
    log: deps.log,
    tasks: {
      sweep: async ({ log, traceId }) => {
        const { failures, cases, letters } = await sweepDeadlines(deps)({ traceId });
        for (const { what, error, caseId } of failures)
          log.error(what, error, { ...(caseId !== undefined && { caseId }) });
        if (cases > 0 || letters > 0) log.info('deadlines-acted-on', { count: cases, records: letters });
        if (failures.length > 0)
          throw new Fault('deadlines-left', 'Some cases were not acted on, or somebody was not told');
      },
    },
  });
