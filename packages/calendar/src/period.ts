import { Temporal } from 'temporal-polyfill';
import { addDays, type Day } from './branch-time.ts';

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
  ['day', /^\d{4}-\d{2}-\d{2}$/],
  ['week', /^\d{4}-W\d{2}$/],
  ['month', /^\d{4}-\d{2}$/],
  ['quarter', /^\d{4}-Q[1-4]$/],
  ['year', /^\d{4}$/],
];

/** Reads a period's name; undefined when the text names none (no such month, week 53 in a year of 52, …). */
export function parsePeriod(name: string): Period | undefined {
  const kind = SHAPES.find(([, shape]) => shape.test(name))?.[0];
  if (kind === undefined) return undefined;
  try {
    const [first, after] = boundsOf(kind, name);
    const period: Period = {
      name,
      kind,
      first: first.toString(),
      last: after.subtract({ days: 1 }).toString(),
    };
    return periodContaining(period.first, kind).name === name ? period : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function boundsOf(kind: PeriodKind, name: string): [Temporal.PlainDate, Temporal.PlainDate] {
  const year = Number(name.slice(0, 4));
  const date = (month: number, day = 1) =>
    Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  switch (kind) {
    case 'day': {
      const day = Temporal.PlainDate.from(name, { overflow: 'reject' });
      return [day, day.add({ days: 1 })];
    }
    case 'week': {
      // ISO 8601: 4 January lies in week 1.
      const fourth = date(1, 4);
      const monday = fourth
        .subtract({ days: fourth.dayOfWeek - 1 })
        .add({ weeks: Number(name.slice(6)) - 1 });
      return [monday, monday.add({ weeks: 1 })];
    }
    case 'month': {
      const month = date(Number(name.slice(5)));
      return [month, month.add({ months: 1 })];
    }
    case 'quarter': {
      const quarter = date((Number(name.slice(6)) - 1) * 3 + 1);
      return [quarter, quarter.add({ months: 3 })];
    }
    case 'year':
      return [date(1), date(1).add({ years: 1 })];
  }
}

const pad = (value: number): string => String(value).padStart(2, '0');

function nameOf(day: Temporal.PlainDate, kind: PeriodKind): string {
  switch (kind) {
    case 'day':
      return day.toString();
    case 'week':
      return `${day.yearOfWeek ?? day.year}-W${pad(day.weekOfYear ?? 1)}`;
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
  const name = nameOf(Temporal.PlainDate.from(day), kind);
  const [first, after] = boundsOf(kind, name);
  return { name, kind, first: first.toString(), last: after.subtract({ days: 1 }).toString() };
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
