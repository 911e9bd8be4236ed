import type { ComplaintAnalysis } from '@huiyin/contracts';
import { describe, expect, test } from 'vitest';
import { readAnalysisSearch } from './search.ts';
import { duesOf, monthAfter, nameOfSubject, subjectsOf } from './subjects.ts';

const named = (word: string) => ({ zh: `${word}中`, en: word });
const share = (cases: number) => ({ cases, share: 50, before: 0, comparisons: [] });
const team = { businessType: 'repair', businessTypeName: named('repair'), share: 50, fromCallbacks: 0 };
const branch = {
  categories: [{ id: 'conduct', name: named('conduct'), causes: [{ id: 'manner', name: named('manner') }] }],
  teamName: named,
};

test('a month is followed by those in which its countermeasures may be looked into', () => {
  expect(monthAfter('2026-12')).toBe('2027-01');
  expect(monthAfter('2026-01', -1)).toBe('2025-12');
  expect(duesOf('2026-10')).toHaveLength(12);
  expect([duesOf('2026-10')[0], duesOf('2026-10')[11]]).toEqual(['2026-11', '2027-10']);
  expect(readAnalysisSearch({ month: '2026-13', period: '2026-10' })).toEqual({});
  expect(readAnalysisSearch({ month: '2026-10' })).toEqual({ month: '2026-10' });
});

describe('what something may be done about', () => {
  test('is everything that was complained of, once, the most first', () => {
    const analysis = {
      categories: [
        { category: 'conduct', name: named('conduct'), ...share(3) },
        { name: named('none'), ...share(9) },
      ],
      causes: [
        { category: 'conduct', cause: 'manner', name: named('manner'), ...share(2) },
        { category: 'conduct', cause: 'other', name: named('other'), ...share(0) },
      ],
      channels: [{ channel: 'counter', ...share(1) }],
      teams: [
        { team: 't', name: named('t'), complaints: 5, ...team },
        { team: 't', name: named('t'), complaints: 1, ...team },
      ],
    };
    expect(subjectsOf(analysis as unknown as ComplaintAnalysis)).toEqual([
      { of: 'team', id: 't', name: named('t') },
      { of: 'category', id: 'conduct', name: named('conduct') },
      { of: 'cause', id: 'conduct/manner', name: named('manner') },
      { of: 'channel', id: 'counter', name: { zh: expect.any(String), en: expect.any(String) } },
    ]);
  });

  test.each([
    ['team', 't', named('t')],
    ['category', 'conduct', named('conduct')],
    ['cause', 'conduct/manner', named('manner')],
    ['cause', 'conduct/gone', { zh: 'conduct/gone', en: 'conduct/gone' }],
    ['category', 'gone', { zh: 'gone', en: 'gone' }],
    ['channel', 'gone', { zh: 'gone', en: 'gone' }],
  ] as const)('%s %s is called as the branch has it', (of, id, name) => {
    expect(nameOfSubject({ of, id }, branch)).toEqual(name);
  });
});
