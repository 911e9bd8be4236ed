import { type Day, dayOf, minuteOfDay } from '@huiyin/calendar';
import type { Attempt } from './task.ts';

/** What was rung in one hour of a branch day. */
export type HourMade = readonly [hour: number, calls: number, complete: number, seconds: number];

/** What was rung on a branch day, hour by hour in their order; hours without a call are not in it. */
export interface DayMade {
  readonly day: Day;
  readonly hours: readonly HourMade[];
}

type Rung = Pick<Attempt, 'calledAt' | 'durationSeconds' | 'disposition'>;

/** The day with that call in it; a call of another day begins a day of its own, and one of a day before is left out. */
export function withCall(
  made: DayMade | undefined,
  { calledAt, durationSeconds, disposition }: Rung,
  zone: string,
): DayMade {
  const day = dayOf(calledAt, zone);
  if (made && day < made.day) return made;
  const hour = Math.floor(minuteOfDay(calledAt, zone) / 60);
  const one: HourMade = [hour, 1, disposition === 'complete' ? 1 : 0, durationSeconds];
  return { day, hours: addHours(made?.day === day ? made.hours : [], [one]) };
}

/** What several made on that day together. */
export const madeOn = (day: Day, all: readonly (DayMade | undefined)[]): DayMade => ({
  day,
  hours: all.reduce<readonly HourMade[]>(
    (sum, made) => (made?.day === day ? addHours(sum, made.hours) : sum),
    [],
  ),
});

function addHours(one: readonly HourMade[], other: readonly HourMade[]): readonly HourMade[] {
  const sum = new Map<number, HourMade>();
  for (const [hour, calls, complete, seconds] of [...one, ...other]) {
    const [, c = 0, i = 0, s = 0] = sum.get(hour) ?? [];
    sum.set(hour, [hour, calls + c, complete + i, seconds + s]);
  }
  return [...sum.values()].sort(([a], [b]) => a - b);
}
