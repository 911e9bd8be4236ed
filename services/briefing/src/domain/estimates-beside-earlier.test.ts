import { longgang } from '@huiyin/testing';
import { expect, it } from 'vitest';
import { estimatesBesideEarlier } from './estimates-beside-earlier.ts';
import { NO_DAYS, type PeriodFold } from './period-fold.ts';

/** So many of a hundred satisfied, by team. */
const foldOf = (satisfied: Readonly<Record<string, number>>): PeriodFold => ({
  ...NO_DAYS,
  cells: Object.entries(satisfied).map(([team, good]) => ({
    programme: 'routine',
    team,
    businessType: team === 'counter-1' ? 'counter' : 'repair',
    segment: 'residential',
    probability: 1,
    tally: { closed: 100, callbacks: 100, 'level.good': good, 'level.fail': 100 - good },
  })),
});

it('each row stands beside its own estimate of the periods before, and nobody else’s', () => {
  const estimates = estimatesBesideEarlier(
    longgang(),
    {
      now: foldOf({ 'repair-1': 90, 'counter-1': 80 }),
      before: foldOf({ 'repair-1': 70, 'counter-1': 40 }),
      yearBefore: foldOf({ 'repair-1': 60, 'counter-1': 20 }),
    },
    '2026-10',
  );
  const inShort = ({ earlier, ofRated }: (typeof estimates)['total']) => [
    ofRated?.estimate,
    earlier.before?.estimate,
    earlier.yearBefore?.estimate,
  ];
  expect(inShort(estimates.total)).toEqual([85, 55, 40]);
  expect(estimates.teams.map((row) => [row.team, ...inShort(row)])).toEqual([
    ['repair-1', 90, 70, 60],
    ['counter-1', 80, 40, 20],
  ]);
  expect(estimates.businessTypes.map((row) => [row.businessType, ...inShort(row)])).toEqual([
    ['repair', 90, 70, 60],
    ['counter', 80, 40, 20],
  ]);
  expect(estimates.before).toBe('2026-10');
});

it('a period of which nothing is known has no estimate', () => {
  const { total } = estimatesBesideEarlier(
    longgang(),
    { now: foldOf({ 'repair-1': 90 }), before: NO_DAYS, yearBefore: undefined },
    '2026-10',
  );
  expect(total.earlier).toEqual({ before: null, yearBefore: null });
});
