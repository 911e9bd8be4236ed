import type { APPOINTMENT_CHOICES, Concern, Disposition } from '@huiyin/vocabulary';

type Appointment = (typeof APPOINTMENT_CHOICES)[number];

/** What is counted about a callback that ended. */
export type Counter =
  | 'closed'
  | 'attempts'
  | 'callbacks'
  | 'notRated'
  | 'notServed'
  | 'noSuchVisit'
  | 'praised'
  | 'suggested'
  | 'asked'
  | 'solved'
  | 'satisfied'
  | `level.${string}`
  | `appointment.${Appointment}`
  | `concern.${Concern}`
  | `disposition.${Disposition}`
  /** As the upstream system has it; `denied`: in time, and the customer says otherwise. */
  | `promise.${'kept' | 'early' | 'late' | 'denied'}`
  | `stage.${string}.${'kept' | 'late'}`
  | 'numberCorrected'
  | 'short'
  | 'levelled'
  | 'straight'
  /** How one call ended. */
  | `call.${Disposition}`
  | QuestionCounter;

/** How often a question was asked, answered, and answered so. */
export type QuestionCounter =
  | `question.${string}.${string}.${'asked' | 'answered'}`
  | `question.${string}.${string}.is.${string}`;

/** Counts by name; what is not named is zero. Tallies add up, so days make weeks and years. */
export type Tally = Readonly<Record<string, number>>;

/** Adds tallies, names in order, so that the same facts in any order give the same bytes. */
export function addUp(tallies: Iterable<Tally>): Tally {
  const sums = new Map<string, number>();
  // A tally is a plain record; entries of it would be two more arrays for each counter of a year.
  for (const tally of tallies)
    for (const name in tally) sums.set(name, (sums.get(name) ?? 0) + (tally[name] ?? 0));
  return Object.fromEntries(
    [...sums].filter(([, count]) => count !== 0).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** The same in no order, for what is added up once more: a year has a million of these. */
export function joined(tallies: Iterable<Tally>): Tally {
  const sums: Record<string, number> = {};
  for (const tally of tallies) for (const name in tally) sums[name] = (sums[name] ?? 0) + (tally[name] ?? 0);
  return sums;
}

/** One of each named counter. */
export function once(...counters: readonly Counter[]): Tally {
  const tally: Record<string, number> = {};
  for (const counter of counters) tally[counter] = 1;
  return tally;
}

export const countOf = (tally: Tally, counter: Counter): number => tally[counter] ?? 0;

/** The counts under one heading, e.g. `level` → `{good: 3}`. */
export const under = (tally: Tally, heading: string): Record<string, number> =>
  Object.fromEntries(
    Object.entries(tally).flatMap(([name, count]) =>
      name.startsWith(`${heading}.`) ? [[name.slice(heading.length + 1), count]] : [],
    ),
  );
