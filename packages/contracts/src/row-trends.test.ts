import { expect, test } from 'vitest';
import { ROUTES } from './routes.ts';

test('of trends a leader is shown the rows of their teams, and nothing of the branch', () => {
  const points = [{ callbacks: 3, ofRated: null }];
  const name = { zh: '班', en: 'Team' };
  const rows = ['a', 'b'].map((team) => ({ team, name, points }));
  const trends = {
    periods: ['2026-10'],
    total: points,
    teams: rows,
    businessTypes: [{ businessType: 'repair', name, points }],
    persons: rows.map((row) => ({ ...row, staff: `of-${row.team}` })),
  };
  expect(ROUTES['GET /trends/{period}'].ofTeams(trends, ['b'])).toEqual({
    periods: ['2026-10'],
    teams: [rows[1]],
    businessTypes: [],
    persons: [{ ...rows[1], staff: 'of-b' }],
  });
});
