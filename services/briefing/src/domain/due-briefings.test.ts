import { describe, expect, it } from 'vitest';
import { dueBriefings } from './due-briefings.ts';

const names = (today: string) => dueBriefings(today).map(({ name }) => name);

describe('briefings that are due', () => {
  it('are yesterday’s on an ordinary day, and what was due the day before in case it was missed', () => {
    expect(names('2026-11-19')).toEqual(['2026-11-17', '2026-11-18']);
  });
  it('are the week’s on Mondays', () => {
    expect(names('2026-11-23')).toEqual(['2026-11-21', '2026-11-22', '2026-W47']);
  });
  it('are the month’s on the first', () => {
    expect(names('2026-11-01')).toEqual(['2026-10-30', '2026-10-31', '2026-10']);
  });
  it('are the quarter’s and the year’s on New Year’s Day', () => {
    expect(names('2027-01-01')).toEqual(['2026-12-30', '2026-12-31', '2026-12', '2026-Q4', '2026']);
  });
  it('are still the month’s on the second, for those who did not get it', () => {
    expect(names('2026-12-02')).toEqual(['2026-11-30', '2026-11', '2026-12-01']);
  });
});
