import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { NO_DAYS, type PeriodCell } from './period-fold.ts';
import { punctualityOf } from './punctuality.ts';
import type { Tally } from './tally.ts';

const branch = longgang();
const cell = (tally: Tally, overrides: Partial<PeriodCell> = {}): PeriodCell => ({
  programme: 'routine',
  team: 'repair-1',
  businessType: 'repair',
  segment: 'residential',
  probability: 1,
  tally: { closed: 100, ...tally },
  ...overrides,
});
const punctuality = (...cells: PeriodCell[]) => punctualityOf(branch, { ...NO_DAYS, cells });

describe('visits in time', () => {
  it('are counted by business type, early ones among them, and weighted by how rarely an order is called', () => {
    const { businessTypes } = punctuality(
      cell({ 'promise.kept': 20, 'promise.early': 10, 'promise.late': 10, 'promise.denied': 3 }),
      cell({ 'promise.kept': 40, closed: 100 }, { probability: 0.5, team: 'repair-2' }),
      cell({ 'promise.late': 5 }, { businessType: 'meter-reading' }),
    );
    expect(businessTypes).toEqual([
      {
        businessType: 'repair',
        name: { zh: '维修', en: 'Repair' },
        kept: 60,
        early: 10,
        late: 10,
        denied: 3,
        // 100 orders of which three quarters, 200 of which all.
        rate: { estimate: 91.667, low: expect.any(Number), high: expect.any(Number) },
      },
      expect.objectContaining({ businessType: 'meter-reading', kept: 0, late: 5 }),
    ]);
    expect(businessTypes[1]?.rate?.estimate).toBe(0);
  });

  it('are not shown of a business in which nothing was promised, nor of topic callbacks', () => {
    expect(punctuality(cell({}), cell({ 'promise.kept': 9 }, { programme: 'topic-1' }))).toEqual({
      businessTypes: [],
      stages: [],
    });
  });

  it('have the stages that have a limit beside them, in their order', () => {
    const ignition = { businessType: 'ignition', team: 'ignition-1' };
    const { stages } = punctuality(
      cell(
        { 'stage.survey.kept': 3, 'stage.review.kept': 2, 'stage.review.late': 1, 'stage.documents.kept': 9 },
        ignition,
      ),
      cell({ 'stage.review.late': 1, 'stage.acceptance.late': 4 }, { ...ignition, probability: 0.5 }),
      cell({ 'stage.review.late': 7 }),
    );
    expect(
      stages.map(({ businessType, stage, kept, late, rate }) => [businessType, stage, kept, late, rate]),
    ).toEqual([
      ['ignition', 'review', 2, 2, 50],
      ['ignition', 'acceptance', 0, 4, 0],
      ['ignition', 'survey', 3, 0, 100],
    ]);
    expect(stages[0]).toMatchObject({ name: { zh: '点火通气' }, stageName: { zh: '审核' } });
  });
});
