import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { NO_DAYS, type PeriodCell, type ServedByPerson } from './period-fold.ts';
import { rowTrendsOf } from './row-trends.ts';

const branch = longgang();
const shared = { businessType: 'repair', segment: 'residential', probability: 1 } as const;
const tallyOf = (count: number, dissatisfied: number) => ({
  closed: count,
  callbacks: count,
  'level.good': count - dissatisfied,
  'level.fail': dissatisfied,
});
const cell = (team: string, count: number, dissatisfied: number, more = {}): PeriodCell => ({
  programme: 'routine',
  team,
  ...shared,
  tally: tallyOf(count, dissatisfied),
  ...more,
});
const person = (staff: string, count: number): ServedByPerson => ({
  staff,
  team: 'repair-1',
  ...shared,
  tally: tallyOf(count, 0),
});
const month = (period: string, cells: PeriodCell[], persons: ServedByPerson[]) => ({
  period,
  fold: { ...NO_DAYS, cells },
  persons: { days: [], cells: persons },
});
const estimates = (points: readonly ({ readonly ofRated: { readonly estimate: number } | null } | null)[]) =>
  points.map((point) => point && (point.ofRated?.estimate ?? null));

describe('how rows went', () => {
  const trends = rowTrendsOf(branch, [
    month('2026-08', [cell('repair-1', 10, 1)], []),
    month('2026-09', [], []),
    month('2026-10', [cell('repair-1', 20, 1), cell('repair-2', 20, 9, { businessType: 'counter' })], []),
  ]);

  it('is said of the branch, its teams and business types, period by period in their order', () => {
    expect(trends.periods).toEqual(['2026-08', '2026-09', '2026-10']);
    expect(estimates(trends.total ?? [])).toEqual([90, null, 75]);
    expect(trends.total?.map((point) => point?.callbacks)).toEqual([10, 0, 40]);
    expect(trends.teams.map(({ team, points }) => [team, estimates(points)])).toEqual([
      ['repair-1', [90, null, 95]],
      ['repair-2', [null, null, 55]],
    ]);
    const types = trends.businessTypes.map(({ businessType, points }) => [businessType, estimates(points)]);
    expect(Object.fromEntries(types)).toEqual({ repair: [90, null, 95], counter: [null, null, 55] });
  });

  it('weighs each period by its own draw', () => {
    const cells = [cell('repair-1', 10, 0, { probability: 0.1 }), cell('repair-1', 10, 10)];
    const { total } = rowTrendsOf(branch, [
      month('2026-09', [cell('repair-1', 10, 5)], []),
      month('2026-10', cells, []),
    ]);
    expect(estimates(total ?? [])).toEqual([50, 90.909]);
  });

  it('is said of persons as each month’s briefing shows them, and of nobody who did not serve last', () => {
    const { persons } = rowTrendsOf(branch, [
      month('2026-09', [], [person('a', 30), person('b', 4), person('gone', 40)]),
      month('2026-10', [], [person('a', 30), person('b', 40), person('c', 50)]),
    ]);
    const shown = persons.map(({ staff, points }) => [
      staff,
      points.map((point) => point?.callbacks ?? null),
    ]);
    // In September b has too few, and with b the next larger is withheld.
    expect(shown).toEqual([
      ['a', [null, 30]],
      ['b', [null, 40]],
      ['c', [0, 50]],
    ]);
    expect(persons[0]).toMatchObject({ team: 'repair-1', name: { zh: '维修一班', en: 'Repair 1' } });
  });

  it('is said of no person in a week', () => {
    expect(rowTrendsOf(branch, [{ period: '2026-W41', fold: NO_DAYS }]).persons).toEqual([]);
  });
});
