import type { ReviewSheet } from '@huiyin/contracts';
import { describe, expect, test } from 'vitest';
import { begin, bodyOf, give, goTo, mark, missingOf, press, totalOf } from './score.ts';

const name = { zh: '项', en: 'item' };
const sheet: ReviewSheet = {
  version: 1,
  items: [
    { id: 'opening', name, points: [10, 5, 0] },
    { id: 'record', name, points: [20, 0] },
  ],
  fatal: [
    { id: 'rude', name },
    { id: 'invented', name },
  ],
  passAt: 20,
};
const pressed = (...digits: number[]) => digits.reduce(press, begin(sheet));

describe('a score', () => {
  test('has nothing in it before somebody gives it', () => {
    expect(missingOf(begin(sheet)).map(({ id }) => id)).toEqual(['opening', 'record']);
    expect(bodyOf(begin(sheet))).toBeUndefined();
  });

  test('is given by a digit an item', () => {
    expect(bodyOf(pressed(2, 1))).toEqual({ points: { opening: 5, record: 20 }, fatal: [] });
    expect(totalOf(pressed(2, 1))).toBe(25);
    expect(bodyOf(pressed(2))).toBeUndefined();
  });

  test('takes no digit that the item has not', () => {
    for (const digit of [0, 4, 9, -1]) expect(pressed(digit)).toEqual(begin(sheet));
    expect(pressed(1, 3).points).toEqual({ opening: 10 });
  });

  test('is changed by going back', () => {
    expect(press(goTo(pressed(1, 1), 0), 3)).toMatchObject({ points: { opening: 0, record: 20 }, at: 1 });
    expect([goTo(begin(sheet), -1).at, goTo(begin(sheet), 9).at]).toEqual([0, 2]);
    expect(give(pressed(1, 1), 'opening', 5)).toMatchObject({ points: { opening: 5, record: 20 }, at: 1 });
  });

  test('says in words what was fatal; a mark is taken away as it was made', () => {
    const fatal = pressed(1, 1, 2);
    expect(fatal.fatal).toEqual(['invented']);
    expect(bodyOf(fatal)).toBeUndefined();
    expect(bodyOf({ ...fatal, remark: '   ' })).toBeUndefined();
    expect(bodyOf({ ...fatal, remark: ' 未问即填 ' })).toEqual({
      points: { opening: 10, record: 20 },
      fatal: ['invented'],
      remark: '未问即填',
    });
    expect(press(fatal, 2).fatal).toEqual([]);
    expect(press(fatal, 3)).toEqual(fatal);
    expect(mark(mark(fatal, 'rude'), 'invented').fatal).toEqual(['rude']);
  });
});
