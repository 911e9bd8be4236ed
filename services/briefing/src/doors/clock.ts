import { dayOf } from '@huiyin/calendar';
import { Fault } from '@huiyin/kernel';
import { type Log, type ScheduledRun, scheduleHandler } from '@huiyin/lambda';
import { surface } from '../surface.ts';
import { countLots } from '../work/count-lots.ts';
import { foldWaiting } from '../work/fold-waiting.ts';
import { type BriefingMailed, type MailBriefingsDeps, mailBriefings } from '../work/mail-briefings.ts';
import { mailTopicReports } from '../work/mail-topic-reports.ts';

export interface ClockDeps extends MailBriefingsDeps {
  readonly log: Log;
}

/** The door for time passing: folds the days and periods that wait, counts the weeks that are over, mails the briefings that are due. What fails makes the run be tried again. */
export const clock = (deps: ClockDeps) =>
  scheduleHandler(surface.doors.clock, {
    log: deps.log,
    tasks: {
      fold: (run) => fold(deps, run),
      'count-lots': (run) => count(deps, run),
      mail: (run) => mail(deps, run),
    },
  });

async function fold(deps: ClockDeps, { scheduledAt, traceId, log }: ScheduledRun): Promise<void> {
  const today = dayOf(scheduledAt, deps.branch.zone);
  const results = await foldWaiting(deps)({ today, traceId });
  const failed = results.filter(({ error }) => error !== undefined);
  for (const { period, error } of failed) log.error('period-not-folded', error, { period: period.name });
  log.info('periods-folded', { count: results.length - failed.length, failed: failed.length });
  if (failed.length > 0) throw new Fault('periods-not-folded', 'Some days or periods could not be folded');
}

/** What the log calls a letter that did not leave. */
const LINES = {
  failed: 'letter-not-taken',
  deferred: 'letter-deferred',
  refused: 'letter-refused',
} as const;

/** What makes the run be tried again. A letter that the server wants later waits for the day's next run, and for one day only. */
const isUnsettled = ({ result, late }: BriefingMailed): boolean =>
  result === 'in-hand' || result === 'failed' || (result === 'deferred' && late);
async function count(deps: ClockDeps, { scheduledAt, traceId, log }: ScheduledRun): Promise<void> {
  const today = dayOf(scheduledAt, deps.branch.zone);
  for (const { week, lots } of await countLots(deps)({ today, traceId }))
    log.info('week-counted', { period: week, count: lots });
}

async function mail(deps: ClockDeps, { scheduledAt, traceId, log }: ScheduledRun): Promise<void> {
  const today = dayOf(scheduledAt, deps.branch.zone);
  const letters = [
    ...(await mailBriefings(deps)({ today, traceId })),
    ...(await mailTopicReports(deps)({ today, traceId })),
  ];
  for (const letter of letters) {
    const { period, result } = letter;
    if ('error' in letter) log.error(LINES[letter.result], letter.error, { period });
    log.info('briefing-mailed', { period, result });
  }
  if (letters.some(isUnsettled))
    throw new Fault('briefings-not-mailed', 'Some briefings could not be mailed');
}
