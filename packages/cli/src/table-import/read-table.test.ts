import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableBody } from '@huiyin/contracts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readTables } from './read-table.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huiyin-table-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const reading = (text: string) => {
  const file = join(folder, 'table.csv');
  writeFileSync(file, text);
  return readTables(file);
};

describe('a file of aggregate tables', () => {
  test('gives one table per period and source, with levels by the names of its columns', async () => {
    const tables = await reading(
      'period,source,team,total,callbacks,优秀,不合格,not rated,published rate\n' +
        '2009,S0 table 1,营业1所,,"2,775",42,0,306,99.86 %\n' +
        '2009,S0 table 1,合计,是,6272,93,0,638,99.89\n' +
        '2008,S0 table 1,营业1所,,,,,,99.39\n',
    );
    expect(tables).toEqual([
      {
        period: '2009',
        source: 'S0 table 1',
        rows: [
          {
            team: '营业1所',
            total: false,
            callbacks: 2775,
            levels: { 优秀: 42, 不合格: 0 },
            notRated: 306,
            publishedRate: 99.86,
          },
          {
            team: '合计',
            total: true,
            callbacks: 6272,
            levels: { 优秀: 93, 不合格: 0 },
            notRated: 638,
            publishedRate: 99.89,
          },
        ],
      },
      {
        period: '2008',
        source: 'S0 table 1',
        rows: [{ team: '营业1所', total: false, publishedRate: 99.39 }],
      },
    ]);
    for (const table of tables) expect(tableBody.safeParse(table).success).toBe(true);
  });

  test('in GBK, with semicolons and a title is read like any other', async () => {
    const tables = await readTables(new URL('../import/cases/14b-table-gbk.csv', import.meta.url).pathname);
    expect(tables).toMatchObject([
      {
        period: '2009-03',
        source: '月报',
        rows: [{ team: '维修一班', levels: { 优秀: 60 } }, { total: true }],
      },
    ]);
    expect(await reading('三月报表;;\nperiod;source;team;优秀\n2009;S0;A;3\n')).toMatchObject([
      { rows: [{ levels: { 优秀: 3 } }] },
    ]);
  });

  test.each([
    ['a cell that is no number', 'period,source,team,callbacks\n2009,S0,A,many\n'],
    ['a row without its period', 'period,source,team,callbacks\n,S0,A,3\n'],
    ['a cell beyond the last column', 'period,source,team,callbacks\n2009,S0,A,3,4\n'],
    ['two columns of one name', 'period,source,team,优秀,优秀\n2009,S0,A,3,4\n'],
    ['no rows', 'period,source,team,callbacks\n'],
  ])('with %s is refused as a whole', async (_what, text) => {
    await expect(reading(text)).rejects.toMatchObject({ code: 'table-wrong' });
  });
});
