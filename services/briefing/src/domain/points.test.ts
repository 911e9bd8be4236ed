import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import type { FoldsCompared } from './compare-rows.ts';
import { NO_DAYS, type PeriodCell, type PeriodFold } from './period-fold.ts';
import { POINTS_MAX, strengthsAndWeaknesses } from './points.ts';
import type { Tally } from './tally.ts';

const cell = (team: string, businessType: string, tally: Tally, probability = 1): PeriodCell => ({
  programme: 'routine',
  team,
  businessType,
  segment: 'residential',
  probability,
  tally: { closed: tally.callbacks ?? 0, ...tally },
});
const rated = (good: number, fail: number): Tally => ({
  callbacks: good + fail,
  'level.good': good,
  'level.fail': fail,
});
const foldOf = (...cells: PeriodCell[]): PeriodFold => ({ ...NO_DAYS, cells });
const pointsOf = (now: PeriodFold, earlier: Partial<FoldsCompared> = {}) =>
  strengthsAndWeaknesses(longgang(), { now, before: NO_DAYS, yearBefore: undefined, ...earlier });

/** `repair-1 satisfaction lower others 70 99` */
const inShort = ({ points }: ReturnType<typeof pointsOf>['strengths']) =>
  points.map(({ measure, row, comparison: { verdict, against }, rate, other }) =>
    [row?.id ?? 'branch', measure, verdict, against, rate, other].join(' '),
  );

describe('strengths and weaknesses', () => {
  it('are none where the difference may be chance, however different the rates look', () => {
    const found = pointsOf(
      foldOf(cell('repair-1', 'repair', rated(3, 0)), cell('repair-2', 'repair', rated(2, 1))),
    );
    expect(found).toEqual({ strengths: { points: [], more: 0 }, weaknesses: { points: [], more: 0 } });
  });

  it('are a team below the others of its business types, and the team above', () => {
    const found = pointsOf(
      foldOf(
        cell('repair-1', 'repair', rated(70, 30)),
        cell('repair-2', 'repair', rated(99, 1)),
        cell('counter-1', 'counter', rated(10, 90)),
      ),
    );
    expect(inShort(found.weaknesses)).toEqual(['repair-1 satisfaction lower others 70 99']);
    expect(inShort(found.strengths)).toEqual(['repair-2 satisfaction higher others 99 70']);
  });

  it('are what fell since the period before, and what rose since the year before', () => {
    const found = pointsOf(foldOf(cell('repair-1', 'repair', rated(80, 20))), {
      before: foldOf(cell('repair-1', 'repair', rated(99, 1))),
      yearBefore: foldOf(cell('repair-1', 'repair', rated(50, 50))),
    });
    expect(inShort(found.weaknesses)).toEqual([
      'branch satisfaction lower before 80 99',
      'repair satisfaction lower before 80 99',
      'repair-1 satisfaction lower before 80 99',
    ]);
    expect(inShort(found.strengths)).toEqual([
      'branch satisfaction higher yearBefore 80 50',
      'repair satisfaction higher yearBefore 80 50',
      'repair-1 satisfaction higher yearBefore 80 50',
    ]);
    expect(found.weaknesses.points.map(({ row }) => row)).toEqual([
      undefined,
      { of: 'businessType', id: 'repair', name: { zh: '维修', en: 'Repair' } },
      { of: 'team', id: 'repair-1', name: { zh: '维修一班', en: 'Repair 1' } },
    ]);
  });

  it('count appointments kept among those made, both ways', () => {
    const kept = (yes: number, no: number): Tally => ({
      callbacks: yes + no + 50,
      'appointment.yes': yes,
      'appointment.no': no,
      'appointment.none-made': 50,
    });
    const found = pointsOf(
      foldOf(cell('repair-1', 'repair', kept(70, 30)), cell('repair-2', 'repair', kept(98, 2))),
    );
    expect(inShort(found.weaknesses)).toEqual(['repair-1 appointment lower others 70 98']);
    expect(inShort(found.strengths)).toEqual(['repair-2 appointment higher others 98 70']);
  });

  it('count praise among the callbacks as a strength; whoever is praised less did nothing wrong', () => {
    const found = pointsOf(
      foldOf(
        cell('repair-1', 'repair', { callbacks: 100, praised: 30 }),
        cell('repair-2', 'repair', { callbacks: 100, praised: 2 }),
      ),
    );
    expect(inShort(found.strengths)).toEqual(['repair-1 praise higher others 30 2']);
    expect(inShort(found.weaknesses)).toEqual([]);
  });

  it('weigh calls by their chance, and leave topic callbacks out', () => {
    const now = foldOf(
      cell('repair-1', 'repair', rated(90, 10), 0.1),
      cell('repair-1', 'pipe-alteration', rated(50, 50)),
      { ...cell('repair-1', 'repair', rated(0, 500)), programme: 'topic-shoe-covers' },
    );
    const before = foldOf(cell('repair-1', 'repair', rated(990, 10)));
    // 1,000 of .9 and 100 of .5.
    const branch = pointsOf(now, { before }).weaknesses.points.find(({ row }) => row === undefined);
    expect(branch?.rate).toBeCloseTo(86.4, 0);
    expect(branch?.other).toBe(99);
  });

  it('come the surest first, so many of them, with the number of the others', () => {
    const { teams } = longgang();
    const rows = teams
      .slice(0, 10)
      .flatMap(({ id }, index) => [cell(id, `type-${index}`, rated(85 - 2 * index, 15 + 2 * index))]);
    const before = teams.slice(0, 10).map(({ id }, index) => cell(id, `type-${index}`, rated(99, 1)));
    const { points, more } = pointsOf(foldOf(...rows), { before: foldOf(...before) }).weaknesses;
    expect(points).toHaveLength(POINTS_MAX);
    const ps = points.map(({ comparison: { p } }) => p ?? 1);
    expect(ps).toEqual(ps.toSorted((a, b) => a - b));
    // The branch, ten business types and ten teams fell.
    expect(more).toBe(21 - POINTS_MAX);
  });
});
