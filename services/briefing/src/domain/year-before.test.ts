import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { callbackFactOf, ratedAs } from '../testing/facts.ts';
import { briefingWith, dayWith, periodOf } from '../testing/november.ts';
import { readTable } from './imported-table.ts';

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
    const { cells } = dayWith(callbackFactOf('z'), callbackFactOf('t', { programme: 'topic-shoe-covers' }));
    const { yearBefore, total, teams } = briefingWith({
      days,
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
    const { yearBefore, total, teams } = briefingWith({
      days,
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
    expect(briefingWith({ days, yearBefore: { period, cells: [], tables: [] } }).yearBefore).toBeUndefined();
  });
});
