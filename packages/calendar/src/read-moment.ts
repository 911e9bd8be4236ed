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
const [MINUTE_MS, DAY_MS] = [60_000, 86_400_000];

/**
 * Reads a moment to come as an agent types it while the customer waits (`15:30`, `明天下午3点`, `11/3 3pm`,
 * `2026-11-03 15:00`), in the branch's zone; undefined when it is none, is past, lies in a gap of the clocks, or could
 * mean two moments. A month and a day without a year mean the next such day.
 *
 * By `Intl` alone: the call desk reads it, and Temporal for browsers would be a tenth of what that page loads.
 */
export function readMoment(text: string, now: Date, zone: string): string | undefined {
  const typed = text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ');
  const wallOf = wallClockOf(zone);
  const today = Math.floor(wallOf(now.getTime()) / DAY_MS) * DAY_MS;
  const dated = dayIn(typed, today);
  const minutes = dated && minutesIn(dated.rest);
  if (dated?.day === undefined || minutes === undefined) return undefined;
  const moment = momentAt(dated.day + minutes * MINUTE_MS, wallOf);
  return moment !== undefined && moment > now.getTime() ? new Date(moment).toISOString() : undefined;
}

/** What the clocks of a zone show at a moment, to the minute, as the milliseconds of the same reading in UTC: days and times are reckoned in it. */
function wallClockOf(zone: string): (moment: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  });
  return (moment) => {
    const shown = Object.fromEntries(
      format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = shown;
    return Date.UTC(year, month - 1, day, hour, minute);
  };
}

/** The one moment at which the clocks show this; undefined where they skip it, or show it twice. */
function momentAt(wall: number, wallOf: (moment: number) => number): number | undefined {
  // The clocks' distance from UTC is, around a change, that of the day before or of the day after.
  const distances = [wall - DAY_MS, wall + DAY_MS].map((near) => wallOf(near) - near);
  const moments = new Set(
    distances.map((distance) => wall - distance).filter((each) => wallOf(each) === wall),
  );
  return moments.size === 1 ? [...moments][0] : undefined;
}

/** Midnight of the day that is named, as wall time; no day: there is no such one. */
function dayIn(typed: string, today: number): { day: number | undefined; rest: string } | undefined {
  const after = ([found]: RegExpExecArray) => typed.slice(found.length);
  const full = FULL.exec(typed);
  if (full) return { day: dayOf(full.groups, Number(full.groups?.year)), rest: after(full) };
  const relative = RELATIVE.exec(typed);
  if (relative) {
    const days = DAY_WORDS[relative.groups?.word?.toLowerCase() ?? ''];
    return days === undefined ? undefined : { day: today + days * DAY_MS, rest: after(relative) };
  }
  const dated = MONTH_AND_DAY.exec(typed);
  if (!dated) return { day: today, rest: typed };
  const year = new Date(today).getUTCFullYear();
  const day = dayOf(dated.groups, year);
  const isPast = day !== undefined && day < today;
  return { day: isPast ? dayOf(dated.groups, year + 1) : day, rest: after(dated) };
}

function dayOf(groups: Record<string, string> | undefined, year: number): number | undefined {
  const [month, day] = [Number(groups?.month), Number(groups?.day)];
  const midnight = new Date(Date.UTC(year, month - 1, day));
  return midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === day
    ? midnight.getTime()
    : undefined;
}

/** Minutes since midnight. */
function minutesIn(typed: string): number | undefined {
  const found = CLOCK.exec(typed.trim())?.groups;
  if (!found) return undefined;
  const { before, after, hour, bare, plain, minute, half, past } = found;
  const stated = Number(hour ?? bare ?? plain);
  const isHalfNamed = before !== undefined || after !== undefined;
  if (!isHalfNamed && hour === undefined && stated < UNAMBIGUOUS_FROM) return undefined;
  if (isHalfNamed && (stated > 12 || (before !== undefined && after !== undefined))) return undefined;
  const isLater = /下午|晚上/.test(before ?? '') || /pm/i.test(after ?? '');
  const hours = isHalfNamed ? (stated % 12) + (isLater ? 12 : 0) : stated;
  const minutes = half === undefined ? Number(minute ?? past ?? 0) : 30;
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : undefined;
}
