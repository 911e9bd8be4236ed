import { longgang } from '@huiyin/testing';
import { expect, it } from 'vitest';
import { NO_DAYS, type PeriodFold } from './period-fold.ts';
import { trendOf } from './trend.ts';

const foldOf = (good: number, fail: number, praised = 0, probability = 1): PeriodFold => ({
  ...NO_DAYS,
  cells: [
    {
      programme: 'routine',
      team: 'repair-1',
      businessType: 'repair',
      segment: 'residential',
      probability,
      tally: {
        closed: good + fail,
        callbacks: good + fail,
        'level.good': good,
        'level.fail': fail,
        praised,
      },
    },
  ],
});
const trend = (...folds: PeriodFold[]) =>
  trendOf(
    folds.map((fold, index) => ({ period: `2026-0${index + 1}`, fold })),
    longgang().levels,
  );

it('each period has its share of satisfied and of praise, in their order', () => {
  const { points } = trend(foldOf(90, 10, 5), foldOf(80, 20, 10));
  expect(points.map(({ period, satisfaction, praise }) => [period, satisfaction, praise])).toEqual([
    ['2026-01', 90, 5],
    ['2026-02', 80, 10],
  ]);
});

it('three sigmas are the limits where many are dissatisfied, and a period beyond them is a signal', () => {
  const found = trend(foldOf(900, 100), foldOf(900, 100), foldOf(900, 100), foldOf(700, 300));
  expect(found).toMatchObject({ chart: 'p', centre: 85 });
  // 85 ± 3 √(85 · 15 / 1000).
  expect(found.points[0]?.limits?.low).toBeCloseTo(81.613, 2);
  expect(found.points[0]?.limits?.high).toBeCloseTo(88.387, 2);
  expect(found.points.map(({ signal }) => signal)).toEqual(['above', 'above', 'above', 'below']);
});

it('limits are exact where so few are dissatisfied that three sigmas mislead', () => {
  const found = trend(foldOf(99, 1), foldOf(100, 0), foldOf(98, 2));
  expect(found.chart).toBe('binomial');
  expect(found.points.map(({ signal }) => signal)).toEqual(['none', 'none', 'none']);
  expect(found.points[0]?.limits?.high).toBe(100);
  expect(found.falseAlarms).toBeLessThanOrEqual(0.81);
});

it('exactly five expected are enough for three sigmas', () => {
  expect(trend(foldOf(95, 5), foldOf(95, 5)).chart).toBe('p');
  expect(trend(foldOf(96, 4), foldOf(95, 5)).chart).toBe('binomial');
  expect(trend(foldOf(5, 5), foldOf(5, 5)).chart).toBe('p');
  // Where one period alone has too few.
  expect(trend(foldOf(9000, 1000), foldOf(18, 2)).chart).toBe('binomial');
});

it('a period in which nobody rated has no share and no limits, and the others keep theirs', () => {
  const found = trend(foldOf(90, 10), NO_DAYS, foldOf(90, 10));
  expect(found.points[1]).toEqual({
    period: '2026-02',
    satisfaction: null,
    praise: null,
    limits: null,
    signal: 'none',
  });
  expect(found.chart).toBe('p');
  expect(found.points[2]?.limits).not.toBeNull();
});

it('without anybody there is no centre and no alarm', () => {
  expect(trend(NO_DAYS, NO_DAYS)).toMatchObject({ chart: 'p', centre: null, falseAlarms: 0 });
});
