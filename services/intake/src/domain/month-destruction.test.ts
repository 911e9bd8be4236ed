import { describe, expect, it } from 'vitest';
import { type DestroyRefusal, dueOf, type MonthAtStake, refusalToDestroy } from './month-destruction.ts';

const AT = '2026-11-05T02:00:00.000Z';
const told = (months: readonly string[], at = '2026-11-05T01:30:00.000Z') => ({ at, months });
const stake = (over: Partial<MonthAtStake> = {}): MonthAtStake => ({
  month: '2026-09',
  present: '2026-11',
  at: AT,
  needsTold: { callback: told(['2026-10', '2026-11']), complaint: told(['2026-10']) },
  rejectedWaits: false,
  ...over,
});
const nothing = told([]);

const CASES: readonly (readonly [string, Partial<MonthAtStake>, DestroyRefusal | undefined])[] = [
  ['that no open work needs may go', {}, undefined],
  [
    'that open callbacks need stays',
    { month: '2026-10', needsTold: { callback: told(['2026-10']), complaint: nothing } },
    'open-work-needs-it',
  ],
  [
    'that open cases need stays',
    { needsTold: { callback: nothing, complaint: told(['2026-09']) } },
    'open-work-needs-it',
  ],
  ['in which bodies were turned away that wait stays', { rejectedWaits: true }, 'open-work-needs-it'],
  ['of which callback never told stays', { needsTold: { complaint: nothing } }, 'open-work-untold'],
  ['of which complaint never told stays', { needsTold: { callback: nothing } }, 'open-work-untold'],
  [
    'of which one told an hour ago may go',
    { needsTold: { callback: told([], '2026-11-05T01:00:00.000Z'), complaint: nothing } },
    undefined,
  ],
  [
    'of which one told longer ago stays',
    { needsTold: { callback: told([], '2026-11-05T00:59:59.999Z'), complaint: nothing } },
    'open-work-untold',
  ],
  [
    'that was needed when one told long ago stays for that reason',
    { needsTold: { callback: told(['2026-09'], '2026-11-01T00:00:00.000Z') } },
    'open-work-needs-it',
  ],
  [
    'that is the present one stays',
    { month: '2026-11', needsTold: { callback: nothing, complaint: nothing } },
    'month-not-over',
  ],
  [
    'yet to come stays',
    { month: '2026-12', needsTold: { callback: nothing, complaint: nothing } },
    'month-not-over',
  ],
];

describe('a month', () => {
  it.each(CASES)('%s', (_, over, refusal) => {
    expect(refusalToDestroy(stake(over), false)).toBe(refusal);
  });

  it.each(CASES)('%s, and forced only the present one and those to come are safe', (_, over, refusal) => {
    expect(refusalToDestroy(stake(over), true)).toBe(refusal === 'month-not-over' ? refusal : undefined);
  });
});

describe('what is personal of October', () => {
  it.each([
    ['2026-10-31', 'kept'],
    ['2027-04-29', 'kept'],
    ['2027-04-30', 'due'],
    ['2027-05-06', 'due'],
    ['2027-05-07', 'overdue'],
  ])('kept for 180 days after it is, on %s, %s', (today, state) => {
    expect(dueOf('2026-10', today, 180)).toBe(state);
  });

  it('never goes by a name that is no month', () => {
    expect(dueOf('2026-13', '2099-01-01', 62)).toBe('kept');
  });
});
