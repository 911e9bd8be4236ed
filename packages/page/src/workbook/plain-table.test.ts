import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../testing/read-workbook.ts';
import { renderCsv, renderPlainWorkbook } from './plain-table.ts';

const table = { title: 'T', columns: ['a', 'b', 'c'], rows: [['x', 1, undefined]] };

describe('a table as CSV', () => {
  it('has its mark, its columns and a line for each row', () => {
    expect(renderCsv(table)).toBe('\ufeffa,b,c\r\nx,1,\r\n');
  });

  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', `"'=1+1"`],
    ['+1', `"'+1"`],
    ['-1', `"'-1"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1', `"'\t=1"`],
    [' =1', `"' =1"`],
    ['＝1', `"'＝1"`],
    ['a=1', 'a=1'],
  ])('writes %j as %s', (text, cell) => {
    expect(renderCsv({ title: '', columns: [], rows: [[text]] })).toBe(`\ufeff\r\n${cell}\r\n`);
  });

  it('lets no text begin a formula', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const [, line = ''] = renderCsv({ title: '', columns: [], rows: [[text]] }).split(/\r\n(.*)/s);
        expect(line.replace(/^"/, '')).not.toMatch(/^[\s]*[=+\-@]/);
      }),
    );
  });
});

describe('a table as a workbook', () => {
  it('has one sheet of its columns and rows, in which nothing is worked out', async () => {
    const rows = [
      ['=1+1', 7, undefined, '张三'],
      ['@x', -1, '+1', ''],
    ];
    const bytes = await renderPlainWorkbook({ title: '投诉', columns: ['a', 'b', 'c', 'd'], rows });
    const [sheet, ...others] = await readWorkbook(bytes);
    expect(others).toEqual([]);
    expect(sheet?.name).toBe('1 投诉');
    const text = JSON.stringify(sheet);
    for (const each of ['=1+1', '张三', '@x', '+1', '7', '-1']) expect(text).toContain(each);
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('<f>');
  });
});
