import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FileShape, readRows } from './read-rows.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huiyin-rows-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const TEXT = '工单,电话\nA-1,1\n';
/** 工单,电话 / A-1,1 in GBK. */
const GBK = Buffer.from([
  0xb9, 0xa4, 0xb5, 0xa5, 0x2c, 0xb5, 0xe7, 0xbb, 0xb0, 0x0a, 0x41, 0x2d, 0x31, 0x2c, 0x31,
]);
const ROWS = [{ line: 2, row: { 工单: 'A-1', 电话: '1' }, surplus: [] }];

function rowsOf(content: string | Uint8Array, shape: FileShape = {}, columns = ['工单', '电话']) {
  const file = join(folder, 'export');
  writeFileSync(file, content);
  return Array.fromAsync(readRows({ file, shape, columns: columns.map((name) => [name]) }));
}

describe('the rows of a file', () => {
  test.each([
    ['UTF-8', TEXT],
    ['UTF-8 with its mark', `\ufeff${TEXT}`],
    ['GBK', GBK],
    ['UTF-16', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
    ['UTF-16 the other way round', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16()],
    ['gzip', gzipSync(TEXT)],
    ['gzip of UTF-8 with its mark', gzipSync(`\ufeff${TEXT}`)],
    ['gzip of GBK', gzipSync(GBK)],
    ['tabs', TEXT.replaceAll(',', '\t')],
    ['semicolons', TEXT.replaceAll(',', ';')],
    ['a repeated header', `${TEXT}工单,电话\n`],
    ['rows of nothing', `${TEXT}\n,\n ,  \n`],
  ])('are read from %s', async (_what, content) => {
    expect(await rowsOf(content)).toEqual(ROWS);
  });

  test('are read from a workbook, its dates as the sheet shows them and its numbers without losses', async () => {
    const workbook = await writeXlsx({
      sheets: [
        {
          name: '导出',
          rows: [
            ['十一月', null, null],
            ['工单', '电话', '完成'],
            ['A-1', 13800000001, new Date('2026-11-24T09:05:00Z')],
            [],
            ['A-2', '075528880000', null],
          ],
        },
      ],
    });
    expect(await rowsOf(workbook)).toEqual([
      { line: 3, row: { 工单: 'A-1', 电话: '13800000001', 完成: '2026-11-24 09:05:00' }, surplus: [] },
      { line: 5, row: { 工单: 'A-2', 电话: '075528880000', 完成: '' }, surplus: [] },
    ]);
  });

  test('begin below the header, whatever titles stand above it', async () => {
    const titled = `十一月导出,,\n\n制表：某人\n${TEXT}`;
    expect(await rowsOf(titled)).toEqual([{ ...ROWS[0], line: 5 }]);
    expect(await rowsOf(titled, { headerLine: 4 })).toEqual([{ ...ROWS[0], line: 5 }]);
    await expect(rowsOf(titled, { headerLine: 3 })).rejects.toMatchObject({ code: 'columns-missing' });
  });

  test('may be short, or long by cells that say nothing; what stands beyond the last column is named', async () => {
    const rows = await rowsOf('工单,电话,\nA-1\nA-2,2,,\nA-3,3,x,,y\n');
    expect(rows.map(({ row, surplus }) => [row.工单, row.电话, surplus])).toEqual([
      ['A-1', '', []],
      ['A-2', '2', []],
      ['A-3', '3', ['x', 'y']],
    ]);
  });

  test('tell two columns of one name apart', async () => {
    const twins = '工单,电话,电话\nA-1,1,2\n';
    expect((await rowsOf(twins, {}, ['工单', '电话#2']))[0]?.row).toEqual({
      工单: 'A-1',
      '电话#1': '1',
      '电话#2': '2',
    });
    await expect(rowsOf(twins)).rejects.toThrow('2 columns are called 电话 (columns 2 and 3)');
  });

  test.each([
    ['an empty file', '', {}, 'columns-missing'],
    ['a lacking column', '工单,姓名\nA-1,某人\n', {}, 'columns-missing'],
    [
      'a wrong byte in its last line',
      Buffer.concat([Buffer.from(TEXT), Buffer.from([0xff, 0xff])]),
      {},
      'encoding-wrong',
    ],
    ['another encoding than is stated', GBK, { encoding: 'utf-8' }, 'encoding-wrong'],
    [
      'half a character at its end',
      Buffer.from(TEXT).subarray(0, 11),
      { encoding: 'utf-8' },
      'encoding-wrong',
    ],
    ['zeros', Buffer.from(TEXT, 'utf16le'), {}, 'encoding-wrong'],
    ['a cut-off gzip', gzipSync(TEXT.repeat(50)).subarray(0, 40), {}, 'file-unreadable'],
    ['a cut-off workbook', Buffer.from('PK\u0003\u0004rest'), {}, 'file-unreadable'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), {}, 'file-unreadable'],
  ])('of %s are none', async (_what, content, shape, code) => {
    const refusal = rowsOf(content, shape);
    await expect(refusal).rejects.toMatchObject({ name: 'Fault', code });
    await expect(refusal).rejects.not.toThrow('A-1');
  });

  test('of a workbook that would not fit into memory are none, and it is said what to do', async () => {
    const file = join(folder, 'large.xlsx');
    writeFileSync(file, 'PK');
    truncateSync(file, 16 * 1_048_576 + 1);
    await expect(Array.fromAsync(readRows({ file, columns: [] }))).rejects.toThrow(
      `${file} is larger than 16 MB: save it as CSV`,
    );
  });

  test('of a file that is not there, or is a folder, are none', async () => {
    for (const file of [join(folder, 'nothing.csv'), folder])
      await expect(Array.fromAsync(readRows({ file, columns: [] }))).rejects.toMatchObject({
        code: 'file-unreadable',
      });
  });
});
