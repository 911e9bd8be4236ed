import { WEEKDAYS } from '@huiyin/vocabulary';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BranchCalendar, calendarOf } from './branch-calendar.ts';
import { changeOf, deadlineOf, type ExplainedDeadline, reckonAgain } from './deadline.ts';
import { explain } from './explain.ts';
import { HOLIDAYS_OF_CHINA } from './holidays/holidays-of-china.ts';
import type { Limit, Pause } from './limit.ts';
import { arrivalAt } from './opening.ts';
import { at, day, shenzhen } from './testing/calendars.ts';

const DAY = 86_400_000;
const FIRST = Date.parse('2025-01-01');
const instantOf = (offset: number) => new Date(FIRST + offset).toISOString();
const dayNumber = (offset: number) => instantOf(offset * DAY).slice(0, 10);

const amount = (max: number) => fc.integer({ min: 1, max });
const from = fc.constantFrom('receipt' as const, 'opening' as const);
const limit: fc.Arbitrary<Limit> = fc.oneof(
  fc.record({ hours: amount(100), from }),
  fc.record({ days: amount(20), from }),
  fc.record({ workingDays: amount(15), from }),
  fc.record({ workingHours: amount(60) }),
  fc.constant({ nextNoon: true as const }),
);
const receipt = fc.integer({ min: 0, max: 600 * 1440 }).map((minutes) => instantOf(minutes * 60_000));
const pause: fc.Arbitrary<Pause> = fc
  .record({
    reason: fc.constantFrom('customer' as const, 'outside-body' as const),
    start: fc.integer({ min: 0, max: 620 * 24 }),
    hours: fc.integer({ min: 1, max: 90 }),
  })
  .map(({ reason, start, hours }) => ({
    reason,
    from: instantOf(start * 3_600_000),
    until: instantOf((start + hours) * 3_600_000),
  }));
/** Near each other, so that receipts, pauses and closed days meet. */
const near = (receivedAt: string, { reason, from: start, until }: Pause): Pause => {
  const shift = Date.parse(receivedAt) + (Date.parse(start) % (8 * DAY)) - 2 * DAY - Date.parse(start);
  const moved = (moment: string) => new Date(Date.parse(moment) + shift).toISOString();
  return { reason, from: moved(start), ...(until !== undefined && { until: moved(until) }) };
};
const zone = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Asia/Urumqi');
const hours = fc.constantFrom(
  [{ from: '08:30', to: '12:00' } as const, { from: '14:00', to: '17:30' } as const],
  [{ from: '00:00', to: '24:00' } as const],
  [{ from: '09:00', to: '21:00' } as const],
);
const weekdays = fc.constantFrom(WEEKDAYS.slice(0, 5), WEEKDAYS.slice(0, 6), WEEKDAYS);
const closedDays = fc.uniqueArray(fc.integer({ min: 0, max: 630 }), { maxLength: 40 });
const calendar: fc.Arbitrary<BranchCalendar> = fc
  .record({ zone, hours, weekdays, closed: closedDays })
  .map(({ zone: of, closed, ...rest }) =>
    calendarOf({
      zone: of,
      calendar: { holidays: 'china', ...rest, closed: closed.map((each) => day(dayNumber(each))), open: [] },
    }),
  );
const situation = fc
  .record({ calendar, limit, receivedAt: receipt, pauses: fc.array(pause, { maxLength: 3 }) })
  .map(({ pauses, ...rest }) => ({ ...rest, pauses: pauses.map((each) => near(rest.receivedAt, each)) }));

const byOf = ({ by }: ExplainedDeadline): string => by ?? 'held';

describe('a deadline', () => {
  it('is never earlier when a day is taken off the working days', () => {
    fc.assert(
      fc.property(situation, fc.integer({ min: -2, max: 40 }), ({ calendar: before, ...inputs }, further) => {
        const off = dayNumber(Math.floor((Date.parse(inputs.receivedAt) - FIRST) / DAY) + further);
        const after = { ...before, closed: [...before.closed, day(off)] };
        expect(byOf(deadlineOf(after, inputs)) >= byOf(deadlineOf(before, inputs))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is never earlier for what was received later', () => {
    fc.assert(
      fc.property(situation, fc.integer({ min: 0, max: 5000 }), ({ calendar: of, ...inputs }, minutes) => {
        const receivedAt = new Date(Date.parse(inputs.receivedAt) + minutes * 60_000).toISOString();
        const later = deadlineOf(of, { ...inputs, receivedAt });
        expect(byOf(later) >= byOf(deadlineOf(of, inputs))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is never earlier for a further pause, and never lies within one', () => {
    fc.assert(
      fc.property(situation, pause, ({ calendar: of, ...inputs }, further) => {
        const before = byOf(deadlineOf(of, inputs));
        const pauses = [...inputs.pauses, near(inputs.receivedAt, further)];
        const after = byOf(deadlineOf(of, { ...inputs, pauses }));
        expect(after >= before).toBe(true);
        expect(pauses.filter((each) => each.from < after && after < (each.until ?? ''))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('is explained from its receipt to its very moment, every day in between once, up to the limit', () => {
    fc.assert(
      fc.property(situation, ({ calendar: of, ...inputs }) => {
        const deadline = deadlineOf(of, inputs);
        const { steps } = deadline;
        expect(steps[0]).toMatchObject({ step: 'received', at: inputs.receivedAt });
        expect(steps.at(-1)).toMatchObject({ step: 'ends', at: deadline.by });
        const days = steps.flatMap((step) =>
          step.step === 'counted' || step.step === 'passed-over' ? [step] : [],
        );
        days.forEach((each, index) => {
          const next = days[index + 1];
          if (next) expect(Date.parse(next.first)).toBe(Date.parse(each.last) + DAY);
          expect(each.first <= each.last).toBe(true);
        });
        const last = days.at(-1);
        const { limit: given } = inputs;
        if (last?.step === 'counted')
          expect(last.total).toBe(
            'days' in given
              ? given.days
              : 'workingDays' in given
                ? given.workingDays
                : 'workingHours' in given
                  ? given.workingHours * 60
                  : 1,
          );
        else expect('hours' in given).toBe(true);
        const said = explain(deadline);
        expect(said).toHaveLength(steps.length);
        expect(said.every(({ zh, en }) => zh !== '' && en !== '' && !/undefined|NaN/.test(zh + en))).toBe(
          true,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('in working days or opening hours lies in the branch’s hours or at the end of them', () => {
    fc.assert(
      fc.property(situation, ({ calendar: of, ...inputs }) => {
        fc.pre('workingDays' in inputs.limit || 'workingHours' in inputs.limit);
        const by = byOf(deadlineOf(of, inputs));
        const justBefore = new Date(Date.parse(by) - 1).toISOString();
        expect(arrivalAt(of, justBefore).attendance).toBe('open');
      }),
    );
  });

  it('is the same when it is reckoned again from what it holds, also after it was stored', () => {
    fc.assert(
      fc.property(situation, ({ calendar: of, ...inputs }) => {
        const deadline = deadlineOf(of, inputs);
        const stored: ExplainedDeadline = JSON.parse(JSON.stringify(deadline));
        expect(stored).toEqual(deadline);
        expect(reckonAgain(stored, of)).toEqual(deadline);
        expect(changeOf(stored, reckonAgain(stored, of))).toBeUndefined();
      }),
    );
  });
});

describe('a deadline that is reckoned again', () => {
  const receivedAt = at('2026-09-24 10:00');
  const before = deadlineOf(shenzhen(), { receivedAt, limit: { workingDays: 5 }, pauses: [] });

  it('moves with a corrected table: the make-up day of 10 October is taken back, 9 October becomes a day off', () => {
    const table = {
      ...HOLIDAYS_OF_CHINA,
      version: 'corrected',
      daysOff: HOLIDAYS_OF_CHINA.daysOff.map((each) =>
        each.first === '2026-10-01' ? { ...each, last: '2026-10-09', madeUp: ['2026-09-20'] } : each,
      ),
    };
    const after = reckonAgain(before, { ...shenzhen(), table });
    expect(changeOf(before, after)).toEqual({
      before: at('2026-10-09 17:30'),
      // 28, 29, 30 September, 12, 13 October
      after: at('2026-10-13 17:30'),
      because: ['calendar'],
    });
  });

  it.each([
    [
      'a day that the branch closes',
      shenzhen({ closed: [day('2026-09-28')] }),
      {},
      '2026-10-10',
      ['calendar'],
    ],
    ['another limit', shenzhen(), { limit: { workingDays: 4 } }, '2026-10-08', ['limit']],
    ['a receipt that was another', shenzhen(), { receivedAt: at('2026-09-25 10:00') }, undefined, []],
    [
      'a receipt and a limit that were others',
      shenzhen(),
      { receivedAt: at('2026-09-28 10:00'), limit: { workingDays: 4 } },
      undefined,
      [],
    ],
    [
      'a pause',
      shenzhen(),
      {
        pauses: [
          { reason: 'customer', from: at('2026-09-28 10:00'), until: at('2026-09-29 10:00') } as const,
        ],
      },
      '2026-10-10',
      ['pauses'],
    ],
  ])('knows what moved it: %s', (_, calendarNow, corrected, moved, because) => {
    const change = changeOf(before, reckonAgain(before, calendarNow, corrected));
    expect(change).toEqual(
      moved === undefined ? undefined : { before: before.by, after: at(`${moved} 17:30`), because },
    );
  });

  it('knows of several reasons, and of a pause that holds it', () => {
    const pauses = [{ reason: 'customer', from: at('2026-09-28 10:00') } as const];
    const elsewhere = { ...shenzhen(), zone: 'Asia/Urumqi' };
    const after = reckonAgain(before, elsewhere, { receivedAt: at('2026-09-24 09:00'), pauses });
    expect(changeOf(before, after)).toEqual({
      before: before.by,
      after: undefined,
      because: ['receipt', 'pauses', 'zone'],
    });
  });

  it('knows of a table that was corrected beside a limit', () => {
    const table = { ...HOLIDAYS_OF_CHINA, version: 'corrected' };
    const after = reckonAgain(before, { ...shenzhen(), table }, { limit: { workingDays: 4 } });
    expect(changeOf(before, after)?.because).toEqual(['limit', 'calendar']);
  });

  it('is the same whatever the sequence of the fields of its limit', () => {
    const limit = { from: 'opening', workingDays: 5 } as const;
    const turned = { workingDays: 5, from: 'opening' } as const;
    const one = deadlineOf(shenzhen(), { receivedAt, limit, pauses: [] });
    const closed = shenzhen({ closed: [day('2026-09-28')] });
    expect(changeOf(one, reckonAgain(one, closed, { limit: turned }))?.because).toEqual(['calendar']);
  });
});
