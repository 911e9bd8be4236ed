import { LIMIT_STARTS, WEEKDAYS } from '@huiyin/vocabulary';
import * as z from 'zod';
import { day, wallTime, wording } from './scalars.ts';

const start = z.enum(LIMIT_STARTS).optional();

/**
 * How long something may take: by the clock, to the end of the n-th calendar day, to the closing of the n-th working day, in
 * opening hours, or to noon of the next working day. `from`: what it runs from, the receipt unless said otherwise.
 */
export const limit = z.union([
  z.strictObject({ hours: z.int().min(1).max(8760), from: start }),
  z.strictObject({ days: z.int().min(1).max(366), from: start }),
  z.strictObject({ workingDays: z.int().min(1).max(250), from: start }),
  z.strictObject({ workingHours: z.int().min(1).max(2000) }),
  z.strictObject({ nextNoon: z.literal(true) }),
]);

const ownDay = z.strictObject({ day, name: wording });

/** When a branch works; its zone stands beside it. */
export const branchCalendar = z
  .strictObject({
    /** China's public holidays and make-up days, or the branch's own: then `closed` lists every holiday of these years in a row. */
    holidays: z.union([
      z.literal('china'),
      z.strictObject({ own: z.array(z.int().min(2000).max(2100)).min(1) }),
    ]),
    weekdays: z.array(z.enum(WEEKDAYS)).min(1),
    /** Opening hours of a day that is worked. */
    hours: z.array(z.strictObject({ from: wallTime, to: wallTime })).min(1),
    /** Days on which the branch does otherwise than weekdays and holidays say. */
    closed: z.array(ownDay).default([]),
    open: z.array(ownDay).default([]),
  })
  .superRefine((calendar, context) => {
    const refuse = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    calendar.weekdays.forEach((weekday, index, all) => {
      if (all.indexOf(weekday) !== index) refuse(['weekdays', index], 'is named twice');
    });
    calendar.hours.forEach(({ from, to }, index, all) => {
      const before = all[index - 1];
      if (from >= to) refuse(['hours', index], 'must lie within one day');
      else if (before && from <= before.to) refuse(['hours', index], 'must begin after the one before ends');
    });
    const own = [...calendar.closed, ...calendar.open].map((each) => each.day);
    for (const [name, offset] of [['closed', 0] as const, ['open', calendar.closed.length] as const])
      calendar[name].forEach((each, index) => {
        if (own.indexOf(each.day) !== offset + index) refuse([name, index], 'is named twice');
      });
    if (calendar.holidays === 'china') return;
    const years = calendar.holidays.own;
    years.forEach((year, index) => {
      if (index > 0 && year !== (years[index - 1] ?? 0) + 1)
        refuse(['holidays', 'own', index], 'must follow the year before');
    });
    calendar.closed.forEach((each, index) => {
      if (!years.includes(Number(each.day.slice(0, 4))))
        refuse(['closed', index], 'lies in no year of holidays.own');
    });
  });
