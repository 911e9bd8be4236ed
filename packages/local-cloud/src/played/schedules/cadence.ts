import { Fault } from '@huiyin/kernel';
import { Cron } from 'croner';

/** The next time after `after` (epoch ms, exclusive); undefined: never again. */
export type Cadence = (after: number) => number | undefined;

const UNITS: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * Reads EventBridge Scheduler expressions (user guide, "Schedule types"): cron(minutes hours day-of-month month
 * day-of-week year), rate(value unit), at(yyyy-mm-ddThh:mm:ss), the first and last in the given IANA time zone.
 * `anchor` (epoch ms) is where a rate starts counting; without one it counts from the epoch.
 */
export function cadence(expression: string, timeZone: string, anchor = 0): Cadence {
  const [, kind, rule = ''] = expression.match(/^(cron|rate|at)\((.*)\)$/) ?? [];
  if (kind === 'cron') return cron(rule, timeZone);
  if (kind === 'rate') return rate(rule, anchor);
  if (kind === 'at') return at(rule, timeZone);
  throw new Fault('template-unsupported', `ScheduleExpression: not a schedule: ${expression}`);
}

function cron(rule: string, timeZone: string): Cadence {
  const fields = rule.trim().split(/\s+/);
  if (fields.length !== 6)
    throw new Fault(
      'template-unsupported',
      `ScheduleExpression: cron takes six fields, not ${fields.length}: ${rule}`,
    );
  if (fields[2] !== '?' && fields[4] !== '?')
    throw new Fault(
      'template-unsupported',
      `ScheduleExpression: cron takes ? as day of month or as day of week: ${rule}`,
    );
  const [minutes = '', hours = '', days = '', months = '', weekdays = '', years = ''] = fields.map((field) =>
    field.replaceAll('?', '*'),
  );
  // AWS: `0/15` = from 0 on, every 15; croner wants the range spelt out. AWS counts weekdays from Sunday = 1.
  const from = (field: string, last: number): string => field.replace(/\b(\d+)\/(\d+)/g, `$1-${last}/$2`);
  const pattern = `0 ${from(minutes, 59)} ${from(hours, 23)} ${from(days, 31)} ${from(months, 12)} ${from(weekdays, 7)} ${from(years, 2199)}`;
  const job = new Cron(pattern, {
    paused: true,
    timezone: timeZone,
    alternativeWeekdays: true,
    mode: '7-part',
  });
  return (after) => job.nextRun(new Date(after))?.getTime();
}

function rate(rule: string, anchor: number): Cadence {
  const [, count, unit = ''] = rule.match(/^(\d+) (minute|hour|day)s?$/) ?? [];
  const every = Number(count) * (UNITS[unit] ?? 0);
  if (!every) throw new Fault('template-unsupported', `ScheduleExpression: not a rate: ${rule}`);
  return (after) => anchor + (Math.floor((after - anchor) / every) + 1) * every;
}

function at(rule: string, timeZone: string): Cadence {
  const once = new Cron(rule, { paused: true, timezone: timeZone });
  return (after) => {
    const moment = once.nextRun(new Date(0))?.getTime();
    return moment !== undefined && moment > after ? moment : undefined;
  };
}
