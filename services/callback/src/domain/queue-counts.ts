import { addDays, type Day, dayOf, type Instant, toInstant } from '@huiyin/calendar';
import { nextOpening } from './permitted.ts';
import type { QueueEntry } from './queue-entry.ts';
import type { QueueFigures } from './queue-figures.ts';
import type { Hours } from './stretches.ts';

/**
 * How many open tasks there are of each kind that the figures tell apart; a kind that is not there counts none. Every task is of
 * one kind `<about>/<business type>/<last branch day of its window>`; who waits is of a second one, `waiting/<moment>`: the quarter
 * of an hour from which they may be rung, so that nobody counts as due too early. The kinds hold nothing of a customer.
 */
export type Counts = Readonly<Record<string, number>>;

const QUARTER = 15 * 60_000;
const WAITING = 'waiting';

const quarterOf = (moment: Instant): Instant => toInstant(Math.ceil(Date.parse(moment) / QUARTER) * QUARTER);

/** A window that ends with a day's beginning was over when the day before was. */
const lastDayOf = (windowEndsAt: Instant, zone: string): Day =>
  dayOf(toInstant(Date.parse(windowEndsAt) - 1), zone);

export function kindsOf(
  { about, businessType, windowEndsAt, waiting }: QueueEntry,
  zone: string,
): readonly string[] {
  const kind = `${about}/${businessType}/${lastDayOf(windowEndsAt, zone)}`;
  return waiting ? [kind, `${WAITING}/${quarterOf(waiting.from)}`] : [kind];
}

/** Both together; kinds that come to none are left out. */
export function sumOf(counts: Counts, change: Counts): Counts {
  const sum: Record<string, number> = { ...counts };
  for (const [kind, count] of Object.entries(change)) sum[kind] = (sum[kind] ?? 0) + count;
  return Object.fromEntries(Object.entries(sum).filter(([, count]) => count !== 0));
}

export const negative = (counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).map(([kind, count]) => [kind, -count]));

/** What an entry adds where it came, and takes away where it left. */
export function changeOf(
  before: QueueEntry | undefined,
  after: QueueEntry | undefined,
  zone: string,
): Counts {
  const ones = (entry: QueueEntry | undefined): Counts =>
    Object.fromEntries(entry ? kindsOf(entry, zone).map((kind) => [kind, 1]) : []);
  return sumOf(ones(after), negative(ones(before)));
}

/** The same entries, one by one. */
export function countsOf(entries: Iterable<QueueEntry>, zone: string): Counts {
  const counts: Record<string, number> = {};
  // Arithmetic with zones is dear, and thousands of windows end at the same moment.
  const known = new Map<string, readonly string[]>();
  for (const entry of entries) {
    const { about, businessType, windowEndsAt, waiting } = entry;
    const like = `${about}/${businessType}/${windowEndsAt}/${waiting?.from ?? ''}`;
    const kinds = known.get(like) ?? kindsOf(entry, zone);
    known.set(like, kinds);
    for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

/** Without those who no longer wait: they may be rung, whenever it was that they might be. */
export const withoutPast = (counts: Counts, now: Instant): Counts =>
  Object.fromEntries(
    Object.entries(counts).filter(([kind]) => {
      const [about, moment = ''] = kind.split('/');
      return about !== WAITING || moment > now;
    }),
  );

/** What the figures say of tasks by what they are about and by the end of their windows. A count that has gone astray is none, never less. */
export function figuresByKind(
  counts: Counts,
  now: Instant,
  { zone }: Pick<Hours, 'zone'>,
): Pick<QueueFigures, 'open' | 'overdueToday' | 'byBusinessType' | 'ending' | 'secondCallbacks'> {
  const today = dayOf(now, zone);
  const bounds = [
    ['today', today],
    ['threeDays', addDays(today, 2)],
    ['week', addDays(today, 6)],
  ] as const;
  const byBusinessType: Record<string, number> = {};
  const ending: Record<string, { today: number; threeDays: number; week: number; later: number }> = {};
  const sums = { open: 0, overdueToday: 0, secondCallbacks: 0 };
  for (const [kind, count] of Object.entries(counts)) {
    const [about, businessType = '', lastDay = ''] = kind.split('/');
    if (about === WAITING || count < 1) continue;
    sums.open += count;
    if (about === 'case') sums.secondCallbacks += count;
    byBusinessType[businessType] = (byBusinessType[businessType] ?? 0) + count;
    const bound = bounds.find(([, day]) => lastDay <= day)?.[0] ?? 'later';
    if (bound === 'today') sums.overdueToday += count;
    const of = ending[businessType] ?? { today: 0, threeDays: 0, week: 0, later: 0 };
    of[bound] += count;
    ending[businessType] = of;
  }
  return { ...sums, byBusinessType, ending };
}

/**
 * The queue in figures, from its counts as they were at `at`. `leased`: so many leases have not ended. Who waits is known to the quarter
 * of an hour, and whose window is over to the day.
 */
export function figuresOfCounts(
  counts: Counts,
  { at, leased, now }: { readonly at: Instant; readonly leased: number; readonly now: Instant },
  hours: Hours,
): QueueFigures {
  const byKind = figuresByKind(counts, now, hours);
  const moment = nextOpening(now, hours);
  const day = dayOf(moment, hours.zone);
  const over = countedWhere(counts, (about, lastDay) => about !== WAITING && lastDay < day);
  const waitingAt = (then: Instant): number =>
    countedWhere(counts, (about, from) => about === WAITING && from > then);
  return {
    at,
    ...byKind,
    due: Math.max(0, byKind.open - over - waitingAt(moment) - leased),
    waiting: waitingAt(now),
    leased,
  };
}

const countedWhere = (counts: Counts, isMeant: (about: string, end: string) => boolean): number =>
  Object.entries(counts).reduce((sum, [kind, count]) => {
    const [about = '', ...rest] = kind.split('/');
    return sum + (count > 0 && isMeant(about, rest.at(-1) ?? '') ? count : 0);
  }, 0);
