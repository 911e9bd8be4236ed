import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { nameLevels, readTable, type TableRow } from './imported-table.ts';

const { levels } = longgang();
const counts = (excellent: number, good: number, fair: number) => ({
  excellent,
  good,
  fair,
  pass: 0,
  fail: 0,
});

/** Table 1 of the source paper. */
const TABLE_1: readonly TableRow[] = [
  {
    team: '营业1所',
    total: false,
    callbacks: 2775,
    levels: counts(42, 2427, 4),
    notRated: 306,
    publishedRate: 99.86,
  },
  {
    team: '营业2所',
    total: false,
    callbacks: 3497,
    levels: counts(51, 3111, 3),
    notRated: 332,
    publishedRate: 99.91,
  },
  {
    team: '合计',
    total: true,
    callbacks: 6272,
    levels: counts(93, 5538, 7),
    notRated: 638,
    publishedRate: 99.89,
  },
];

describe('table 1', () => {
  const table = readTable('table 1', TABLE_1, levels);

  it('gives the three rates by the callbacks it states', () => {
    expect(table.rows.map(({ rates }) => [rates.published, rates.ofRated, rates.worstCase])).toEqual([
      [99.86, 99.84, 88.97],
      [99.91, 99.91, 90.42],
      [99.89, 99.88, 89.78],
    ]);
  });

  it('has Wilson’s interval of 95 % of each row', () => {
    expect(table.rows.map(({ interval }) => interval)).toEqual([
      { low: 99.585, high: 99.937 },
      { low: 99.722, high: 99.968 },
      { low: 99.744, high: 99.94 },
    ]);
  });

  it('ranks no team: their difference is noise', () => {
    const untested = { against: 'others', p: 0.7065, verdict: 'not-different' };
    expect(table.rows.map(({ comparisons }) => comparisons)).toEqual([[untested], [untested], []]);
  });

  it('has two rows whose cells do not add up, and nothing else that is wrong', () => {
    expect(table.findings).toEqual([
      { team: '营业1所', finding: 'row-sum', stated: 2775, computed: 2779 },
      { team: '合计', finding: 'row-sum', stated: 6272, computed: 6276 },
    ]);
  });
});

describe('an imported table', () => {
  const row = (overrides: Partial<TableRow>): TableRow => ({ team: 'A', total: false, ...overrides });
  const findings = (...rows: TableRow[]) => readTable('s', rows, levels).findings;

  it('that holds a rate only shows it and finds nothing wrong', () => {
    const table = readTable('s', [row({ publishedRate: 99.39 })], levels);
    expect(table).toEqual({
      source: 's',
      rows: [
        {
          team: 'A',
          total: false,
          callbacks: null,
          levels: null,
          notRated: null,
          publishedRate: 99.39,
          rates: { published: null, ofRated: null, worstCase: null },
          interval: null,
          comparisons: [],
        },
      ],
      findings: [],
    });
  });

  it.each([
    ['as many as the cells, none unrated', { callbacks: 10, levels: { good: 10 } }, []],
    ['more than the cells, none said to be unrated', { callbacks: 12, levels: { good: 10 } }, []],
    ['fewer than the cells', { callbacks: 9, levels: { good: 10 } }, [10]],
    ['more than cells and unrated', { callbacks: 12, levels: { good: 10 }, notRated: 1 }, [11]],
    ['cells and unrated', { callbacks: 11, levels: { good: 10 }, notRated: 1 }, []],
    ['not stated', { levels: { good: 10 }, notRated: 1 }, []],
    ['stated without cells', { callbacks: 11, notRated: 1 }, []],
  ])('whose callbacks are %s', (_, cells, computed) => {
    const wrong = findings(row(cells)).filter(({ finding }) => finding === 'row-sum');
    expect(wrong.map((each) => each.computed)).toEqual(computed);
  });

  it.each([
    ['as it follows', 90, []],
    ['printed with one decimal, and rounded so', 88.9, []],
    ['printed with one decimal, and another', 88.8, [88.89]],
    ['printed with two decimals, and another', 88.88, [88.89]],
    ['printed whole, and rounded so', 89, []],
    ['printed whole, and another', 88, [88.89]],
  ])('whose rate is %s', (_, publishedRate, computed) => {
    const levelsOf = publishedRate === 90 ? { good: 9, fail: 1 } : { good: 8, fail: 1 };
    const callbacks = publishedRate === 90 ? 10 : 9;
    const wrong = findings(row({ callbacks, levels: levelsOf, publishedRate }));
    expect(wrong.map((each) => each.computed)).toEqual(computed);
  });

  it('whose rate has nothing to follow from is not wrong', () => {
    expect(findings(row({ callbacks: 10, publishedRate: 99 }))).toEqual([]);
    expect(findings(row({ levels: { good: 1 }, publishedRate: 12 }))).toEqual([]);
    expect(findings(row({ callbacks: 0, levels: { good: 0 }, publishedRate: 99 }))).toEqual([]);
    expect(findings(row({ callbacks: 10, levels: { good: 5, fail: 5 } }))).toEqual([]);
  });

  it('shows of levels without callbacks the share of the rated only', () => {
    const [shown] = readTable('s', [row({ levels: { good: 9, fail: 1 } })], levels).rows;
    expect(shown?.rates).toEqual({ published: null, ofRated: 90, worstCase: null });
  });

  it('is reported by level and by 未评价 where its total is not their sum', () => {
    const teams = [
      row({ levels: { good: 1, fail: 2 }, notRated: 1 }),
      row({ team: 'B', levels: { good: 3, fail: 4 }, notRated: 2 }),
    ];
    const total = row({ team: 'T', total: true, levels: { good: 5, fail: 6 }, notRated: 4 });
    expect(findings(...teams, total)).toEqual([
      { team: 'T', finding: 'column-total', column: 'good', stated: 5, computed: 4 },
      { team: 'T', finding: 'column-total', column: 'notRated', stated: 4, computed: 3 },
    ]);
  });

  it('is not reported for a column with a gap, without teams, or without a total', () => {
    expect(findings(row({ callbacks: 1 }), row({ team: 'B' }), row({ total: true, callbacks: 9 }))).toEqual(
      [],
    );
    expect(findings(row({ total: true, callbacks: 9, levels: { good: 1 } }))).toEqual([]);
    expect(findings(row({ callbacks: 1, levels: { good: 1 } }), row({ total: true }))).toEqual([]);
    expect(findings(row({}), row({ total: true, levels: { good: 1 } }))).toEqual([]);
  });

  it('is reported where a total is not the sum of its column', () => {
    const teams = [row({ callbacks: 10, notRated: 1 }), row({ team: 'B', callbacks: 20, notRated: 2 })];
    expect(findings(...teams, row({ team: 'T', total: true, callbacks: 31, notRated: 3 }))).toEqual([
      { team: 'T', finding: 'column-total', column: 'callbacks', stated: 31, computed: 30 },
    ]);
  });

  it('is not blamed for a column with a gap', () => {
    expect(findings(row({ callbacks: 10 }), row({ team: 'B' }), row({ total: true, callbacks: 30 }))).toEqual(
      [],
    );
  });

  it('is reported where the published rate does not follow from its counts', () => {
    const levelCounts = { good: 9, fair: 1 };
    const stated = (publishedRate: number) =>
      findings(row({ callbacks: 10, levels: levelCounts, notRated: 0, publishedRate }));
    expect(stated(95)).toEqual([{ team: 'A', finding: 'published-rate', stated: 95, computed: 90 }]);
    expect(stated(90)).toEqual([]);
  });

  it('may have printed its rates with fewer decimals', () => {
    const levelCounts = { good: 2, fair: 1 };
    expect(findings(row({ callbacks: 3, levels: levelCounts, notRated: 0, publishedRate: 66.7 }))).toEqual(
      [],
    );
    expect(
      findings(row({ callbacks: 3, levels: levelCounts, notRated: 0, publishedRate: 66.6 })),
    ).toHaveLength(1);
    const half = { callbacks: 400, levels: { good: 361, fair: 39 }, notRated: 0 };
    for (const publishedRate of [90.2, 90.25, 90.3])
      expect(findings(row({ ...half, publishedRate }))).toEqual([]);
    for (const publishedRate of [90.1, 90.24, 90.26, 90.4])
      expect(findings(row({ ...half, publishedRate }))).toHaveLength(1);
  });

  it('whose dissatisfied outnumber its callbacks has no published rate', () => {
    const table = readTable('s', [row({ callbacks: 1, levels: { fair: 3 } })], levels);
    expect(table.rows[0]?.rates.published).toBeNull();
    expect(table.findings).toEqual([{ team: 'A', finding: 'row-sum', stated: 1, computed: 3 }]);
  });

  it('may name its levels in Chinese, in English or by id', () => {
    const named = nameLevels([row({ levels: { 优秀: 1, Good: 2, fair: 3 } })], levels);
    expect(named).toEqual({ ok: true, value: [row({ levels: { excellent: 1, good: 2, fair: 3 } })] });
    const rateOnly = row({ publishedRate: 90 });
    expect(nameLevels([rateOnly], levels)).toEqual({ ok: true, value: [rateOnly] });
  });

  it('is refused where a column is no level of the branch, by its place', () => {
    expect(nameLevels([row({ levels: { 优秀: 1, 满意: 2 } })], levels)).toEqual({
      ok: false,
      refusal: { rule: 'unknown-level', issues: [{ path: 'rows.0.levels.1', rule: 'unknown-level' }] },
    });
  });
});
