import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { callbackFactOf, ratedAs } from '../testing/facts.ts';
import { briefingWith, dayWith, periodOf } from '../testing/november.ts';
import { readTable } from './imported-table.ts';
import { NO_DAYS } from './period-fold.ts';
import { besideYearBefore, type YearBefore } from './year-before.ts';

describe('a briefing beside the year before', () => {
  const days = [
    dayWith(
      callbackFactOf('a', { interview: ratedAs('good') }),
      callbackFactOf('b', {
        order: { team: 'counter-1', businessType: 'counter' },
        interview: ratedAs('fail'),
      }),
    ),
    dayWith(
      callbackFactOf('c', { interview: ratedAs(null) }),
      callbackFactOf('d', { disposition: 'refused', interview: undefined }),
    ),
  ];
  const period = periodOf('2025-11');
  const table = readTable(
    'old report',
    [
      { team: '营业1所', total: false, publishedRate: 99.39 },
      { team: '合计', total: true, publishedRate: 99.62 },
    ],
    longgang().levels,
  );

  it('shows the calls of then', () => {
    const fold = dayWith(callbackFactOf('z'), callbackFactOf('t', { programme: 'topic-shoe-covers' }));
    const { yearBefore, total, teams } = briefingWith({
      days,
      yearBefore: { period, fold, tables: [table] },
    });
    expect(yearBefore).toEqual({ period: '2025-11', source: 'calls' });
    expect(total.yearBefore).toEqual({ callbacks: 1, published: 100 });
    expect(teams.map(({ figures }) => figures.yearBefore)).toEqual([
      { callbacks: 1, published: 100 },
      undefined,
    ]);
  });

  it('shows an imported table where there were no calls, by the team’s name', () => {
    const { yearBefore, total, teams } = briefingWith({
      days,
      yearBefore: { period, fold: NO_DAYS, tables: [table] },
    });
    expect(yearBefore).toEqual({ period: '2025-11', source: 'old report' });
    expect(total.yearBefore).toEqual({ callbacks: null, published: 99.62 });
    expect(teams.map(({ team, figures }) => [team, figures.yearBefore?.published])).toEqual([
      ['repair-1', undefined],
      ['counter-1', 99.39],
    ]);
  });

  it('says nothing when nothing is known of it', () => {
    expect(
      briefingWith({ days, yearBefore: { period, fold: NO_DAYS, tables: [] } }).yearBefore,
    ).toBeUndefined();
  });

  it('stands in each row of a table of this period: the team’s, and the total’s', () => {
    const before: YearBefore = {
      period: '2025-11',
      source: 'calls',
      figuresOf: (scope) => {
        if (scope.of === 'total') return { callbacks: 9, published: 99 };
        return scope.of === 'team' && scope.names.includes('营业1所') && scope.id === '营业1所'
          ? { callbacks: 4, published: 98 }
          : undefined;
      },
    };
    const [first] = table.rows;
    if (!first) throw new Error('no rows');
    const more = { ...table, rows: [...table.rows, { ...first, team: '营业2所' }] };
    expect(besideYearBefore(more, before).rows.map(({ team, yearBefore }) => [team, yearBefore])).toEqual([
      ['营业1所', { callbacks: 4, published: 98 }],
      ['合计', { callbacks: 9, published: 99 }],
      ['营业2所', undefined],
    ]);
    const untested = { against: 'yearBefore', p: null, verdict: 'no-test' };
    const uncounted: YearBefore = { ...before, figuresOf: () => ({ callbacks: null, published: 99 }) };
    expect(besideYearBefore(table, uncounted).rows.map(({ comparisons }) => comparisons)).toEqual(
      table.rows.map(({ comparisons }) => [...comparisons, untested]),
    );
    expect(besideYearBefore(table, before).rows[0]?.comparisons).toEqual(first.comparisons);
    expect(besideYearBefore(table, before).rows[0]).toMatchObject({ publishedRate: 99.39 });
    expect(besideYearBefore(table, undefined)).toEqual(table);
    expect(besideYearBefore(table, undefined).rows[0]).not.toHaveProperty('yearBefore');
  });
});
