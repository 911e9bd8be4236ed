import { describe, expect, it } from 'vitest';
import { haveOrdersStopped } from './orders-stopped.ts';

const lately = { weekday: 3, ofDay: 0, ofWeekBefore: [0, 12, 9, 0, 0, 11, 8] };

describe('orders have stopped', () => {
  it('when a working day has none and the week before had some', () => {
    expect(haveOrdersStopped(lately)).toBe(true);
    expect(haveOrdersStopped({ ...lately, weekday: 1 })).toBe(true);
    expect(haveOrdersStopped({ ...lately, weekday: 5 })).toBe(true);
  });

  it('not on a day that has one, nor on a weekend', () => {
    expect(haveOrdersStopped({ ...lately, ofDay: 1 })).toBe(false);
    expect(haveOrdersStopped({ ...lately, weekday: 6 })).toBe(false);
    expect(haveOrdersStopped({ ...lately, weekday: 7 })).toBe(false);
  });

  it('not where none ever came: a branch that was deployed today rings nobody', () => {
    expect(haveOrdersStopped({ ...lately, ofWeekBefore: [0, 0, 0, 0, 0, 0, 0] })).toBe(false);
  });
});
