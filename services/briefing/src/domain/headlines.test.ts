import type { BriefingDocument } from '@huiyin/contracts';
import { describe, expect, it } from 'vitest';
import { callbackFactOf, complaintFactOf, ratedAs } from '../testing/facts.ts';
import { briefingWith, dayWith } from '../testing/november.ts';
import { headlinesOf } from './headlines.ts';
import { readTable } from './imported-table.ts';

const quiet = briefingWith({});
const called = briefingWith({
  days: [
    dayWith(
      callbackFactOf('a', { interview: ratedAs('good') }),
      callbackFactOf('b', { interview: ratedAs(null) }),
      callbackFactOf('c', { disposition: 'refused', interview: undefined }),
    ),
  ],
});
const rulesOf = (document: BriefingDocument) => headlinesOf(document).map(({ rule }) => rule);

/** Called, with these figures of complaints and of what customers told. */
const told = (
  complaints: Partial<BriefingDocument['complaints']>,
  total: Partial<BriefingDocument['total']> = {},
): BriefingDocument => ({
  ...called,
  complaints: { ...called.complaints, ...complaints },
  total: { ...called.total, ...total },
});
const major = { ordinary: 0, important: 0, major: 1 };

describe('what the first screen says', () => {
  it('is nothing where nothing happened', () => {
    expect(quiet.headlines).toEqual([]);
  });

  it('is the estimate with what tests say, and how many answered', () => {
    expect(called.headlines).toEqual([
      {
        rule: 'satisfaction',
        rated: 1,
        rate: called.estimates.total.ofRated,
        comparisons: called.estimates.total.comparisons,
      },
      { rule: 'response', ended: 3, complete: 2, rate: 66.67 },
    ]);
    expect(called.estimates.total.ofRated?.estimate).toBe(100);
  });

  it.each([
    ['nobody came', told({}, { noSuchVisit: 1 }), ['integrity', 'satisfaction', 'response']],
    [
      'staff asked for benefits',
      told({}, { integrityConcerns: 2 }),
      ['integrity', 'satisfaction', 'response'],
    ],
    ['a case is overdue', told({ open: 2, overdue: 1 }), ['cases', 'satisfaction', 'response']],
    [
      'a major case was raised and closed',
      told({ raised: 1, byClass: major }),
      ['cases', 'satisfaction', 'response'],
    ],
    ['a case is open in time', told({ open: 1 }), ['satisfaction', 'response', 'cases']],
    ['a case was raised and closed', told({ raised: 1 }), ['satisfaction', 'response', 'cases']],
    [
      'everything at once',
      told({ raised: 1, byClass: major, open: 1, overdue: 1 }, { noSuchVisit: 1 }),
      ['integrity', 'cases', 'satisfaction'],
    ],
  ] as const)('puts first what presses most: %s', (_what, document, rules) => {
    expect(rulesOf(document)).toEqual(rules);
  });

  it('says how many told what, and how the cases stand', () => {
    const document = told(
      { raised: 3, byClass: { ordinary: 2, important: 0, major: 1 }, open: 5, overdue: 2 },
      { integrityConcerns: 4, noSuchVisit: 6 },
    );
    expect(headlinesOf(document).slice(0, 2)).toEqual([
      { rule: 'integrity', benefits: 4, nobodyCame: 6 },
      { rule: 'cases', raised: 3, major: 1, open: 5, overdue: 2 },
    ]);
  });

  it('has a rate of response only where there was somebody to answer', () => {
    const voided = briefingWith({
      days: [dayWith(callbackFactOf('v', { disposition: 'void-order', interview: undefined }))],
    });
    expect(voided.headlines).toEqual([{ rule: 'response', ended: 1, complete: 0, rate: null }]);
  });

  it('says of an imported table what does not add up, and whether its rows may be ranked', () => {
    const row = (team: string, good: number, fail: number, callbacks: number, publishedRate: number) => ({
      team,
      total: false,
      callbacks,
      levels: { excellent: 0, good, fair: 0, pass: 0, fail },
      notRated: 0,
      publishedRate,
    });
    const { levels } = quiet;
    const tableOf = (...rows: Parameters<typeof readTable>[1]) =>
      headlinesOf({ ...quiet, tables: [readTable('paper', rows, levels)] });
    expect(tableOf(row('A', 2469, 4, 2473, 99.84), row('B', 3162, 3, 3169, 99.91))).toEqual([
      { rule: 'table', source: 'paper', findings: 1, different: 0 },
    ]);
    expect(tableOf(row('A', 50, 50, 100, 50), row('B', 100, 0, 100, 100))).toEqual([
      { rule: 'table', source: 'paper', findings: 0, different: 2 },
    ]);
    expect(tableOf(row('A', 50, 50, 100, 50))).toMatchObject([{ different: null }]);
  });

  it('ranks by what tests say beside the others, and by nothing else', () => {
    const { comparisons } = called.estimates.total;
    const [comparison = expect.fail()] = comparisons;
    const [row = expect.fail()] = readTable(
      'paper',
      [{ team: 'A', total: false, callbacks: 9, levels: { good: 9 }, notRated: 0 }],
      quiet.levels,
    ).rows;
    const tested = (...changes: readonly Partial<typeof comparison>[]) =>
      headlinesOf({
        ...quiet,
        tables: [
          {
            source: 'paper',
            findings: [],
            rows: [{ ...row, comparisons: changes.map((change) => ({ ...comparison, ...change })) }],
          },
        ],
      });
    expect(
      tested({ against: 'before', verdict: 'lower' }, { against: 'others', verdict: 'no-test' }),
    ).toMatchObject([{ different: null }]);
    expect(
      tested({ against: 'others', verdict: 'lower' }, { against: 'before', verdict: 'lower' }),
    ).toMatchObject([{ different: 1 }]);
  });

  it('counts what the cases themselves say', () => {
    const { headlines } = briefingWith({ cases: [complaintFactOf({ class: 'major' })] });
    expect(headlines).toMatchObject([{ rule: 'cases', raised: 1, major: 1, open: 1 }]);
  });
});
