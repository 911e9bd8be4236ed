import { monthOfDay } from '@huiyin/calendar';
import { describe, expect, it } from 'vitest';
import { eventsOfSamplingKey } from './events-of.ts';
import {
  commitTo,
  isToReveal,
  monthAfter,
  monthsToCommit,
  reveal,
  type SamplingKey,
  windowsEndOf,
} from './sampling-key.ts';

const typeOf = (id: string, windowDays: number) => ({
  id,
  name: { zh: id, en: id },
  windowDays,
  questionnaire: 'on-site',
});
const branchOf = (...windows: number[]) => ({
  zone: 'Asia/Shanghai',
  businessTypes: windows.map((days, index) => typeOf(`type-${index}`, days)),
});
const branch = branchOf(5, 14, 3);

const COMMITMENT = 'c'.repeat(64);
const KEY = 'a'.repeat(64);
const made = { month: '2026-10', commitment: COMMITMENT };
const BEFORE = '2026-09-30T15:59:59.999Z';
const BEGINS = '2026-09-30T16:00:00.000Z';
const WINDOWS_END = '2026-11-14T16:00:00.000Z';
const committed: SamplingKey = {
  ...made,
  committedAt: BEFORE,
  inTime: true,
  windowsEndAt: WINDOWS_END,
};

describe('a month', () => {
  it('is that of a day, and is followed by the next', () => {
    expect(monthOfDay('2026-10-31')).toBe('2026-10');
    expect(monthAfter('2026-10')).toBe('2026-11');
    expect(monthAfter('2026-12')).toBe('2027-01');
  });

  it('ends its windows with the longest window of its last day, in branch time', () => {
    expect(windowsEndOf('2026-10', branch)).toBe(WINDOWS_END);
    expect(windowsEndOf('2028-02', branchOf(1))).toBe('2028-03-01T16:00:00.000Z');
  });

  it.each([
    ['2026-11-14', ['2026-10', '2026-11', '2026-12']],
    ['2026-11-15', ['2026-11', '2026-12']],
    ['2026-12-31', ['2026-12', '2027-01']],
    ['2026-12-01', ['2026-11', '2026-12', '2027-01']],
  ])('on %s these are to have their commitment: %j', (today, months) => {
    expect(monthsToCommit(today, branch)).toEqual(months);
  });

  it('has its commitment also when windows reach over a whole month', () => {
    expect(monthsToCommit('2026-03-01', branchOf(60))).toEqual([
      '2025-12',
      '2026-01',
      '2026-02',
      '2026-03',
      '2026-04',
    ]);
  });
});

describe('a commitment', () => {
  it.each([
    ['in the last moment before the month', BEFORE, true],
    ['in the first moment of the month', BEGINS, false],
  ])('made %s says so', (_, at, inTime) => {
    expect(commitTo(undefined, made, branch, at)).toEqual({
      next: { ...made, committedAt: at, inTime, windowsEndAt: WINDOWS_END },
      emits: ['sampling-key.committed'],
    });
  });

  it('is made once: whoever comes twice, or with another key, changes nothing', () => {
    expect(commitTo(committed, made, branch, BEGINS)).toEqual({ emits: [] });
    expect(commitTo(committed, { ...made, commitment: 'd'.repeat(64) }, branch, BEGINS)).toEqual({
      emits: [],
    });
  });

  it('waits for a window that became longer, and no less for one that became shorter', () => {
    expect(commitTo(committed, made, branchOf(20), BEGINS)).toEqual({
      next: { ...committed, windowsEndAt: '2026-11-20T16:00:00.000Z' },
      emits: [],
    });
    expect(commitTo(committed, made, branchOf(3), BEGINS)).toEqual({ emits: [] });
  });

  it('of a key that is known to all waits for nothing', () => {
    const revealed = { ...committed, key: KEY, revealedAt: WINDOWS_END };
    expect(commitTo(revealed, made, branchOf(20), WINDOWS_END)).toEqual({ emits: [] });
  });

  it('is said to others without the key', () => {
    expect(eventsOfSamplingKey({ ...committed, key: KEY, revealedAt: WINDOWS_END })).toEqual({
      'sampling-key.committed': {
        name: 'sampling-key.committed',
        at: BEFORE,
        data: { ...made, committedAt: BEFORE, inTime: true },
      },
    });
  });
});

describe('a key', () => {
  const key = { ...made, key: KEY };

  it('is revealed in the first moment after the last window, and not before', () => {
    expect(isToReveal(committed, '2026-11-14T15:59:59.999Z')).toBe(false);
    expect(reveal(committed, key, '2026-11-14T15:59:59.999Z')).toEqual({ ok: true, value: { emits: [] } });
    expect(isToReveal(committed, WINDOWS_END)).toBe(true);
    expect(reveal(committed, key, WINDOWS_END)).toEqual({
      ok: true,
      value: { next: { ...committed, key: KEY, revealedAt: WINDOWS_END }, emits: [] },
    });
  });

  it('is revealed once', () => {
    const revealed = { ...committed, key: KEY, revealedAt: WINDOWS_END };
    expect(isToReveal(revealed, '2026-12-01T00:00:00.000Z')).toBe(false);
    expect(reveal(revealed, key, '2026-12-01T00:00:00.000Z')).toEqual({ ok: true, value: { emits: [] } });
  });

  it('that nobody committed to is not revealed', () => {
    expect(reveal(undefined, key, WINDOWS_END)).toEqual({ ok: true, value: { emits: [] } });
  });

  it('other than the one committed to is not passed off as it', () => {
    expect(reveal(committed, { ...key, commitment: 'd'.repeat(64) }, WINDOWS_END)).toEqual({
      ok: false,
      refusal: 'another-key',
    });
  });
});
