import { dayOf, minuteOfDay, minutesOf, plusMinutes } from '@huiyin/calendar';
import { longgang } from '@huiyin/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '../testing/calls.ts';
import { nextOpening, nextPermittedMoment, slotAt } from './permitted.ts';

const hours = longgang();
const windowEndsAt = at('20 00:00');
const next = (now: string, waiting?: { from: string; tried: string[] }, ends = windowEndsAt) =>
  nextPermittedMoment(waiting, ends, now, hours);

describe('the next moment at which a customer may be rung', () => {
  it.each([
    ['is now, within permitted hours', at('06 09:00'), at('06 09:00')],
    ['is when the morning begins, before it', at('06 06:00'), at('06 08:30')],
    ['is after the noon rest, within it', at('06 12:00'), at('06 14:00')],
    ['is the next morning, in the evening', at('06 21:00'), at('07 08:30')],
    ['is the last minute of the evening, in it', at('06 20:59'), at('06 20:59')],
  ])('%s', (_, now, moment) => {
    expect(next(now)).toBe(moment);
  });

  it.each([
    ['in the afternoon after a morning', at('06 11:00'), ['morning'], at('06 14:00')],
    ['in the evening after both', at('06 14:30'), ['morning', 'afternoon'], at('06 18:00')],
    ['not before the wait is over, in a fresh slot', at('06 19:00'), ['morning'], at('06 19:00')],
    [
      'next day when the fresh slot is over for today',
      at('06 19:00'),
      ['afternoon', 'evening'],
      at('07 08:30'),
    ],
    ['in any slot once all were tried', at('06 19:00'), ['morning', 'afternoon', 'evening'], at('06 19:00')],
  ])('comes %s', (_, from, tried, moment) => {
    expect(next(at('06 10:00'), { from, tried })).toBe(moment);
  });

  it('comes in a tried slot when no other comes before the window ends', () => {
    const waiting = { from: at('06 15:00'), tried: ['afternoon'] };
    expect(next(at('06 15:00'), waiting, at('06 18:00'))).toBe(at('06 15:00'));
    expect(next(at('06 15:00'), waiting, at('06 18:01'))).toBe(at('06 18:00'));
  });

  it('comes outside every slot for whoever was not rung yet, and else only when no fresh slot comes', () => {
    const calling = {
      ...hours.calling,
      slots: [
        { id: 'morning', from: '09:00', to: '11:00' },
        { id: 'evening', from: '18:00', to: '21:00' },
      ],
    };
    const slotless = { ...hours, calling };
    const waiting = { from: at('06 11:15'), tried: ['morning'] };
    expect(nextPermittedMoment(undefined, windowEndsAt, at('06 08:45'), slotless)).toBe(at('06 08:45'));
    expect(nextPermittedMoment(waiting, windowEndsAt, at('06 10:00'), slotless)).toBe(at('06 18:00'));
    expect(nextPermittedMoment(waiting, at('06 18:00'), at('06 10:00'), slotless)).toBe(at('06 11:15'));
  });

  it('does not come once the window has ended', () => {
    expect(next(at('06 10:00'), undefined, at('06 10:00'))).toBeUndefined();
    expect(next(at('06 21:00'), undefined, at('07 00:00'))).toBeUndefined();
  });
});

// All spans begin and end on a half hour, so half hours are all that matters.
const minutes = (max: number) => fc.integer({ min: 0, max: max / 30 }).map((halfHours) => halfHours * 30);
const waitings = fc.record({
  now: minutes(1440),
  wait: minutes(1440),
  window: minutes(4 * 1440),
  tried: fc.subarray(['morning', 'afternoon', 'evening']),
});

describe('for any wait, any slots tried and any window', () => {
  const start = at('01 00:00');
  const isPermitted = (moment: string) =>
    hours.calling.permitted.some(({ from, to }) => {
      const minute = minuteOfDay(moment, hours.zone);
      return minutesOf(from) <= minute && minute < minutesOf(to);
    });

  it('the moment is permitted, in the window, not before the wait, and no earlier one would do', () => {
    fc.assert(
      fc.property(waitings, ({ now: nowMinutes, wait, window, tried }) => {
        const [now, from, ends] = [
          plusMinutes(start, nowMinutes),
          plusMinutes(start, nowMinutes + wait),
          plusMinutes(start, nowMinutes + window),
        ];
        const moment = next(now, { from, tried }, ends);
        const isFresh = (each: string) => !tried.includes(slotAt(each, hours) ?? '');
        const candidates: string[] = [];
        for (let each = from; each < ends; each = plusMinutes(each, 30))
          if (isPermitted(each)) candidates.push(each);
        if (moment === undefined) {
          expect(candidates).toEqual([]);
          return;
        }
        expect(isPermitted(moment)).toBe(true);
        expect(moment >= from && moment < ends).toBe(true);
        const sooner = candidates.filter((each) => each < moment);
        if (isFresh(moment)) expect(sooner.filter(isFresh)).toEqual([]);
        else expect([sooner, candidates.filter(isFresh)]).toEqual([[], []]);
      }),
    );
  });
});

describe('the desk', () => {
  it('opens again on the same day or the next', () => {
    expect(nextOpening(at('06 10:00'), hours)).toBe(at('06 10:00'));
    expect(nextOpening(at('06 13:00'), hours)).toBe(at('06 14:00'));
    expect(nextOpening(at('06 21:00'), hours)).toBe(at('07 08:30'));
    expect(nextOpening(at('06 22:00'), hours)).toBe(at('07 08:30'));
  });

  it('keeps to the wall clock when it is set forward and back', () => {
    const newYork = { ...hours, zone: 'America/New_York' };
    for (const day of ['2026-03-08', '2026-11-01']) {
      const opening = nextOpening(`${day}T09:00:00.000Z`, newYork);
      expect([dayOf(opening, newYork.zone), minuteOfDay(opening, newYork.zone)]).toEqual([day, 8 * 60 + 30]);
    }
  });
});
