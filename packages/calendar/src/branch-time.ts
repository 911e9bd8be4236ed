// The functions and not `Temporal` itself: a door then loads a third of the library.
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import * as PlainTime from 'temporal-polyfill/fns/PlainTime';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';

/** A moment in UTC exactly as `Date.prototype.toISOString` writes it (24 characters), so moments compare as text. */
export type Instant = string;

/** A calendar day of the branch, `YYYY-MM-DD`. */
export type Day = string;

/** A wall-clock time of the branch, `HH:MM`; `24:00` is the end of the day. */
export type WallTime = string;

const MINUTES_PER_DAY = 1440;

export const toInstant = (epochMs: number | Date): Instant => new Date(epochMs).toISOString();

export const epochMs = (instant: Instant): number => Date.parse(instant);

export const plusMinutes = (instant: Instant, minutes: number): Instant =>
  toInstant(epochMs(instant) + minutes * 60_000);

const zoned = (instant: Instant, zone: string): ZonedDateTime.Record =>
  ZonedDateTime.create(BigInt(epochMs(instant)) * 1_000_000n, zone);

/** A day as the calendar reckons with it. Throws a RangeError when there is no such day. */
export function dateOf(day: Day): PlainDate.Record {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = day.split('-').map(Number);
  return PlainDate.create(year, month, date);
}

/** The branch's calendar day on which the moment falls. */
export const dayOf = (instant: Instant, zone: string): Day =>
  PlainDate.toString(ZonedDateTime.toPlainDate(zoned(instant, zone)));

/** `YYYY-MM`: the month in which the day lies. */
export const monthOfDay = (day: Day): string => day.slice(0, 7);

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: Day): number => PlainDate.dayOfWeek(dateOf(day));

export const addDays = (day: Day, days: number): Day =>
  PlainDate.toString(PlainDate.addDays(dateOf(day), days));

/** Minutes since midnight on the branch's clock. */
export function minuteOfDay(instant: Instant, zone: string): number {
  const time = zoned(instant, zone);
  return time.hour * 60 + time.minute;
}

export function minutesOf(time: WallTime): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** The moment a wall clock in the branch shows this time; in a gap of daylight saving, the moment after it. */
export function momentAt(day: Day, time: WallTime, zone: string): Instant {
  const minutes = minutesOf(time);
  const date = PlainDate.addDays(dateOf(day), Math.floor(minutes / MINUTES_PER_DAY));
  const rest = minutes % MINUTES_PER_DAY;
  const plainTime = PlainTime.create(Math.floor(rest / 60), rest % 60);
  return toInstant(PlainDate.toZonedDateTime(date, { timeZone: zone, plainTime }).epochMilliseconds);
}

/** The first moment of the branch's day. */
export const startOfDay = (day: Day, zone: string): Instant => momentAt(day, '00:00', zone);
