import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import { addDays, type Day, dateOf } from './branch-time.ts';

/** Which kind of briefing period a text names. */
export type PeriodKind = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** `2026-11-22`, `2026-W47` (ISO week), `2026-11`, `2026-Q4` or `2026`; from its first to its last day, both included. */
export interface Period {
  readonly name: string;
  readonly kind: PeriodKind;
  readonly first: Day;
  readonly last: Day;
}

const SHAPES: readonly [PeriodKind, RegExp][] = [
  ['day', /^[12]\d{3}-\d{2}-\d{2}$/],
  ['week', /^[12]\d{3}-W\d{2}$/],
  ['month', /^[12]\d{3}-\d{2}$/],
  ['quarter', /^[12]\d{3}-Q[1-4]$/],
  ['year', /^[12]\d{3}$/],
];

/** Reads a period's name, of the years 1000 to 2999; undefined when the text names none (no such month, week 53 in a year of 52, …). */
export function parsePeriod(name: string): Period | undefined {
  const kind = SHAPES.find(([, shape]) => shape.test(name))?.[0];
  if (kind === undefined) return undefined;
  try {
    const period = periodOf(kind, name);
    return periodContaining(period.first, kind).name === name ? period : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function periodOf(kind: PeriodKind, name: string): Period {
  const [first, after] = boundsOf(kind, name);
  return { name, kind, first: PlainDate.toString(first), last: addDays(PlainDate.toString(after), -1) };
}

/** Its first day and the first day after it. Throws a RangeError when there is no such period. */
function boundsOf(kind: PeriodKind, name: string): [PlainDate.Record, PlainDate.Record] {
  const year = Number(name.slice(0, 4));
  switch (kind) {
    case 'day': {
      const day = dateOf(name);
      return [day, PlainDate.addDays(day, 1)];
    }
    case 'week': {
      // ISO 8601: 4 January lies in week 1.
      const fourth = PlainDate.create(year, 1, 4);
      const days = 1 - PlainDate.dayOfWeek(fourth) + 7 * (Number(name.slice(6)) - 1);
      const monday = PlainDate.addDays(fourth, days);
      return [monday, PlainDate.addDays(monday, 7)];
    }
    case 'month': {
      const month = PlainDate.create(year, Number(name.slice(5)), 1);
      return [month, PlainDate.addMonths(month, 1)];
    }
    case 'quarter': {
      const quarter = PlainDate.create(year, (Number(name.slice(6)) - 1) * 3 + 1, 1);
      return [quarter, PlainDate.addMonths(quarter, 3)];
    }
    case 'year':
      return [PlainDate.create(year, 1, 1), PlainDate.create(year + 1, 1, 1)];
  }
}

const pad = (value: number): string => String(value).padStart(2, '0');

function nameOf(day: PlainDate.Record, kind: PeriodKind): string {
  switch (kind) {
    case 'day':
      return PlainDate.toString(day);
    case 'week':
      return `${PlainDate.yearOfWeek(day) ?? day.year}-W${pad(PlainDate.weekOfYear(day) ?? 1)}`;
    case 'month':
      return `${day.year}-${pad(day.month)}`;
    case 'quarter':
      return `${day.year}-Q${Math.ceil(day.month / 3)}`;
    case 'year':
      return String(day.year);
  }
}

/** The period of that kind in which the day lies. */
export function periodContaining(day: Day, kind: PeriodKind): Period {
  return periodOf(kind, nameOf(dateOf(day), kind));
}

/** The period of the same kind just before. */
export const periodBefore = (period: Period): Period =>
  periodContaining(addDays(period.first, -1), period.kind);

/** Every day of the period in order. */
export function daysOf(period: Period): Day[] {
  const days: Day[] = [];
  for (let day = period.first; day <= period.last; day = addDays(day, 1)) days.push(day);
  return days;
}
