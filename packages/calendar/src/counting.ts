import type { BranchCalendar } from './branch-calendar.ts';
import { addDays, dayOf, epochMs, type Instant, momentAt, startOfDay, toInstant } from './branch-time.ts';
import { arrivalAt, closingOf, openSpans } from './opening.ts';
import { runningIn, type Standstill, standingAt } from './pauses.ts';
import { type DeadlineStep, type MetDay, stepsOf } from './steps.ts';
import { reasonOf } from './working-days.ts';

/** Where a count ended: at a moment, or in a standstill that has not ended. */
export interface Counted {
  readonly by?: Instant;
  readonly heldSince?: Instant;
  readonly steps: readonly DeadlineStep[];
}

type Count = (
  calendar: BranchCalendar,
  from: Instant,
  amount: number,
  standstills: readonly Standstill[],
) => Counted;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const END_OF_TIME = '9999-12-31T23:59:59.999Z';

const ends = (at: Instant, by: Extract<DeadlineStep, { step: 'ends' }>['by']): DeadlineStep => ({
  step: 'ends',
  at,
  by,
});

/** The moment at which an amount of time has run out in spans, or what of it is left. */
function runOut(
  spans: readonly { readonly from: Instant; readonly to: Instant }[],
  milliseconds: number,
): { readonly at?: Instant; readonly left: number } {
  let left = milliseconds;
  for (const { from, to } of spans) {
    const length = epochMs(to) - epochMs(from);
    if (left <= length) return { at: toInstant(epochMs(from) + left), left: 0 };
    left -= length;
  }
  return { left };
}

const heldFrom = (standstills: readonly Standstill[]): { readonly heldSince?: Instant } => {
  const open = standstills.find(({ until }) => until === undefined);
  return open ? { heldSince: open.from } : {};
};

/** A deadline is a whole minute: nobody is told of seconds, and none comes before its time has run out. */
const wholeMinute = (at: Instant): Instant => toInstant(Math.ceil(epochMs(at) / MINUTE) * MINUTE);

/** Hours by the clock, to the whole minute. */
export const countHours: Count = (_calendar, from, hours, standstills) => {
  const { spans } = runningIn(standstills, { from, to: END_OF_TIME });
  const { at } = runOut(spans, hours * HOUR);
  if (at === undefined) return { ...heldFrom(standstills), steps: [] };
  const by = wholeMinute(at);
  return { by, steps: [ends(by, 'clock')] };
};

/** Hours in which the branch is open, to the whole minute. */
export const countWorkingHours: Count = (calendar, from, hours, standstills) => {
  const met: MetDay[] = [];
  let left = hours * HOUR;
  for (let day = dayOf(from, calendar.zone); ; day = addDays(day, 1)) {
    const reason = reasonOf(calendar, day);
    const open = openSpans(calendar, day)
      .filter(({ to }) => from < to)
      .map((span) => (span.from < from ? { ...span, from } : span));
    const parts = open.map((span) => runningIn(standstills, span));
    const before = left;
    const { at, left: after } = runOut(
      parts.flatMap(({ spans }) => spans),
      left,
    );
    left = after;
    const total = Math.floor(hours * 60 - left / MINUTE);
    if (open.length === 0) met.push({ day, reason });
    else met.push(before === left ? { day, reason: { why: 'paused' } } : { day, reason, total });
    if (at !== undefined) {
      const by = wholeMinute(at);
      return { by, steps: [...stepsOf(met, 'minutes'), ends(by, 'clock')] };
    }
    if (parts.some(({ held }) => held)) return { ...heldFrom(standstills), steps: stepsOf(met, 'minutes') };
  }
};

/**
 * Calendar days. The day from which a limit runs does not count and the last one counts whole (Civil Code, articles 201 and
 * 203); a day at whose end the limit stands still does not count.
 */
export const countDays: Count = ({ zone }, from, days, standstills) => {
  const met: MetDay[] = [];
  let total = 0;
  for (let day = addDays(dayOf(from, zone), 1); ; day = addDays(day, 1)) {
    const end = startOfDay(addDays(day, 1), zone);
    const standstill = standingAt(standstills, end);
    if (standstill && standstill.until === undefined)
      return { heldSince: standstill.from, steps: stepsOf(met, 'days') };
    if (!standstill) total += 1;
    met.push(standstill ? { day, reason: { why: 'paused' } } : { day, total });
    if (total === days) return { by: end, steps: [...stepsOf(met, 'days'), ends(end, 'midnight')] };
  }
};

/**
 * Working days. The day from which a limit runs does not count, and the last one ends when the branch closes (Civil Code,
 * articles 201 and 203); a day at whose closing the limit stands still does not count.
 */
export const countWorkingDays: Count = (calendar, from, days, standstills) => {
  const met: MetDay[] = [];
  let total = 0;
  for (let day = addDays(dayOf(from, calendar.zone), 1); ; day = addDays(day, 1)) {
    const reason = reasonOf(calendar, day);
    const closing = closingOf(calendar, day);
    const standstill = closing === undefined ? undefined : standingAt(standstills, closing);
    if (standstill && standstill.until === undefined)
      return { heldSince: standstill.from, steps: stepsOf(met, 'working-days') };
    if (closing === undefined) met.push({ day, reason });
    else if (standstill) met.push({ day, reason: { why: 'paused' } });
    else {
      total += 1;
      met.push({ day, reason, total });
      if (total === days)
        return { by: closing, steps: [...stepsOf(met, 'working-days'), ends(closing, 'closing')] };
    }
  }
};

/**
 * Noon of the next working day: of the day itself for what comes before its opening, of the next one for what comes later.
 * A noon at which the limit stands still is passed over.
 */
export const countToNoon: Count = (calendar, from, _amount, standstills) => {
  const met: MetDay[] = [];
  const { attendance, day: today } = arrivalAt(calendar, from);
  for (let day = attendance === 'before-opening' ? today : addDays(today, 1); ; day = addDays(day, 1)) {
    const reason = reasonOf(calendar, day);
    const noon = momentAt(day, '12:00', calendar.zone);
    const isOpen = closingOf(calendar, day) !== undefined;
    const standstill = isOpen ? standingAt(standstills, noon) : undefined;
    if (standstill && standstill.until === undefined)
      return { heldSince: standstill.from, steps: stepsOf(met, 'working-days') };
    if (!isOpen) met.push({ day, reason });
    else if (standstill) met.push({ day, reason: { why: 'paused' } });
    else {
      met.push({ day, reason, total: 1 });
      return { by: noon, steps: [...stepsOf(met, 'working-days'), ends(noon, 'noon')] };
    }
  }
};
