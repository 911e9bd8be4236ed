import { describe, expect, it } from 'vitest';
import { at } from '../testing/calls.ts';
import { type DayMade, madeOn, withCall } from './day-made.ts';

const ZONE = 'Asia/Shanghai';
const call = (
  when: string,
  disposition: 'complete' | 'partial' | 'no-answer' = 'complete',
  seconds = 60,
) => ({
  calledAt: at(when),
  disposition,
  durationSeconds: seconds,
});
const made = (...calls: readonly ReturnType<typeof call>[]): DayMade | undefined =>
  calls.reduce<DayMade | undefined>((sum, each) => withCall(sum, each, ZONE), undefined);

describe('what an agent rang on a day', () => {
  it('is calls, complete interviews and seconds of each hour by the branch’s clock', () => {
    expect(
      made(call('06 00:00'), call('06 09:59', 'no-answer', 12), call('06 09:00', 'partial', 30)),
    ).toEqual({
      day: '2026-10-06',
      hours: [
        [0, 1, 1, 60],
        [9, 2, 0, 42],
      ],
    });
  });

  it('has its hours in their order, whichever call was told first', () => {
    expect(made(call('06 15:00'), call('06 08:00'), call('06 15:30'))?.hours).toEqual([
      [8, 1, 1, 60],
      [15, 2, 2, 120],
    ]);
  });

  it('begins anew with the first call of another day, and takes none of a day before', () => {
    const today = made(call('06 23:59'), call('07 00:00'));
    expect(today).toEqual({ day: '2026-10-07', hours: [[0, 1, 1, 60]] });
    expect(withCall(today, call('06 23:59'), ZONE)).toBe(today);
  });

  it('adds up with that of others, of that day alone', () => {
    const [one, other, earlier] = [
      made(call('06 09:00'), call('06 10:00', 'no-answer', 5)),
      made(call('06 10:00'), call('06 11:00')),
      made(call('05 10:00')),
    ];
    expect(madeOn('2026-10-06', [one, undefined, other, earlier])).toEqual({
      day: '2026-10-06',
      hours: [
        [9, 1, 1, 60],
        [10, 2, 1, 65],
        [11, 1, 1, 60],
      ],
    });
    expect(madeOn('2026-10-06', [])).toEqual({ day: '2026-10-06', hours: [] });
  });
});
