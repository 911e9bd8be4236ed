import { Temporal } from 'temporal-polyfill';

const DAY_WORDS: Readonly<Record<string, number>> = {
  今天: 0,
  今日: 0,
  today: 0,
  明天: 1,
  明日: 1,
  tomorrow: 1,
  后天: 2,
};

const FULL = /^(?<year>\d{4})[-/.年](?<month>\d{1,2})[-/.月](?<day>\d{1,2})日?[ T]?/;
const MONTH_AND_DAY = /^(?<month>\d{1,2})(?:[-/]|月)(?<day>\d{1,2})(?:日|号)? ?/;
const RELATIVE = new RegExp(`^(?<word>${Object.keys(DAY_WORDS).join('|')}) ?`, 'i');

const BEFORE = '(?<before>上午|早上|下午|晚上)? ?';
const CLOCK = new RegExp(
  `^${BEFORE}(?:(?<hour>\\d{1,2})[:：](?<minute>\\d{2})|(?<bare>\\d{1,2})(?:点|时)(?:(?<half>半)|(?<past>\\d{1,2})分?)?|(?<plain>\\d{1,2})(?= ?[ap]m))(?::\\d{2})? ?(?<after>am|pm)?$`,
  'i',
);

/** A bare “3 o’clock” is the afternoon to one person and the night to another; from eight on it is the morning. */
const UNAMBIGUOUS_FROM = 8;

/**
 * Reads a moment to come as an agent types it while the customer waits (`15:30`, `明天下午3点`, `11/3 3pm`,
 * `2026-11-03 15:00`), in the branch's zone; undefined when it is none, is past, lies in a gap of the clocks, or could
 * mean two moments. A month and a day without a year mean the next such day.
 */
export function readMoment(text: string, now: Date, zone: string): string | undefined {
  const typed = text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ');
  const present = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  try {
    const dated = dateIn(typed, present.toPlainDate());
    if (!dated) return undefined;
    const plainTime = timeIn(dated.rest);
    if (!plainTime) return undefined;
    const moment = dated.date.toPlainDateTime(plainTime).toZonedDateTime(zone, { disambiguation: 'reject' });
    return Temporal.ZonedDateTime.compare(moment, present) > 0
      ? new Date(moment.epochMilliseconds).toISOString()
      : undefined;
  } catch (error) {
    // No such day, no such hour, or the clocks skip it.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function dateIn(
  typed: string,
  today: Temporal.PlainDate,
): { date: Temporal.PlainDate; rest: string } | undefined {
  const after = ([found]: RegExpExecArray) => typed.slice(found.length);
  const full = FULL.exec(typed);
  if (full) return { date: dateOf(full.groups, Number(full.groups?.year)), rest: after(full) };
  const relative = RELATIVE.exec(typed);
  if (relative) {
    const days = DAY_WORDS[relative.groups?.word?.toLowerCase() ?? ''];
    return days === undefined ? undefined : { date: today.add({ days }), rest: after(relative) };
  }
  const dated = MONTH_AND_DAY.exec(typed);
  if (!dated) return { date: today, rest: typed };
  const date = dateOf(dated.groups, today.year);
  const isPast = Temporal.PlainDate.compare(date, today) < 0;
  return { date: isPast ? dateOf(dated.groups, today.year + 1) : date, rest: after(dated) };
}

const dateOf = (groups: Record<string, string> | undefined, year: number): Temporal.PlainDate =>
  Temporal.PlainDate.from(
    { year, month: Number(groups?.month), day: Number(groups?.day) },
    { overflow: 'reject' },
  );

function timeIn(typed: string): Temporal.PlainTime | undefined {
  const found = CLOCK.exec(typed.trim())?.groups;
  if (!found) return undefined;
  const { before, after, hour, bare, plain, minute, half, past } = found;
  const stated = Number(hour ?? bare ?? plain);
  const isHalfNamed = before !== undefined || after !== undefined;
  if (!isHalfNamed && hour === undefined && stated < UNAMBIGUOUS_FROM) return undefined;
  if (isHalfNamed && (stated > 12 || (before !== undefined && after !== undefined))) return undefined;
  const isLater = /下午|晚上/.test(before ?? '') || /pm/i.test(after ?? '');
  return Temporal.PlainTime.from(
    {
      hour: isHalfNamed ? (stated % 12) + (isLater ? 12 : 0) : stated,
      minute: half === undefined ? Number(minute ?? past ?? 0) : 30,
    },
    { overflow: 'reject' },
  );
}
