import { Fault } from '@huiyin/kernel';
import { type Holiday, WEEKDAYS, type Wording } from '@huiyin/vocabulary';
import type { BranchCalendar } from './branch-calendar.ts';
import { type Day, weekdayOf } from './branch-time.ts';

/** Why a day is worked, or is not. */
export type DayReason =
  /** One of the branch's weekdays; one of the others. */
  | { readonly why: 'weekday' }
  | { readonly why: 'weekend' }
  /** A public holiday; a day of rest worked for one (调休). */
  | { readonly why: 'holiday'; readonly holidays: readonly Holiday[] }
  | { readonly why: 'made-up'; readonly holidays: readonly Holiday[] }
  /** The branch's own word, which goes before the others. */
  | { readonly why: 'closed'; readonly name: Wording }
  | { readonly why: 'open'; readonly name: Wording };

const IS_WORKED = {
  weekday: true,
  weekend: false,
  holiday: false,
  'made-up': true,
  closed: false,
  open: true,
} as const satisfies Record<DayReason['why'], boolean>;

export const isWorked = ({ why }: DayReason): boolean => IS_WORKED[why];

/**
 * Why the branch works on a day, or does not.
 * @throws Fault `calendar-year-missing` where neither the branch nor the table of holidays knows the day: it is not guessed.
 */
export function reasonOf({ table, weekdays, closed, open }: BranchCalendar, day: Day): DayReason {
  const own = (days: typeof open) => days.find((each) => each.day === day);
  const [closing, opening] = [own(closed), own(open)];
  if (closing) return { why: 'closed', name: closing.name };
  if (opening) return { why: 'open', name: opening.name };
  if (day < table.from || day > table.through)
    throw new Fault(
      'calendar-year-missing',
      `The calendar (${table.version}) knows ${table.from} to ${table.through}, not ${day}`,
    );
  const holiday = table.daysOff.find(({ first, last }) => first <= day && day <= last);
  if (holiday) return { why: 'holiday', holidays: holiday.holidays };
  const madeUp = table.daysOff.find((each) => each.madeUp.includes(day));
  if (madeUp) return { why: 'made-up', holidays: madeUp.holidays };
  const weekday = WEEKDAYS[weekdayOf(day) - 1];
  return { why: weekday !== undefined && weekdays.includes(weekday) ? 'weekday' : 'weekend' };
}
