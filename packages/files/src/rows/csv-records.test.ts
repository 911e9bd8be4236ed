import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CsvRecords } from './csv-records.ts';

function cut(chunks: readonly string[], width = 0, delimiter = ',') {
  const records = new CsvRecords(delimiter);
  records.width = width;
  return [...chunks.flatMap((chunk) => [...records.take(chunk)]), ...records.take()];
}
const cellsOf = (text: string, width = 0) => cut([text], width).map(({ cells }) => cells);

describe('the records of a CSV file', () => {
  test.each([
    [
      'a,b\r\nc,d\ne,f\rg,h',
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
        ['g', 'h'],
      ],
    ],
    ['"a,1","b ""2""","c\nd"\n', [['a,1', 'b "2"', 'c\nd']]],
    ['"a" ,b\n', [['a', 'b']]],
    ['="0755",x', [['0755', 'x']]],
    [
      'a,\n\n , \n,b',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
  ])('%j are cut as they are meant', (text, expected) => {
    expect(cellsOf(text)).toEqual(expected);
  });

  test.each([
    [
      'opens a cell',
      'Q-1,"6" pipe,x\nQ-2,y,z\n',
      [
        ['Q-1', '"6" pipe', 'x'],
        ['Q-2', 'y', 'z'],
      ],
    ],
    [
      'stands inside a cell',
      'Q-1,a 6" pipe,x\nQ-2,y,z\n',
      [
        ['Q-1', 'a 6" pipe', 'x'],
        ['Q-2', 'y', 'z'],
      ],
    ],
    [
      'never closes',
      'Q-1,"6 pipe,x\nQ-2,y,z\n',
      [
        ['Q-1', '"6 pipe', 'x'],
        ['Q-2', 'y', 'z'],
      ],
    ],
    [
      'would close in another row',
      'Q-1,"6 pipe,x\nQ-2,y,z\nQ-3,"w",v\nQ-4,12",u\n',
      [
        ['Q-1', '"6 pipe', 'x'],
        ['Q-2', 'y', 'z'],
        ['Q-3', 'w', 'v'],
        ['Q-4', '12"', 'u'],
      ],
    ],
    [
      'would close where a cell of another row ends',
      'Q-1,"6 pipe,x\nQ-2,y,z\nQ-3,12",v\n',
      [
        ['Q-1', '"6 pipe', 'x'],
        ['Q-2', 'y', 'z'],
        ['Q-3', '12"', 'v'],
      ],
    ],
  ])('a stray quote that %s spoils no other row', (_what, text, expected) => {
    expect(cellsOf(text, 3)).toEqual(expected);
  });

  test('each know the line on which they begin', () => {
    expect(cut(['a,b\r\n"c\nd",e\n\nf,g\n']).map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  const cell = fc.string({
    unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '电', ';', '😀'),
    maxLength: 6,
  });
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

  test('come back as they were written, whatever stands in quoted cells and however lines end', () => {
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), (rows, end) => {
        const text = rows.map((row) => row.map(quoted).join(',') + end).join('');
        const expected = rows.filter((row) => row.some((one) => one.trim() !== ''));
        expect(cellsOf(text)).toEqual(expected);
      }),
    );
  });

  test('are the same wherever the text is cut into chunks', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '电', '='), maxLength: 40 });
    fc.assert(
      fc.property(
        text,
        fc.array(fc.nat({ max: 40 }), { maxLength: 5 }),
        fc.constantFrom(0, 3),
        (whole, cuts, width) => {
          const borders = [0, ...cuts.filter((at) => at <= whole.length).sort((a, b) => a - b), whole.length];
          const chunks = borders.slice(1).map((end, index) => whole.slice(borders[index], end));
          expect(cut(chunks, width)).toEqual(cut([whole], width));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
