import { addDays, type Day, dayOf, type Instant, minutesOf, momentAt } from '@huiyin/calendar';
import type { BranchConfiguration } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';

/** When this branch rings: its calling rules and the zone of its clock. */
export type Hours = Pick<BranchConfiguration, 'calling' | 'zone'>;

/** A stretch of time in which calls are permitted, all of it in one slot or in none: [from, to). */
export interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
  readonly slot: string | undefined;
}

/** The slot in which a minute of the branch's day lies; undefined between slots. */
export const slotAtMinute = (minute: number, { calling }: Hours): string | undefined =>
  calling.slots.find(({ from, to }) => minutesOf(from) <= minute && minute < minutesOf(to))?.id;

/** Nobody looks so far ahead: no window is longer than sixty days. */
const DAYS_MAX = 400;

/** Permitted stretches in order, from those of the moment's branch day on, day after day for more than a year. */
export function* stretchesFrom(moment: Instant, hours: Hours): Generator<Stretch> {
  const known = knownFor(hours);
  let day = known.dayOf(moment);
  for (let count = 0; count < DAYS_MAX; count += 1) {
    const { stretches, next } = known.onDay(day);
    yield* stretches;
    day = next;
  }
  throw new Fault('no-permitted-hours', 'There are no permitted hours within a year');
}

function stretchesOn(day: Day, hours: Hours): readonly Stretch[] {
  const { calling, zone } = hours;
  const bounds = calling.slots.flatMap(({ from, to }) => [from, to]);
  return calling.permitted
    .flatMap((span) => {
      const cuts = new Set([
        span.from,
        ...bounds.filter((time) => span.from < time && time < span.to),
        span.to,
      ]);
      const times = [...cuts].toSorted();
      return times.slice(1).map((to, index) => ({ from: times[index] ?? to, to }));
    })
    .map(({ from, to }) => ({
      from: momentAt(day, from, zone),
      to: momentAt(day, to, zone),
      slot: slotAtMinute(minutesOf(from), hours),
    }))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

interface Known {
  dayOf(moment: Instant): Day;
  onDay(day: Day): { readonly stretches: readonly Stretch[]; readonly next: Day };
}

const knownByHours = new WeakMap<Hours, Known>();

/** Arithmetic with zones is dear and a queue asks about the same few days for every entry, so what was worked out is remembered. */
function knownFor(hours: Hours): Known {
  const known = knownByHours.get(hours) ?? remember(hours);
  knownByHours.set(hours, known);
  return known;
}

function remember(hours: Hours): Known {
  const days = new Map<Day, ReturnType<Known['onDay']>>();
  let last: { readonly moment: Instant; readonly day: Day } | undefined;
  return {
    dayOf(moment) {
      if (last?.moment !== moment) last = { moment, day: dayOf(moment, hours.zone) };
      return last.day;
    },
    onDay(day) {
      const known = days.get(day) ?? { stretches: stretchesOn(day, hours), next: addDays(day, 1) };
      days.set(day, known);
      return known;
    },
  };
}
