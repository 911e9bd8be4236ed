import { briefingDocument } from '@huiyin/contracts';
import { type Period, parsePeriod } from '@huiyin/kernel';
import { describe, expect, it } from 'vitest';
import { callbackFactOf, complaintFactOf, ratedAs, terms } from '../testing/facts.ts';
import { type BriefingParts, briefingOf, isEmpty } from './briefing.ts';
import { foldDay } from './day-fold.ts';
import type { CallbackFact } from './facts.ts';
import { readTable } from './imported-table.ts';

const periodOf = (name: string): Period => {
  const period = parsePeriod(name);
  if (!period) throw new Error(name);
  return period;
};
const november: BriefingParts = {
  period: periodOf('2026-11'),
  span: { first: '2026-11-01', through: '2026-11-30', end: '2026-11-30T16:00:00.000Z' },
  folds: [],
  cases: [],
  tables: [],
  yearBefore: undefined,
};
const foldOf = (day: string, ...callbacks: CallbackFact[]) =>
  foldDay(day, { callbacks, secondCallbacks: [], population: undefined });
const briefing = (parts: Partial<BriefingParts>) =>
  briefingDocument.parse(briefingOf(terms(), { ...november, ...parts }));

describe('a briefing', () => {
  const folds = [
    foldOf(
      '2026-11-20',
      callbackFactOf('a', { interview: ratedAs('good') }),
      callbackFactOf('b', { team: 'counter-1', businessType: 'counter', interview: ratedAs('fail') }),
    ),
    foldOf(
      '2026-11-21',
      callbackFactOf('c', { interview: ratedAs(undefined) }),
      callbackFactOf('d', { disposition: 'refused', interview: undefined }),
    ),
  ];

  it('shows the three rates side by side', () => {
    const { total } = briefing({ folds });
    expect(total).toMatchObject({
      closed: 4,
      callbacks: 3,
      notRated: 1,
      levels: { excellent: 0, good: 1, fair: 0, pass: 0, fail: 1 },
    });
    expect(total.rates).toEqual({ published: 66.67, ofRated: 50, worstCase: 33.33 });
  });

  it('splits the same figures by team and by business type, in the branch’s order', () => {
    const { teams, businessTypes } = briefing({ folds });
    expect(teams.map(({ team, figures }) => [team, figures.callbacks])).toEqual([
      ['repair-1', 2],
      ['counter-1', 1],
    ]);
    expect(businessTypes.map(({ businessType, figures }) => [businessType, figures.rates.ofRated])).toEqual([
      ['repair', 100],
      ['counter', 0],
    ]);
  });

  it('has no rate where nobody was asked', () => {
    expect(briefing({}).total.rates).toEqual({ published: null, ofRated: null, worstCase: null });
  });

  it('counts AAPOR classes from the final dispositions', () => {
    expect(briefing({ folds }).aapor).toEqual({ I: 3, P: 0, R: 1, NC: 0, O: 0, UH: 0, UO: 0, NE: 0 });
  });

  it('names a team that the branch no longer has by its id, after the others', () => {
    const old = foldOf('2026-11-21', callbackFactOf('x', { team: 'ancient' }));
    const { teams } = briefing({ folds: [old, ...folds] });
    expect(teams.map(({ team }) => team)).toEqual(['repair-1', 'counter-1', 'ancient']);
    expect(teams.at(-1)?.name).toEqual({ zh: 'ancient', en: 'ancient' });
  });

  it('takes a level the branch no longer has for rated and not satisfied', () => {
    const { levels, total } = briefing({
      folds: [foldOf('2026-11-21', callbackFactOf('x', { interview: ratedAs('so-so') }))],
    });
    expect(levels.at(-1)).toEqual({ id: 'so-so', name: { zh: 'so-so', en: 'so-so' }, satisfied: false });
    expect(total.rates).toEqual({ published: 0, ofRated: 0, worstCase: 0 });
  });

  it('lists a team that has nothing but a complaint', () => {
    const { teams } = briefing({ cases: [complaintFactOf()] });
    expect(teams.map(({ team, figures }) => [team, figures.complaints])).toEqual([['repair-1', 1]]);
  });

  it('is the same, byte for byte, whatever the order of days, facts and cases', () => {
    const cases = [
      complaintFactOf(),
      complaintFactOf({ caseId: 'WO-2', concerns: ['complaint', 'integrity'] }),
    ];
    expect(JSON.stringify(briefing({ folds: [...folds].reverse(), cases: [...cases].reverse() }))).toBe(
      JSON.stringify(briefing({ folds, cases })),
    );
  });

  describe('beside the year before', () => {
    const period = periodOf('2025-11');
    const table = readTable(
      'old report',
      [
        { team: '营业1所', total: false, publishedRate: 99.39 },
        { team: '合计', total: true, publishedRate: 99.62 },
      ],
      terms().branch.levels,
    );

    it('shows the calls of then', () => {
      const { cells } = foldOf('2025-11-21', callbackFactOf('z'));
      const { yearBefore, total, teams } = briefing({
        folds,
        yearBefore: { period, cells, tables: [table] },
      });
      expect(yearBefore).toEqual({ period: '2025-11', source: 'calls' });
      expect(total.yearBefore).toEqual({ callbacks: 1, published: 100 });
      expect(teams.map(({ figures }) => figures.yearBefore)).toEqual([
        { callbacks: 1, published: 100 },
        undefined,
      ]);
    });

    it('shows an imported table where there were no calls, by the team’s name', () => {
      const { yearBefore, total, teams } = briefing({
        folds,
        yearBefore: { period, cells: [], tables: [table] },
      });
      expect(yearBefore).toEqual({ period: '2025-11', source: 'old report' });
      expect(total.yearBefore).toEqual({ callbacks: null, published: 99.62 });
      expect(teams.map(({ team, figures }) => [team, figures.yearBefore?.published])).toEqual([
        ['repair-1', undefined],
        ['counter-1', 99.39],
      ]);
    });

    it('says nothing when nothing is known of it', () => {
      expect(briefing({ folds, yearBefore: { period, cells: [], tables: [] } }).yearBefore).toBeUndefined();
    });
  });

  it('is empty when the period has neither calls nor orders nor an open case', () => {
    expect(isEmpty(briefing({}))).toBe(true);
    expect(isEmpty(briefing({ folds }))).toBe(false);
    expect(isEmpty(briefing({ cases: [complaintFactOf()] }))).toBe(false);
  });
});
