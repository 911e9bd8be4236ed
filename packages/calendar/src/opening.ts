import type { BranchCalendar } from './branch-calendar.ts';
import { addDays, type Day, dayOf, type Instant, momentAt } from './branch-time.ts';
import { type DayReason, isWorked, reasonOf } from './working-days.ts';

/** From a moment to another, the second not included. */
export interface OpenSpan {
  readonly from: Instant;
  readonly to: Instant;
}

/** When the branch is open on a day; nothing on a day that is not worked. */
export const openSpans = (calendar: BranchCalendar, day: Day): readonly OpenSpan[] =>
  isWorked(reasonOf(calendar, day))
    ? calendar.hours.map(({ from, to }) => ({
        from: momentAt(day, from, calendar.zone),
        to: momentAt(day, to, calendar.zone),
      }))
    : [];

/** The moment at which the branch closes on a day; undefined on a day that is not worked. */
export const closingOf = (calendar: BranchCalendar, day: Day): Instant | undefined =>
  openSpans(calendar, day).at(-1)?.to;

/** How a moment lies to the opening hours of its day. */
export type Attendance = 'open' | 'before-opening' | 'break' | 'after-closing' | 'day-off';

export interface OpeningState {
  readonly attendance: Attendance;
  readonly day: Day;
  readonly reason: DayReason;
}

/** Is the branch open at a moment, or on which side of its hours does it lie? */
export function arrivalAt(calendar: BranchCalendar, at: Instant): OpeningState {
  const day = dayOf(at, calendar.zone);
  const spans = openSpans(calendar, day);
  return { attendance: attendanceAt(spans, at), day, reason: reasonOf(calendar, day) };
}

function attendanceAt(spans: readonly OpenSpan[], at: Instant): Attendance {
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return 'day-off';
  if (at < first.from) return 'before-opening';
  if (at >= last.to) return 'after-closing';
  return spans.some(({ from, to }) => from <= at && at < to) ? 'open' : 'break';
}

/** The moment itself while the branch is open, otherwise the next at which it opens. */
export function nextOpen(calendar: BranchCalendar, at: Instant): Instant {
  for (let day = dayOf(at, calendar.zone); ; day = addDays(day, 1)) {
    const span = openSpans(calendar, day).find(({ to }) => at < to);
    if (span) return span.from < at ? at : span.from;
  }
}
