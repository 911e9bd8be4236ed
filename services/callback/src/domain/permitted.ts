import { type Instant, minuteOfDay } from '@huiyin/calendar';
import { type Hours, slotAtMinute, stretchesFrom } from './stretches.ts';

/** The slot of the day in which a moment lies; undefined between slots. */
export const slotAt = (moment: Instant, hours: Hours): string | undefined =>
  slotAtMinute(minuteOfDay(moment, hours.zone), hours);

// Instants compare as text.
const later = (a: Instant, b: Instant): Instant => (a < b ? b : a);

/**
 * The earliest moment, from now on and before the window ends, at which the customer may be rung: in permitted hours,
 * not before the wait is over, in a slot not tried yet if one still comes, else in any. Undefined when none is left.
 */
export function nextPermittedMoment(
  waiting: { readonly from: Instant; readonly tried?: readonly string[] } | undefined,
  windowEndsAt: Instant,
  now: Instant,
  hours: Hours,
): Instant | undefined {
  const from = later(now, waiting?.from ?? now);
  const tried = waiting?.tried ?? [];
  let first: Instant | undefined;
  for (const stretch of stretchesFrom(now, hours)) {
    const moment = later(stretch.from, from);
    if (moment >= windowEndsAt) return first;
    if (moment >= stretch.to) continue;
    if (tried.length === 0 || (stretch.slot !== undefined && !tried.includes(stretch.slot))) return moment;
    first ??= moment;
  }
  return first;
}

/** This moment if calls are permitted now, else the one at which they are again. */
export function nextOpening(now: Instant, hours: Hours): Instant {
  for (const { from, to } of stretchesFrom(now, hours)) if (now < to) return later(from, now);
  return now;
}
