import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { lotsOf, weeksToCount } from './count-lots.ts';
import { NO_DAYS, type PeriodCell } from './period-fold.ts';

const { levels } = longgang();
const cell = (tally: PeriodCell['tally'], overrides: Partial<PeriodCell> = {}): PeriodCell => ({
  programme: 'routine',
  team: 'repair-1',
  businessType: 'repair',
  segment: 'residential',
  probability: 1,
  tally,
  ...overrides,
});

describe('the weeks to count', () => {
  it.each([
    ['2026-11-09', '2026-W45'],
    ['2026-11-15', '2026-W45'],
    ['2026-11-16', '2026-W46'],
    ['2027-01-04', '2026-W53'],
  ])('on %s are four, the last of them %s', (today, last) => {
    expect(weeksToCount(today).map(({ name }) => name)).toHaveLength(4);
    expect(weeksToCount(today).at(-1)?.name).toBe(last);
  });

  it('are in their order', () => {
    expect(weeksToCount('2027-01-12').map(({ name }) => name)).toEqual([
      '2026-W51',
      '2026-W52',
      '2026-W53',
      '2027-W01',
    ]);
  });
});

describe('lots', () => {
  it('are of the routine callbacks of a team and type, however they were drawn', () => {
    const cells = [
      cell({ callbacks: 5, 'level.good': 3, 'level.fair': 1, notRated: 1 }),
      cell({ callbacks: 2, 'level.fail': 1, 'level.excellent': 1 }, { segment: 'vip', partner: 'anju' }),
      cell({ callbacks: 9, 'level.fail': 9 }, { programme: 'topic-1' }),
      cell({ callbacks: 1, 'level.good': 1 }, { businessType: 'ignition' }),
      cell({ callbacks: 1, 'level.pass': 1 }, { team: 'ignition-1', businessType: 'ignition' }),
    ];
    const lots = [
      { team: 'ignition-1', businessType: 'ignition', rated: 1, dissatisfied: 1 },
      { team: 'repair-1', businessType: 'ignition', rated: 1, dissatisfied: 0 },
      { team: 'repair-1', businessType: 'repair', rated: 6, dissatisfied: 2 },
    ];
    expect(lotsOf({ ...NO_DAYS, cells }, levels)).toEqual(lots);
    expect(lotsOf({ ...NO_DAYS, cells: cells.toReversed() }, levels)).toEqual(lots);
  });

  it('count who says that nobody came as rated and not satisfied', () => {
    const cells = [cell({ callbacks: 4, 'level.good': 2, notRated: 2, notServed: 2 })];
    expect(lotsOf({ ...NO_DAYS, cells }, levels)).toEqual([
      { team: 'repair-1', businessType: 'repair', rated: 4, dissatisfied: 2 },
    ]);
  });

  it('are none where nobody rated', () => {
    expect(lotsOf({ ...NO_DAYS, cells: [cell({ callbacks: 3, notRated: 3 })] }, levels)).toEqual([]);
  });
});
